/* What an act that waits for a second officer says, in rows with names: whoever releases it reads each. */
import { ms, span } from '$lib/time'
import { has, nameOf, say } from '$lib/words'

/** `at` is an instant, `code` is shown to be compared, `text` was typed by somebody. */
export interface Row {
  label: string
  kind: 'words' | 'text' | 'code' | 'at' | 'list'
  value: string
  list: string[]
}

type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

const DIGITS = 32 // of a hash or an id: enough to compare

/** What is said of a field's value; any other is text as it was typed. */
const KINDS: Record<string, (value: Value) => Partial<Row>> = {
  answer: (value) => named('queries-answer', value),
  approach_m: metres,
  automatic: yes,
  closes: yes,
  content: bytes,
  card: bytes,
  draft: (value) => ({ kind: 'text', value: nameIn(value) }),
  expected: bytes,
  from_utc: instant,
  how: (value) => named('sites-choose', value),
  knowingly: yes,
  label: (value) => named('disclosure-label', value),
  lateral_m: metres,
  level: (value) => named('bulletins-level', value),
  points: (value) => list(value, (one) => `${nameIn(one)} · ${instantIn(one)}`),
  precedence: (value) => named('precedence', value),
  shown: code,
  time_s: (value) => ({ value: span(Number(value) * 1_000) }),
  until: instant,
  until_utc: instant,
  vertical_m: metres,
  volumes: bytes,
  what: (value) => named('pending-what', value),
  words: code,
}

/** Return the rows of an act, in the order in which it was written down; what is empty is left out. */
export function rowsOf(act: string, body: Record<string, unknown>): Row[] {
  return Object.entries(body as Record<string, Value>)
    .filter(([key, value]) => key !== 'ref' && !isEmpty(value))
    .map(([key, value]) => ({ label: labelOf(act, key), kind: 'words', value: '', list: [], ...said(act, key, value) }))
}

function labelOf(act: string, key: string): string {
  const own = `pending-${act}-${key}`.replaceAll(/[ _]/g, '-')
  return has(own) ? say(own) : nameOf('pending', key)
}

function said(act: string, key: string, value: Value): Partial<Row> {
  if (key === 'zone' && act === 'zone announce') return bytes(value)
  const kind = KINDS[key]
  if (kind) return kind(value)
  if (Array.isArray(value)) return list(value, nameIn)
  const text = String(value)
  return /^[0-9a-f]{32,}$/.test(text) ? code(text) : { kind: 'text', value: typeof value === 'object' ? nameIn(value) : text }
}

function isEmpty(value: Value): boolean {
  return value === '' || value === null || (Array.isArray(value) && !value.length)
}

function named(prefix: string, value: Value): Partial<Row> {
  return { value: nameOf(prefix, String(value)) }
}

function metres(value: Value): Partial<Row> {
  return { value: say('register-metres', { m: Number(value) }) }
}

function yes(value: Value): Partial<Row> {
  return { value: say(value ? 'register-yes' : 'register-no') }
}

function code(value: Value): Partial<Row> {
  return { kind: 'code', value: String(value).slice(0, DIGITS) }
}

/* What is sent in bytes is shown by its page; here is told only that it is there, and how much. */
function bytes(value: Value): Partial<Row> {
  return { value: say('pending-bytes', { n: Math.floor((String(value).replace(/=+$/, '').length * 3) / 4) }) }
}

function instant(value: Value): Partial<Row> {
  return { kind: 'at', value: new Date(Number(value) * 1_000).toISOString() }
}

function list(value: Value, line: (one: Value) => string): Partial<Row> {
  return { kind: 'list', list: Array.isArray(value) ? value.map(line) : [] }
}

function nameIn(value: Value): string {
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(nameIn).join(', ')
  return nameIn(value['name'] ?? value['key'] ?? '')
}

function instantIn(value: Value): string {
  const due = value !== null && typeof value === 'object' && !Array.isArray(value) ? Number(value['due']) : NaN
  return isNaN(ms(due)) ? '' : new Date(due * 1_000).toISOString().replace('.000', '')
}
