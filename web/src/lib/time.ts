/* Instants as officers write and hear them: DTG, UTC with weekday, the desk's own zone, and how long it is until then.

   Digits are Latin in every language. All functions take an RFC 3339 text or milliseconds. */
import { session } from './session.svelte'
import { say, written } from './words'

type Instant = string | number | null | undefined
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Tell whether the desk's own zone is UTC, so that local time says nothing more. */
export function isUtcHere(): boolean {
  return /^(UTC|GMT|Etc\/(UTC|GMT|Universal|Zulu))$/i.test(session.zone)
}

const two = (value: number) => String(value).padStart(2, '0')

/** Return an instant in milliseconds, or NaN. */
export function ms(at: Instant): number {
  if (at === null || at === undefined || at === '') return NaN
  return typeof at === 'number' ? at : Date.parse(at)
}

/** Write a date-time group: 111200ZNOV26. */
export function dtg(at: Instant): string {
  const when = new Date(ms(at))
  if (isNaN(+when)) return '—'
  const clock = two(when.getUTCHours()) + two(when.getUTCMinutes())
  const year = two(when.getUTCFullYear() % 100)
  return `${two(when.getUTCDate())}${clock}Z${MONTHS[when.getUTCMonth()]}${year}`
}

/** Write hours and minutes in UTC: 09:30Z. */
export function utcTime(at: Instant, seconds = false): string {
  const when = new Date(ms(at))
  if (isNaN(+when)) return '—'
  const text = when.toISOString()
  return `${text.slice(11, seconds ? 19 : 16)}Z`
}

/** Write a date in UTC: 2026-11-11. */
export function utcDate(at: Instant): string {
  const when = new Date(ms(at))
  return isNaN(+when) ? '—' : when.toISOString().slice(0, 10)
}

/** Write the weekday in the reader's language, in UTC unless a zone is given. */
export function weekday(at: Instant, zone = 'UTC', style: 'short' | 'long' = 'short'): string {
  const when = ms(at)
  if (isNaN(when)) return '—'
  return new Intl.DateTimeFormat(written(), { weekday: style, timeZone: zone }).format(when)
}

/** Write an instant in the desk's own zone, with its weekday and the zone's name. */
export function local(at: Instant, zone = session.zone): string {
  const when = ms(at)
  if (isNaN(when)) return '—'
  const clock = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
  return `${new Intl.DateTimeFormat(written(), clock).format(when)} \u2066${zone.replaceAll('_', ' ')}\u2069`
}

/** Write how long a span is in its two greatest parts: 1 d 4 h, 12 min. The sign is left out. */
export function span(milliseconds: number): string {
  const left = Math.abs(milliseconds)
  if (left < MINUTE) return say('span-s', { s: Math.round(left / 1_000) })
  if (left < HOUR) return say('span-min', { min: Math.floor(left / MINUTE) })
  const h = Math.floor((left % DAY) / HOUR)
  if (left < DAY) return say('span-h', { h, min: Math.floor((left % HOUR) / MINUTE) })
  return say('span-d', { d: Math.floor(left / DAY), h })
}

/** Say when an instant is, seen from another: in 12 min, 3 h ago, now. */
export function when(at: Instant, now: number): string {
  const left = ms(at) - now
  if (isNaN(left)) return '—'
  if (Math.abs(left) < 1_000) return say('when-now')
  return say(left > 0 ? 'when-in' : 'when-ago', { span: span(left) })
}

/** Say how much time is left of something: 12 min left, overdue by 3 min. */
export function left(seconds: number): string {
  return say(seconds < 0 ? 'left-overdue' : 'left', { span: span(seconds * 1_000) })
}
