/* Queries and their answers as the node tells them. */
export interface Answer {
  party: string
  answer: string
  since?: string
  said?: string
  until?: string
  role?: string
  initials?: string
  claimed_at?: string
  corrected?: boolean
  text?: string
}

export interface Query {
  query: string
  party: string
  ours: boolean
  channel: string
  precedence: string
  role: string
  initials: string
  place: [number, number]
  place_written: string[]
  radius_m: number
  floor_m: number | null
  ceiling_m: number | null
  altitude_reference: string | null
  from: string
  until: string
  expires: string
  lapsed: boolean
  claimed_at: string
  came: string
  text: string
  beyond: string[]
  answers: Answer[]
  record: string
}

export interface WholeQuery extends Query {
  translations: { party: string; language: string; text: string }[]
  means: string
  flags?: string[]
  circles?: (Pick<Query, 'query' | 'place' | 'radius_m' | 'from' | 'until'> & { asked_now: boolean; our_answer: string })[]
  own_inside?: { what: string; name: string; activity: string; from: string; until: string }[]
}

/* NO that holds is the only answer that may be read as NO; every other is treated as YES. */
export const ANSWER_KIND: Record<string, 'good' | 'warn' | 'wait'> = {
  NO: 'good', YES: 'warn', UNKNOWN: 'warn', DECLINED: 'warn', EXPIRED: 'wait', 'NOT ANSWERED': 'wait',
}
export const ANSWERS = ['YES', 'NO', 'UNKNOWN', 'DECLINED'] as const
