/* A conflict as the node tells it, and how it is said. */
import { span } from '$lib/time'
import { say } from '$lib/words'
import type { Volume } from '$lib/register/volume'
import type { Volume as NoticeVolume } from '$lib/notice/view'

export interface Conflict {
  id: string
  notices: [string, string]
  parties: [string, string]
  shared: boolean
  severity: string
  held_to: [number, number, number]
  articles: string[]
  closest_m: number
  vertical_m: number | null
  start: string
  end: string
  gap_s: number | null
  where: [number, number]
  doubt_m: number
  exact?: string
  exact_m?: number
}

export interface Side {
  notice: string
  serial: string
  party: string
  ours: boolean
  channel: string
  activity: string
  from: string
  until: string
  text: string
  record: string
  volumes: Volume[]
}

export interface WholeConflict extends Conflict {
  where_written: string[]
  /** Whether what they are held to is agreed; else it is the largest that was proposed. */
  agreed: boolean
  sides: [Side, Side]
  others: Conflict[]
}

export interface WayOut {
  notice: string
  move: string
  time_s?: number
  altitude_m?: number
  lateral_m?: number
  bearing?: number
  cost: number
  clears: string[]
  nearest?: { notice: string; kept_by: string; spare: number }
  volumes: string
  /** The same as `volumes`, as it is shown. */
  facts: NoticeVolume[]
}

export const SEVERITIES = ['advisory', 'caution', 'critical']

/** Write a length as officers say it: metres below ten kilometres. */
export function length(metres: number): string {
  if (metres < 10_000) return say('register-metres', { m: Math.round(metres) })
  return say('register-km', { km: Math.round(metres / 100) / 10 })
}

/** Say how close two notices come: aside, in height, in time. */
export function closeness(one: Conflict): string {
  const aside = say('conflicts-aside', { m: length(one.closest_m) })
  const high = one.vertical_m === null ? say('conflicts-heights-unlike') : say('conflicts-high', { m: length(one.vertical_m) })
  const apart = one.gap_s === null || one.gap_s === undefined ? say('conflicts-same-time') : say('conflicts-gap', { span: span(one.gap_s * 1_000) })
  return `${aside} · ${high} · ${apart}`
}

/** Say what the two are held to. */
export function heldTo([lateral, vertical, time]: [number, number, number]): string {
  return say('conflicts-held-to', { aside: length(lateral), high: length(vertical), span: span(time * 1_000) })
}

/** Say how a way out moves its notice. */
export function moved(one: WayOut): string {
  const parts = []
  if (one.time_s) parts.push(say(one.time_s > 0 ? 'conflicts-later' : 'conflicts-earlier', { span: span(one.time_s * 1_000) }))
  if (one.altitude_m) {
    parts.push(say(one.altitude_m > 0 ? 'conflicts-higher' : 'conflicts-lower', { m: length(Math.abs(one.altitude_m)) }))
  }
  if (one.lateral_m) {
    const towards = one.bearing === undefined ? '' : String(Math.round(one.bearing)).padStart(3, '0')
    parts.push(say('conflicts-moved', { m: length(one.lateral_m), bearing: towards }))
  }
  return parts.join(' · ') || one.move
}

/** Write `NAME of PARTY` of the node without its word between. */
export function withParty(named: string): string {
  return named.replace(/^(.*) of (.+)$/, '$1 ($2)')
}

/** Say what is left to the notice that is then nearest. */
export function nearest(one: WayOut): string {
  if (!one.nearest) return '—'
  const { kept_by, spare } = one.nearest
  const notice = withParty(one.nearest.notice)
  const much = kept_by === 'time' ? span(spare * 1_000) : length(spare)
  return say('conflicts-nearest', { notice, kept: say(`conflicts-kept-${kept_by}`), much })
}
