/* What the view of one notice tells, as far as the pages on notices read it. */
import type { Waiting } from '$lib/alarm/alarms'

export interface Volume {
  core: 'point' | 'line' | 'polygon'
  positions: [number, number][]
  rings: number[]
  radius_m: number
  floor_m: number | null
  ceiling_m: number | null
  altitude_reference: string
  from: string
  until: string
}

export interface Plot {
  positions: { mgrs: string; dms: string }[]
  more: number
  near: { name: string; km: number; bearing: number; compass: string }
}

export interface Standing {
  party: string
  receipt: string
  read_back: string
  dissemination: string
  objection: string
  held_at?: string
  [grade: string]: unknown
}

export interface Translation {
  language: string
  text: string
  party: string
  role: string
  initials: string
  record: string
}

export interface Acknowledgement {
  act: string
  party: string
  role: string
  initials: string
  claimed_at: string
  clock: string
  says: string[]
  record: string
  told?: string
  translations: Translation[]
}

export interface Notice {
  notice: string
  serial: string
  party: string
  channel: string
  activity: string
  from: string
  until: string
  precedence: string
  state: string
  record: string
  parties: Standing[]
  text: string
  translations: Translation[]
  release: { precision?: string; label?: string; handling?: string }
  volumes: Volume[]
  exact_volumes?: Volume[]
  plot: Plot
  conflicts: { id: string; notices: string[]; parties: string[]; closest_m: number; start: string; end: string }[]
  acknowledgements: Acknowledgement[]
  remarks: { about: string; says: string; alarms: boolean }[]
  not_notified: string[]
  check_group?: string
  untold?: string[]
}

/** What waits for a person about notices, of all that the watch lists. */
export const OF_NOTICES = new Set([
  'notice to read back',
  'CORRECTION: read back anew',
  'read-back to answer',
  'own units to be told',
  'cancellation to take',
  'objection',
  'notice to confirm or cancel',
  'not acknowledged',
])

export interface Item extends Waiting {
  party?: string
  untold?: string[]
  due?: string
}

/** Return the id of the words of what waits, as the desk's own files name them. */
export function watchWords(what: string): string {
  return `watch-${what.toLowerCase().replaceAll(/[^a-z]+/g, '-').replace(/-$/, '')}`
}
