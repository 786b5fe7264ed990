/* Instants as officers type them: always with their zone, since a bare 12:00 was misread before. */
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** Read a date-time group (161200ZJUN30) or 2030-06-16 12:00Z; NaN where it is neither. Milliseconds. */
export function instantOf(text: string): number {
  const plain = text.trim().toUpperCase()
  const group = /^(\d{2})(\d{2})(\d{2})Z\s?([A-Z]{3})\s?(\d{2})$/.exec(plain)
  if (group) {
    const [, day, hour, minute, month, year] = group
    const number = MONTHS.indexOf(month!)
    return number < 0 ? NaN : checked(2000 + Number(year), number, Number(day), Number(hour), Number(minute), 0, 0)
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})$/.exec(plain)
  if (!iso) return NaN
  const [, year, month, day, hour, minute, second, zone] = iso
  const sign = zone!.startsWith('-') ? -1 : 1
  const offset = zone === 'Z' ? 0 : sign * (Number(zone!.slice(1, 3)) * 60 + Number(zone!.slice(4)))
  return checked(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second ?? 0), offset)
}

function checked(year: number, month: number, day: number, hour: number, minute: number, second: number, offset: number): number {
  const at = Date.UTC(year, month, day, hour, minute, second)
  const back = new Date(at)
  const same = back.getUTCMonth() === month && back.getUTCDate() === day && back.getUTCHours() === hour && minute < 60 && second < 60
  return same ? at - offset * 60_000 : NaN
}

/** Write an instant as a field begins with it: 2030-06-16 12:00Z. */
export function typed(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ') + 'Z'
}
