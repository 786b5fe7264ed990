/* Zones as the node tells them. */
import { call } from '$lib/api'
import type { Fault } from '$lib/api'
import type { Plot } from '$lib/notice/view'
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

/** A zone as the node plots it before it is announced; `zone` is what the act takes. */
export interface PlottedZone {
  name: string
  kind: string
  channel: string
  from: string
  until: string
  places: Volume[]
  rules: Rule[]
  not_kept_by: Breach[]
  more: number
  zone: string
  text: string
  features: object
  plot: Plot
}

export interface PlottedZones {
  zones: PlottedZone[]
  faults: Fault[]
}

/** Have the node read zones: typed, filed, or as an act has one. */
export function plotZones(asked: object, signal?: AbortSignal): Promise<PlottedZones> {
  return call('POST', 'plot-zones', asked, signal)
}
