/* The plane that the map is drawn on: Web Mercator in metres at the equator (EPSG:3857).

   For drawing alone: whatever is measured or judged is measured by the node, on the ellipsoid. */

const RADIUS = 6_378_137
const LAT_MAX = 85.05
export const WORLD = 2 * Math.PI * RADIUS

export type Box = [west: number, south: number, east: number, north: number]

/** Return the x of a longitude in degrees. */
export function xOf(lon: number): number {
  return (lon * Math.PI * RADIUS) / 180
}

/** Return the y of a latitude in degrees; beyond 85 degrees that of 85. */
export function yOf(lat: number): number {
  const held = Math.max(-LAT_MAX, Math.min(LAT_MAX, lat))
  return RADIUS * Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360))
}

/** Return the longitude of an x, within 180 degrees. */
export function lonOf(x: number): number {
  const lon = (x / RADIUS) * (180 / Math.PI)
  return lon - 360 * Math.floor((lon + 180) / 360)
}

/** Return the latitude of a y. */
export function latOf(y: number): number {
  return (2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2) * (180 / Math.PI)
}

/** Return by how much lengths on the ground are stretched at a latitude. */
export function stretchAt(lat: number): number {
  return 1 / Math.cos((Math.max(-LAT_MAX, Math.min(LAT_MAX, lat)) * Math.PI) / 180)
}

/** Return the box that holds nothing: to be widened. */
export function noBox(): Box {
  return [Infinity, Infinity, -Infinity, -Infinity]
}

/** Widen a box to hold another. */
export function widen(box: Box, other: Box): void {
  box[0] = Math.min(box[0], other[0])
  box[1] = Math.min(box[1], other[1])
  box[2] = Math.max(box[2], other[2])
  box[3] = Math.max(box[3], other[3])
}

/** Tell whether two boxes have a point in common. */
export function meets(a: Box | number[], b: Box | number[]): boolean {
  return a[0]! <= b[2]! && a[2]! >= b[0]! && a[1]! <= b[3]! && a[3]! >= b[1]!
}

/** A part of a line, so that no more is drawn of it than is in view. */
export interface Stretch {
  points: number[]
  box: Box
  /** The length of the line before it, so that dashes go on as if the line were whole. */
  from: number
}

/** Cut a line of x, y, x, y… into stretches of at most so many points; each begins where the one before it ends. */
export function stretches(line: number[], most = 16): Stretch[] {
  const cut: Stretch[] = []
  let from = 0
  for (let first = 0; first + 2 < line.length; first += 2 * (most - 1)) {
    const points = line.slice(first, first + 2 * most)
    const box = noBox()
    const began = from
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = [points[at]!, points[at + 1]!]
      widen(box, [x, y, x, y])
      if (at) from += Math.hypot(x - points[at - 2]!, y - points[at - 1]!)
    }
    cut.push({ points, box, from: began })
  }
  return cut
}

/** Return by which multiples of the world's width what is drawn is to be repeated in a view. */
export function turns(view: number[]): number[] {
  const first = Math.floor((view[0]! + WORLD / 2) / WORLD)
  const last = Math.floor((view[2]! + WORLD / 2) / WORLD)
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => (first + index) * WORLD)
}
