/* Where a fault is, parted into the words of the program, which each language says, and what somebody typed.

   The node names a place in a few forms: `patrol M4-12`, `zone RANGE-2, end`, `rule[0].name`,
   `pasted line 2, column 'place'`. The keys of a file are typed as well: they stand in the file so. */

export interface Part {
  /** A word of the program, as `place-…` has it; empty where all of it was typed. */
  word: string
  typed: string
}

const FILE = /^(pasted|\S*?\.[a-z]+)(?::? (.*))?$/s
const COUNTED = /^(line|column|feature|byte) (\d+|'.*')$/s
const PATH = /^[a-z]\w*(?:\[\d+\])?(?:[./](?:\d+|[a-z]\w*)(?:\[\d+\])?)*$/
const NAMED = /^([a-z_]+)(\[\d+\])? (.+?)(?:, ([a-z_]+)(?: ('.*'|\d+.*))?)?$/s

/** Return the parts of a place; all of it as typed where it has none of these forms. */
export function partsOf(place: string): Part[] {
  if (PATH.test(place)) return place.split(/[./]/).reduce<Part[]>(along, [])
  const file = FILE.exec(place)
  if (file) return [file[1] === 'pasted' ? { word: 'pasted', typed: '' } : asTyped(file[1]!), ...within(file[2])]
  const [, word, count = '', name, last, itsName = ''] = NAMED.exec(place) ?? []
  if (!word) return within(place)
  const named = { word, typed: [count, name!.replaceAll("' and '", "', '")].filter(Boolean).join(' ') }
  return last ? [named, { word: last, typed: itsName.replaceAll("' and '", "', '") }] : [named]
}

function along(parts: Part[], step: string): Part[] {
  const [, word = '', count = ''] = /^([a-z]\w*)?(.*)$/.exec(step) ?? []
  if (word || !parts.length) return [...parts, { word, typed: count }]
  return [...parts.slice(0, -1), { ...parts.at(-1)!, typed: count }]
}

function within(words = ''): Part[] {
  if (!words) return []
  const counted = words.split(/, (?=[a-z])/).map((one) => COUNTED.exec(one))
  return counted.every((one) => one !== null) ? counted.map((one) => ({ word: one[1]!, typed: one[2]! })) : [asTyped(words)]
}

function asTyped(typed: string): Part {
  return { word: '', typed }
}
