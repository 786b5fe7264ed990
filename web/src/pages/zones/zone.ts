/* Zones as the node tells them. */
import type { Volume } from '$lib/register/volume'

export interface Zone {
  zone: string
  number: string
  standing: string
  announced_by: string
  ours?: boolean
  channel: string
  kind: string
  record?: string
  state: string
  from: string
  until: string
  breaches: number
}

export interface Rule {
  rule: string
  article: string
  asks: string[]
  out_by?: string
  what?: string
}

export interface Breach {
  id: string
  notice: string
  serial: string
  party: string
  ours: boolean
  channel: string
  record: string
  rule: string
  article: string
  clause: string
  announced_by: string
  agreed: boolean
  uncertain: boolean
  from: string
  until: string
  where: [number, number] | null
  where_written: string[]
  why: string
  says: string
}

export interface WholeZone extends Zone {
  text?: string
  versions?: number
  translations?: { party: string; language: string; text: string }[]
  places: Volume[]
  rules: Rule[]
  broken_by: Breach[]
}

export const STATE_KIND: Record<string, 'good' | 'wait' | 'none'> = { HOLDS: 'good', 'TO COME': 'wait', ENDED: 'none', OVER: 'none' }
