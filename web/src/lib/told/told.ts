/* What a journal tells, said in the reader's language.

   The node tells events in short English phrases, of which there are few; free words within them stay
   as they were written. A phrase that is not known is shown as it stands. */
import { direction, has, nameOf, say, sentence } from '$lib/words'
import { OWN_UNITS, answerIn, isOdd, lineIn, oddity, outBy, roleIn } from './parts'

const LINE = /^(OPEN|DEGRADED|SUSPENDED|NO CONTACT)(?: by (.+?))?(?: with (.+?))?(?: since (\S+))?$/

const RULES: [RegExp, (...parts: string[]) => string][] = [
  [/^arrived: (.+)$/, (kind) => say('told-arrived', { kind: kindOf(kind) })],
  [/^said: (.+)$/, (kind) => say('told-said', { kind: kindOf(kind) })],
  [/^receipt of (.+)$/, (party) => say('told-receipt-of', { party })],
  [/^receipt given to (.+)$/, (party) => say('told-receipt-to', { party })],
  [/^rang: (.+)$/, (bell) => say('told-rang', { bell: bellOf(bell) })],
  [/^OVERDUE (.+), told to (.+)$/, (need, role) => say('told-overdue', { need: nameOf('waiting', need), role: nameOf('role', role) })],
  [/^noted as seen ?(.*)$/, (who) => say('told-seen', { who })],
  [/^STOP, (.+)$/, (what) => `${nameOf('waiting', 'STOP')} · ${told(what)}`],
  [/^(.+), seen$/, (what) => `${told(what)} · ${say('told-seen', { who: '' }).trim()}`],
  [/^given by (.+)$/, (party) => say('told-given-by', { party })],
  [/^amended by (.+)$/, (party) => say('told-amended-by', { party })],
  [/^confirmed by (.+)$/, (party) => say('told-confirmed-by', { party })],
  [/^cancelled by (.+)$/, (party) => say('told-cancelled-by', { party })],
  [/^objection by (.+)$/, (party) => say('told-objection-by', { party })],
  [/^CORRECTION by (.+)$/, (party) => say('told-correction-by', { party })],
  [/^STOP by (.+)$/, (party) => say('told-stop-by', { party })],
  [/^EXERCISE STOP by (.+)$/, (party) => say('told-exercise-stop-by', { party })],
  [/^checklist (.+), through$/, (name) => say('told-checklist-through', { name: sentence(name) ?? name })],
  [/^checklist (.+)$/, (name) => say('told-checklist', { name: sentence(name) ?? name })],
  [/^we had it (\d+) s before they say it was$/, (s) => say('told-before', { s })],
  [/^(\d+) s under way$/, (s) => say('told-under-way', { s })],
  [/^(\S+) said (.+)$/, (party, kind) => `${party} · ${say('told-said', { kind: kindOf(kind) })}`],
  [/^(\S+) (?:held|held it|holds) (.+)$/, (party, kind) => `${party} · ${say('told-held', { kind: kindOf(kind) })}`],
]

/* What begins with a name is read in the direction of the page all the same. */
function inPage(words: string): string {
  return `${direction() === 'rtl' ? '\u200f' : '\u200e'}${words}`
}

/* Kinds by the number that stands in a record (spec/record.md). */
const KINDS: Record<number, string> = {
  1: 'JOINED', 2: 'KEY EVENT', 3: 'CLOSED', 10: 'GIVE', 11: 'AMEND', 12: 'CANCEL', 13: 'CONFIRM', 14: 'RELEASE', 20: 'READ BACK',
  21: 'ANSWER', 22: 'DISSEMINATED', 23: 'OBJECTION', 30: 'STOP', 31: 'TAKEN', 32: 'MESSAGE', 33: 'LINE CHECK', 34: 'DESK STATE',
  35: 'SUSPENSION', 36: 'CODED', 37: 'TRANSLATION', 40: 'PROPOSAL', 41: 'ENDORSEMENT', 42: 'AGREEMENT ACT', 50: 'ZONE',
  51: 'ZONE END', 60: 'PATROL', 61: 'PATROL STATE', 70: 'QUERY', 71: 'QUERY ANSWER', 80: 'INCIDENT', 81: 'INCIDENT STATEMENT',
  90: 'FORK PROOF',
}

/** Return the name of a kind of record by its number. */
export function kindNumbered(kind: number): string {
  const name = KINDS[kind]
  return name ? kindOf(name) : String(kind)
}

/* What the node itself writes of a notice; never tried on free words, which stay as they were typed. */
const MATTERS: typeof RULES = [
  [/^(.+) of (.+) \/ (.+) of (.+)$/, (one, by, other, its) => `${one} (${by}) / ${other} (${its})`],
  [/^(.+) of (.+)$/, (notice, party) => `${notice} (${party})`],
  [/^(.+) \(ours\)$/, (notice) => inPage(say('told-ours', { notice }))],
]

/** Return the name of a kind of record: `READ BACK`. */
export function kindOf(kind: string): string {
  return nameOf('told-kind', kind)
}

function bellOf(bell: string): string {
  const known = nameOf('waiting', bell)
  return known === bell ? nameOf('told-bell', bell) : known
}

/** Say what happened, or what it is about. */
export function told(phrase: string): string {
  if (!phrase) return ''
  const states = phrase.split(', ')
  if (states.every((one) => LINE.test(one))) return states.map(lineState).join(' · ')
  for (const [rule, words] of RULES) {
    const found = rule.exec(phrase)
    if (found) return words(...found.slice(1).map((part) => part ?? ''))
  }
  const waiting = nameOf('waiting', phrase)
  return waiting === phrase ? nameOf('told', phrase) : waiting
}

/** Say why something is odd; what a person typed stays as it is. */
export function aboutOdd(words: string): string {
  const { why, more, alike } = oddity(words)
  const beside = [alike && say('odd-alike', { count: alike }), more && say('odd-more', { count: more })].filter(Boolean)
  const [, notice, party, moved] = /^(.+) of (.+) (moved .+)$/s.exec(why) ?? []
  const said = moved && sentence(moved)
  const own = said ? `\u2068${notice}\u2069 (\u2068${party}\u2069): ${said}` : sentence(why)
  return own || beside.length ? inPage([own ?? `\u2068${why}\u2069`, ...beside].join(' · ')) : why
}

/** Say what an event is about: free words stay as they were typed. */
export function aboutEvent(what: string, words: string): string {
  const line = LINE.test(what.split(', ')[0]!) ? /^line to (.+)$/.exec(words) : null
  if (line) return say('told-line-to', { party: line[1]! })
  if (isOdd(what.replace(/, seen$/, ''))) return aboutOdd(words)
  const [, odd, why] = what.startsWith('noted as seen') ? (/^([A-Z ,]+): (.*)$/s.exec(words) ?? []) : []
  if (odd && why) return inPage(`${told(odd)}: ${isOdd(odd) ? aboutOdd(why) : `\u2068${why}\u2069`}`)
  if (/^watch (taken|given)$/.test(what)) return who(words)
  if (what.startsWith('OVERDUE ')) return matter(words)
  const [, rule] = what === 'refused' ? (/ \(([a-z-]+\/[\w-]+)\)$/.exec(words) ?? []) : []
  if (rule) return `${refusedFor(rule)} · \u2068${words}\u2069`
  const answer = what.startsWith('checklist ') ? answerIn(words) : undefined
  if (answer) return inPage([`\u2068${answer.step}\u2069: ${nameOf('checklists-answer', answer.answer)}`, who(answer.by)].filter(Boolean).join(' · '))
  const [, s] = what === 'our clock was set' ? (/^([+-]\d+) s$/.exec(words) ?? []) : []
  if (s) return say('span-s', { s })
  return words
}

/** Say why something was refused at the door, by the sentence of the protocol that it breaks: `parcel/3`. */
export function refusedFor(rule: string): string {
  const ids = [rule.replace('/', '-'), `of-${rule.split('/')[0]}`].map((one) => `health-refused-${one}`)
  return say(ids.find(has) ?? 'health-refused-other')
}

/** Say who acted, by a role of the program's and initials: `watch DE`. A role of a party's own stays as it is. */
export function who(words: string): string {
  const { role, rest } = roleIn(words)
  const space = rest.startsWith(' ') ? ' ' : ''
  return role ? `${nameOf('role', role)}${space}${rest && `\u2068${rest.slice(space.length)}\u2069`}` : words
}

/** Say to whom a notice is passed on: as the settings name it, or, where they name none, to our own units. */
export function unitName(unit: string): string {
  return unit === OWN_UNITS ? say('told-units-own') : unit
}

/** Say what the node wrote of a notice, such as `M4 of B`. */
export function matter(words: string): string {
  for (const [rule, said] of MATTERS) {
    const found = rule.exec(words)
    if (found) return said(...found.slice(1).map((part) => part ?? ''))
  }
  return words
}

/** Say how a line stands: `SUSPENDED by B since 1310Z`. */
export function lineState(phrase: string): string {
  const [, state, by, party, since] = LINE.exec(phrase) ?? []
  if (!state) return phrase
  const name = nameOf('line', state)
  const words = by ? say('told-state-by', { state: name, party: by }) : party ? say('told-state-with', { state: name, party }) : name
  return since ? say('told-since', { words, at: since }) : words
}

/** Say how a channel stands and why: `LINE: NO CONTACT with B since 1412Z (B: its node does not answer)`. */
export function aboutLine(words: string): string {
  const line = lineIn(words)
  if (!line) return words
  const reasons = line.reasons.map(({ party, said }) => `\u2068${party}\u2069: ${said.map((each) => sentence(each) ?? each).join(', ')}`)
  return inPage(`\u2068${line.channel}\u2069: ${line.state.split(', ').map(lineState).join(' · ')} (${reasons.join('; ')})`)
}

/** Say which rules a notice does not keep, after its name and its party: `M1 of B: NORTH: no entry (Art. 3), entry`. */
export function aboutBreach(words: string): { notice: string; party: string; rules: string[] } | undefined {
  const [, notice, party, rules] = /^(\S+) of (\S+): (.*)$/s.exec(words) ?? []
  return notice && party && rules ? { notice, party, rules: rules.split('; ').map(ruleNotKept) } : undefined
}

/** Say by which rule something is to be out of a zone, and why, in one line. */
export function aboutOutBy(words: string): string {
  const found = outBy(words)
  if (!found) return words
  const parts = [`\u2068${found.rule}\u2069`]
  if (found.uncertain) parts.push(say('breaches-uncertain'))
  if (found.by) parts.push(`\u2068${found.by}\u2069: ${say('breaches-not-agreed')}`)
  return [...parts, sentence(found.why) ?? `\u2068${found.why}\u2069`].join(' · ')
}

function ruleNotKept(words: string): string {
  const [, rule, clause, unsure, by] =
    /^(.*), (entry|altitude|notice|side|buffer|out by)(, uncertain)?(?:, announced by (.+), not agreed)?$/.exec(words) ?? []
  if (!rule || !clause) return words
  const parts = [`\u2068${rule}\u2069: ${nameOf('breaches-clause', clause)}`]
  if (unsure) parts.push(say('breaches-uncertain'))
  if (by) parts.push(`\u2068${by}\u2069: ${say('breaches-not-agreed')}`)
  return parts.join(' · ')
}

/** Say of words that came which the node puts together itself: `patrol NORTH-1 CUT SHORT: the road is flooded`. */
export function aboutTaken(words: string): string {
  const [, patrol, reason] = /^patrol (.+?) CUT SHORT: (.*)$/s.exec(words) ?? []
  return patrol ? say('told-cut-short', { patrol, reason: reason ?? '' }) : words
}

/** Say what a query asks: `B-1: own or partner forces within 8 km of 35.3300 40.1300, 15 Mar 0800Z to 1200Z?` */
export function aboutQuery(words: string): string {
  const [, name, circle, flagged] = /^(.+?): own or partner forces within (.+?)\?(; FLAGGED)?$/.exec(words) ?? []
  if (!name || !circle) return words
  const asked = `\u2068${name}\u2069 · ${say('queries-question')} \u2068${circle.replace(' of ', ' · ').replace(' to ', ' – ')}\u2069`
  return flagged ? `${asked} · ${say('queries-flagged')}` : asked
}

/** Tell whether an event is a receipt: of interest when one is asked after, noise otherwise. */
export function isReceipt(what: string): boolean {
  return what.startsWith('receipt ')
}

/** Tell whether an event is one that somebody should have looked at. */
export function isAlarm(what: string): boolean {
  return /^(OVERDUE|NO CONTACT|SUSPENDED|refused|our clock was set|(arrived|said): (STOP|FORK PROOF|OBJECTION))/.test(what)
}
