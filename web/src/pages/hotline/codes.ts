/* The codes of the hotline and what each takes, as exchange/coded.py has them; a test compares the two.
   A code means the same everywhere; its words are the desk's own in each language. */

export type Slot = 'name' | 'km' | 'minutes' | 'count' | 'UTC' | 'place'

const notice = ['notice', 'name'] as const
const party = ['party', 'name'] as const
const km = ['km', 'km'] as const
const minutes = ['minutes', 'minutes'] as const
const count = ['count', 'count'] as const
const at = ['at', 'UTC'] as const
const until = ['until', 'UTC'] as const
const place = ['place', 'place'] as const

export const CODES: Record<string, readonly (readonly [string, Slot])[]> = {
  ACKNOWLEDGE: [],
  AIRCRAFT_IN_DISTRESS: [place, at],
  CALL_ME: [],
  CANNOT_COMPLY: [],
  CEASE_FIRE_REQUEST: [place, km],
  CHECK_POSITION: [notice],
  CHECK_TIME_ZONE: [notice, at],
  CLOCK_WRONG: [party, minutes],
  COMMANDER_WANTED: [],
  CONTACT_AWAY: [until],
  DESK_UNMANNED: [at, until],
  FORCES_OURS: [place, at],
  FORCES_NOT_OURS: [place, at],
  FORCES_UNKNOWN: [place, at],
  INTERPRETER_WANTED: [],
  LINE_RESTORED: [at],
  LINE_SUSPENDED: [at],
  MEDEVAC_COMING: [place, at],
  MOVEMENT_COMPLETE: [notice, at],
  MOVEMENT_DELAYED: [notice, minutes],
  MOVEMENT_OVERDUE: [notice, minutes],
  NOTICE_LATE: [notice, minutes],
  NOTICE_NOT_RECEIVED: [notice],
  PARTY_NOT_TOLD: [party, notice],
  PATROL_CUT_SHORT: [notice, at],
  READ_BACK_WANTED: [notice],
  RESCUE_UNDER_WAY: [place, km],
  SAY_AGAIN: [],
  STOP_RECEIVED: [at],
  UNITS_CEASED: [count, at],
  UNITS_NOT_TOLD: [notice, count],
  UNITS_TOLD: [notice, count],
  WAIT: [minutes],
  WRONG_POSITION: [notice, km],
  WRONG_TIME: [notice, minutes],
}
/** Those that cannot wait stand first in the list. */
export const FIRST = ['AIRCRAFT_IN_DISTRESS', 'CEASE_FIRE_REQUEST', 'MEDEVAC_COMING', 'RESCUE_UNDER_WAY', 'WRONG_POSITION', 'WRONG_TIME']

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** Read an instant with its zone, RFC 3339 or a date-time group in Z, as whole seconds; null where it is neither. */
export function instantIn(text: string): number | null {
  const typed = text.trim().toUpperCase()
  const group = /^(\d\d)(\d\d)(\d\d)Z([A-Z]{3})(\d\d)$/.exec(typed)
  if (group) {
    const [day, hour, minute, year] = [group[1], group[2], group[3], group[5]].map(Number) as [number, number, number, number]
    const month = MONTHS.indexOf(group[4]!)
    const when = new Date(Date.UTC(2000 + year, month, day, hour, minute))
    const same = month >= 0 && when.getUTCDate() === day && when.getUTCHours() === hour && when.getUTCMinutes() === minute
    return same ? +when / 1_000 : null
  }
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(typed)) return null
  const when = Date.parse(typed.replace(' ', 'T'))
  const day = Number(typed.slice(8, 10))
  const daysThere = new Date(Date.UTC(Number(typed.slice(0, 4)), Number(typed.slice(5, 7)), 0)).getUTCDate()
  return isNaN(when) || day > daysThere ? null : Math.floor(when / 1_000)
}

/** Read a whole number within what such an argument may hold; null where it is none. */
export function numberIn(text: string, slot: Slot): number | null {
  const most: Partial<Record<Slot, number>> = { km: 20_038, minutes: 10_080, count: 1_000_000 }
  const typed = text.trim()
  return /^\d{1,7}$/.test(typed) && Number(typed) <= (most[slot] ?? 0) ? Number(typed) : null
}

/** Each language by its own name, so that it is found by who reads no other. */
export const NAMES = { en: 'English', ru: 'Русский', tr: 'Türkçe', ar: 'العربية' }
