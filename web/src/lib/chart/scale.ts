/* Round steps for an axis, so that what stands at its ticks is easily read. */

/** Return ticks from 0 to at least `most`, in steps of 1, 2 or 5 times a power of ten; whole numbers. */
export function ticks(most: number, wanted = 4): number[] {
  const rough = Math.max(most, 1) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power)
  const count = Math.ceil(Math.max(most, 1) / step)
  return Array.from({ length: count + 1 }, (_, at) => at * step)
}

/** Return which of so many labels are written where each has so many pixels. */
export function written(count: number, wide: number, needed = 64): (at: number) => boolean {
  const every = Math.max(1, Math.ceil((count * needed) / Math.max(wide, 1)))
  return (at) => at % every === 0
}
