/* Where in a text of TOML a fault is: the node names it by tables and keys, an officer looks for a line. */

const PATH = /^[\w-]+(\[\d+\])?(\.[\w-]+(\[\d+\])?)*$/

/** Return the line, counted from 1, that a place is about, as `pair[1].lateral_m`; 0 where none is.

    Where the key is not there, it is the heading under which it is missing. */
export function lineOf(text: string, place: string): number {
  let path = place.replace(/^text: ?/, '')
  if (!PATH.test(path)) return 0
  const known = placesOf(text)
  while (path && !known.has(path)) path = path.replace(/(\[\d+\]|\.?[\w-]+)$/, '')
  return known.get(path) ?? 0
}

/* Every table and key of a text with its line, each table of an array by its number. */
function placesOf(text: string): Map<string, number> {
  const known = new Map<string, number>()
  const counts = new Map<string, number>()
  let table = ''
  text.split('\n').forEach((line, at) => {
    const heading = /^\s*(\[\[?)\s*([\w.-]+)\s*\]/.exec(line)
    const key = /^\s*"?([\w-]+)"?\s*=/.exec(line)
    if (heading) {
      table = named(heading[2]!.split('.'), heading[1] === '[[', counts)
      known.set(table, at + 1)
    } else if (key) {
      const path = table ? `${table}.${key[1]}` : key[1]!
      if (!known.has(path)) known.set(path, at + 1)
    }
  })
  return known
}

/* The place of a table: tables of an array are numbered, and those within one are of the last. */
function named(parts: string[], isArray: boolean, counts: Map<string, number>): string {
  let path = ''
  parts.forEach((part, at) => {
    path = path ? `${path}.${part}` : part
    if (isArray && at === parts.length - 1) counts.set(path, (counts.get(path) ?? -1) + 1)
    const count = counts.get(path)
    if (count !== undefined) path += `[${count}]`
  })
  return path
}
