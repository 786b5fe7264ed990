/* A bulletin as the node tells it: every count with the list that it is of. */
export interface Line {
  label: string
  count: number
  rows: string[]
  parties: Record<string, Record<string, string[]>>
}

export interface Table {
  by: string
  lines: Line[]
  total: number
  sum: string
}

export interface Row {
  incident: string
  began: string
  area: string
  kind: string
  title: string
  state: string
  record: string
  parties: Record<string, string>
}

export interface Bulletin {
  channel: string
  exercise: boolean
  made_by: string
  made_at: string
  left_out: string[]
  from: string
  until: string
  parties: string[]
  rule: string
  total: number
  whole: Line
  tables: Table[]
  rows: Row[]
}

export const COLUMNS = ['reported', 'confirmed', 'denied', 'not seen', 'not stated'] as const

/** What is counted, in words, and the numbers of the incidents behind it. */
export interface Behind {
  words: string
  numbers: string[]
}

/** Return the start of the day, in UTC, so many days before an instant; of weeks, their Monday. In seconds. */
export function daysBefore(now: number, days: number): number {
  const day = Math.floor(now / 86_400_000 - days)
  return (days % 7 ? day : day - ((day + 3) % 7)) * 86_400
}
