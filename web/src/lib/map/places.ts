/* Positions as text, one a line: how a form keeps them, whoever typed or drew them. */

/** Return the positions of a text, one a line. */
export function placesIn(text: string): string[] {
  return text
    .split(/\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** Write a position as an officer would type it, to a tenth of a metre. */
export function placeText(lon: number, lat: number): string {
  const half = (value: number, whole: number, letters: string) =>
    `${Math.abs(value).toFixed(6).padStart(whole + 7, '0')}${letters[value < 0 ? 1 : 0]}`
  return `${half(lat, 2, 'NS')} ${half(lon, 3, 'EW')}`
}

type At = [lon: number, lat: number]

/** Return a place of one ring as a form has it: an area is typed without its last corner, which is the first. */
export function placed(core: string, positions: At[]): { shape: 'point' | 'route' | 'area'; places: string } {
  const shape = core === 'point' ? 'point' : core === 'line' ? 'route' : 'area'
  const corners = shape === 'area' ? positions.slice(0, -1) : positions
  return { shape, places: corners.map(([lon, lat]) => placeText(lon, lat)).join('\n') }
}

/** Return the text of a number that may not be known, as a field holds it. */
export const numberText = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value))

/** Return what was typed in a field, or null where it is blank. */
export const orNull = (text: string): string | null => text.trim() || null
