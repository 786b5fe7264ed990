/* Patrols and their series as the node tells them. */
export interface Patrol {
  patrol: string
  number: string
  party: string
  channel: string
  series: string
  number_in_series: number
  joint: boolean
  state: string
  reason: string
  from: string
  until: string
  late_s: number
  next: string
  record: string
}

export interface Point {
  point: number
  name: string
  position: [number, number]
  written: string[]
  due: string
  grace_s: number
}

export interface Part {
  party: string
  named: boolean
  vehicles: string[]
  call_signs: string[]
  state: string
  reason: string
  ended: string
  reports: { point: number; name: string; at: string; late_s: number }[]
}

export interface WholePatrol extends Patrol {
  notice: string
  notice_stands: boolean
  points: Point[]
  parts: Part[]
  now: string
}

export interface Count {
  planned: number
  complete: number
  cut_short: number
  overdue: number
  to_come: number
  reports_on_time: number
  reports_late: number
  points_missed: number
  median_s: number | null
  reasons: Record<string, number>
}

export interface SeriesView extends Count {
  series: string
  channel: string
  first: string
  last: string
  months: (Count & { month: string })[]
  patrols: {
    number_in_series: number
    number: string
    patrol: string
    from: string
    state: string
    reason: string
    lasted_s: number | null
  }[]
}

export const STATE_KIND: Record<string, 'good' | 'wait' | 'warn' | 'bad' | 'note' | 'none'> = {
  PROPOSED: 'wait', PLANNED: 'note', NOT_SET_OUT: 'bad', UNDER_WAY: 'note', OVERDUE: 'bad', CUT_SHORT: 'warn', COMPLETE: 'good', NOT_AGREED: 'none',
}

/** Return which point is reported next and until when, which the node says as `P2 by 2030-06-01T05:00:00Z`. */
export function nextOf(patrol: Patrol): { name: string; at: string } | undefined {
  const [, name, at] = /^(.*) by (\S+)$/.exec(patrol.next) ?? []
  return name && at ? { name, at } : undefined
}
