/* How each party is told from the others: a letter, a line, a hatching and a colour, the same as
   on paper (desk/drawing/sign.py). Colour is never the only sign, and nobody is drawn as friend
   or foe: all parties are alike. */

export interface Sign {
  letter: string
  /** Number of the colour, 0 to 5: `--party-N` in the theme. */
  colour: number
  dash: number[]
  hatch: number
}

const DASHES = [[], [7, 3.2], [1.6, 2.6], [9, 2.6, 1.6, 2.6], [3.6, 2.6]]

/** Return a sign for each party, by its place in the sorted list. */
export function signs(parties: Iterable<string>): Map<string, Sign> {
  const ordered = [...new Set(parties)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const short = ordered.every((name) => /^[A-Za-z0-9]{1,2}$/.test(name))
  return new Map(
    ordered.map((name, number) => [
      name,
      {
        letter: short ? name : letters(number),
        colour: number % 6,
        dash: DASHES[number % DASHES.length] ?? [],
        hatch: number % 6,
      },
    ]),
  )
}

function letters(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26))
  return number < 26 ? letter : letters(Math.floor(number / 26) - 1) + letter
}
