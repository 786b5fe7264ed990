/* The parts of a document by their names, parted into the node's own words and what somebody named. What a part
   says is never said in another language: who signs reads what all sign. */

export interface PartName {
  /** Which words say it: `part-…`. */
  id: string
  /** What was named or numbered: a party, a zone, an article. */
  name?: string
  activities?: string[]
  /** Of a zone: a number of its places, or one of its rules. */
  place?: string
  rule?: string
}

const FIXED = new Set(['language', 'in force from', 'in force until', 'notice of withdrawal', 'notice is given of', 'exempt', 'separation', 'closes the incident', 'text'])
const NAMED = /^(party|area|article|point|margin) (.+)$/s
const SETTLED = /^(procedure|query) ([a-z_]+)$/
const ACTIVITY = '[a-z]+(?:_[a-z]+)*'
const PAIR = new RegExp(`^(${ACTIVITY}) \\+ (${ACTIVITY})$`)
const LEAD = new RegExp(`^lead (${ACTIVITY})$`)
const ZONE = /^zone (.+?)(?:, place(?: (\d+))?|, (.+))?$/s

/** Part the name of a part, `zone NORTH, place 2`; undefined where all of it was named by somebody. */
export function partName(part: string): PartName | undefined {
  if (FIXED.has(part)) return { id: part.replaceAll(' ', '-') }
  const [, settled, field] = SETTLED.exec(part) ?? []
  if (settled && field) return { id: `${settled}-${field.replaceAll('_', '-')}` }
  const [, kind, name] = NAMED.exec(part) ?? []
  if (kind && name) return { id: kind, name: kind === 'margin' ? name.replace('_', ' / ').toUpperCase().replace('WGS84', 'WGS 84') : name }
  const lead = LEAD.exec(part)
  if (lead) return { id: 'lead', activities: [lead[1]!] }
  const pair = PAIR.exec(part)
  if (pair) return { id: 'pair', activities: [pair[1]!, pair[2]!] }
  const [, zone, place, rule] = ZONE.exec(part) ?? []
  if (!zone) return undefined
  if (rule) return { id: 'zone', name: zone, rule }
  return /, place( \d+)?$/.test(part) ? { id: 'zone', name: zone, place: place ?? '' } : { id: 'zone', name: zone }
}
