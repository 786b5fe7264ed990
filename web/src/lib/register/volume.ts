/* Volumes as the node's views tell them, and what the map's extract takes of them. */
import type { ConflictView, NoticeView, PatrolView, VolumeView, ZoneView } from '$lib/map/theatre'
import { Theatre } from '$lib/map/theatre'

/** A volume as most views give it: all positions in a row, and how many belong to each ring. */
export interface Volume {
  core: string
  positions: [number, number][]
  rings: number[]
  radius_m: number
  floor_m?: number | null
  ceiling_m?: number | null
  altitude_reference?: string | null
  altitudes?: string
  from: string
  until: string
}

/** Return a volume as the map takes it; times without an end are those of a very long time. */
export function forMap(volume: Volume): VolumeView {
  const rings: [number, number][][] = []
  let at = 0
  for (const length of volume.rings) {
    rings.push(volume.positions.slice(at, at + length))
    at += length
  }
  return {
    core: volume.core as VolumeView['core'],
    rings,
    radius_m: volume.radius_m,
    floor_m: volume.floor_m ?? null,
    ceiling_m: volume.ceiling_m ?? null,
    altitude_reference: volume.altitude_reference ?? '',
    from: begin(volume.from),
    until: end(volume.until),
  }
}

const begin = (at: string) => (isNaN(Date.parse(at)) ? '1970-01-01T00:00:00Z' : at)
const end = (at: string) => (isNaN(Date.parse(at)) ? '9999-12-31T23:59:59Z' : at)

interface OfNotice {
  notice: string
  party: string
  record: string
  ours?: boolean
  activity?: string
  from: string
  until: string
  volumes: Volume[]
}

/** Return a notice, or what is drawn like one, as the map takes it. */
export function noticeForMap(one: OfNotice): NoticeView {
  return {
    notice: one.notice,
    serial: '',
    party: one.party,
    ours: one.ours ?? false,
    channel: '',
    activity: one.activity ?? 'other',
    precedence: 'ROUTINE',
    waiting: false,
    from: begin(one.from),
    until: end(one.until),
    record: one.record,
    volumes: one.volumes.map(forMap),
  }
}

/** Return a circle on the ground. */
export function circle(place: [number, number], radius_m: number, from: string, until: string): Volume {
  return { core: 'point', positions: [place], rings: [1], radius_m, from, until }
}

interface Drawn {
  notices?: NoticeView[]
  conflicts?: ConflictView[]
  zones?: ZoneView[]
  patrols?: PatrolView[]
}

/** Make a theatre of nothing but what a page is about. */
export function extract(drawn: Drawn): Theatre {
  const made = new Theatre()
  made.take({
    now: '', at: '', n: 0, whole: true, more: 0,
    notices: drawn.notices ?? [],
    conflicts: drawn.conflicts ?? [],
    zones: drawn.zones ?? [],
    patrols: drawn.patrols ?? [],
  })
  return made
}
