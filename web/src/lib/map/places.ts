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
