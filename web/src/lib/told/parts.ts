/* What the node put together of its own words and of what somebody typed, taken apart again.

   Only its own words are said in another language; a name, a reason or a role of a party's own stays as
   it was written. */

/** Roles that the program itself gives: those of the desk, of the ladder as it ships, and the node's own. */
export const ROLES = ['watch leader', 'duty commander', 'drafter', 'releaser', 'watch', 'auditor', 'administrator', 'node']

/** To whom a notice is passed on where no list of units is set. */
export const OWN_UNITS = 'own units'

/** Part who acted into a role of the program's, if it is one, and what follows: `watch DE: all quiet`. */
export function roleIn(words: string): { role: string; rest: string } {
  const role = ROLES.find((one) => words === one || words.startsWith(`${one} `) || words.startsWith(`${one}:`)) ?? ''
  return { role, rest: words.slice(role.length) }
}

export interface Answered {
  step: string
  answer: string
  by: string
}

/** Part an answer on a checklist: `radio: yes, by watch DE`. */
export function answerIn(words: string): Answered | undefined {
  const [, step, answer, by = ''] = /^(.*): (yes|no|done)(?:, by (.*))?$/s.exec(words) ?? []
  return step !== undefined && answer ? { step, answer, by } : undefined
}

/** What an item that waits says of a notice, beside its name and its party. */
export interface OfNotice {
  /** Who gave it; empty where the node does not say. */
  party: string
  /** How it is not acknowledged: `NOT RECEIPTED` or `not read back`. */
  grade: string
  /** A sentence of the node: that it came late. */
  late: string
  /** What somebody typed, or the list of units. */
  words: string
}

/** Part what waits of a notice by its name: `M4 by B; LATE: 20 min before its start, 1 h asked`. */
export function ofNotice(name: string, about: string): OfNotice | undefined {
  if (!about.startsWith(name)) return undefined
  const rest = about.slice(name.length)
  const [, grade] = /^: (NOT RECEIPTED|not read back) by /.exec(rest) ?? []
  if (grade) return { party: '', grade, late: '', words: '' }
  const [, party, mark, more = ''] = /^ by ([^:;]+)(?:(: |; )(.*))?$/s.exec(rest) ?? []
  return party ? { party, grade: '', late: mark === '; ' ? more : '', words: mark === ': ' ? more : '' } : undefined
}

/** Part what a patrol is overdue at: `KOBANI-31 (B-1), B: not heard of at gate, due 2030-06-01T05:00:00Z`. */
export function unheard(about: string): { patrol: string; number: string; party: string; point: string; due: string } | undefined {
  const [, patrol, number, party, point = '', due = ''] = /^(.*) \((\S+)\), ([^:]+): not heard of at (?:(.*), due (\S+))?$/s.exec(about) ?? []
  return patrol && number && party ? { patrol, number, party, point, due } : undefined
}

/** Part what comes near protected sites: `M4 of B comes near A-1, A-2`. */
export function approached(about: string): { notice: string; party: string } | undefined {
  const [, notice, party] = /^(.*) of (.+) comes near /s.exec(about) ?? []
  return notice && party ? { notice, party } : undefined
}

export interface OutBy {
  /** The rule, its zone and its article, as they are named. */
  rule: string
  uncertain: boolean
  /** Who announced it, where it is not agreed. */
  by: string
  why: string
}

/** Part by which rule something is to be out of a zone: `RANGE: empty (Art. 2), out by: it is inside`. */
export function outBy(words: string): OutBy | undefined {
  const [, rule, unsure, by = '', why] = /^(.*?), out by(, uncertain)?(?:, announced by (.+?), not agreed)?: (.*)$/s.exec(words) ?? []
  return rule && why ? { rule, uncertain: Boolean(unsure), by, why } : undefined
}

export interface Acknowledged {
  /** The program's own words, by the end of their id. */
  said: '' | 'group' | 'correct' | 'correction' | 'units' | 'told'
  words: string[]
}

/** Part one thing that an acknowledgement states: `check group 12345`, `to tower, road posts`. */
export function acknowledged(act: string, number: number, words: string): Acknowledged {
  const [, group] = /^check group (\d+)$/.exec(words) ?? []
  if (act === 'read back' && !number && group) return { said: 'group', words: [group] }
  if (act === 'answer' && !number && words === 'READ BACK CORRECT') return { said: 'correct', words: [] }
  if (act === 'answer' && !number && words === 'CORRECTION') return { said: 'correction', words: [] }
  if (act === 'disseminated' && !number && words.startsWith('to ')) return { said: 'units', words: words.slice(3).split(', ') }
  if (act === 'disseminated' && number && words.startsWith('told ')) return { said: 'told', words: [words.slice(5)] }
  return { said: '', words: [words] }
}

export interface LineStands {
  channel: string
  state: string
  reasons: { party: string; said: string[] }[]
}

/** Part how a channel stands and why: `LINE: DEGRADED with B (B: round trip 9 s, overdue acknowledgements: 2; C: …)`. */
export function lineIn(about: string): LineStands | undefined {
  const [, channel, state, why = ''] = /^(.+?): (.+?) \((.*)\)$/s.exec(about) ?? []
  if (!channel || !state) return undefined
  const reasons = why.split('; ').filter(Boolean).map((one) => {
    const [, party = '', said = ''] = /^(.*?): (.*)$/s.exec(one) ?? []
    return { party, said: said.split(', ') }
  })
  return { channel, state, reasons }
}

/** Tell whether something is odd by the name that the node gives it: capitals alone, and no STOP of a person's words. */
export function isOdd(what: string): boolean {
  return /^(?=.*[A-Z]{2})[A-Z][A-Z ,]+$/.test(what) && !/^(EXERCISE |SUSPENDED )*STOP$|DO NOT KNOW$/.test(what)
}

/** Part why something is odd from how many of a kind there are: `B: number 5 (and 3 more)`. */
export function oddity(why: string): { why: string; more: string; alike: string } {
  const [, before = why, more = ''] = /^(.*) \(and (\d+) more\)$/s.exec(why) ?? []
  const [, own = before, alike = ''] = /^(.*) \((\d+) of this kind\)$/s.exec(before) ?? []
  return { why: own, more, alike }
}
