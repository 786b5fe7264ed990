/* What the view `theatre` tells, and what is drawn of it: every notice as shapes on the map's plane.

   A page keeps what it was told and asks for what came since, so that ten thousand notices are
   read once. */
import { ms } from '$lib/time'
import { noBox, stretchAt, widen, xOf, yOf } from './plane'
import type { Box } from './plane'

export interface VolumeView {
  core: 'point' | 'line' | 'polygon'
  rings: [number, number][][]
  radius_m: number
  floor_m: number | null
  ceiling_m: number | null
  altitude_reference: string
  from: string
  until: string
}

export interface NoticeView {
  notice: string
  serial: string
  party: string
  ours: boolean
  channel: string
  activity: string
  precedence: string
  waiting: boolean
  from: string
  until: string
  record: string
  volumes: VolumeView[]
}

export interface ConflictView {
  id: string
  records: [string, string]
  start: string
  end: string
  where: [number, number]
  closest_m: number
  vertical_m: number | null
  gap_s: number | null
}

export interface ZoneView {
  zone: string
  kind: string
  agreed: boolean
  announced_by: string
  channel: string
  from: string
  until: string
  volumes: VolumeView[]
}

export interface PatrolView {
  patrol: string
  number: string
  party: string
  state: string
  points: { name: string; position: [number, number]; due: string }[]
  parts: { party: string; point: number }[]
  record: string
}

export interface TheatreView {
  now: string
  at: string
  n: number
  whole: boolean
  notices: NoticeView[]
  more: number
  standing?: string[]
  conflicts: ConflictView[]
  zones: ZoneView[]
  patrols: PatrolView[]
}

/** One volume on the plane: `rings` of x, y, and how far around them, all in plane metres. */
export interface Shape {
  core: VolumeView['core']
  rings: Float64Array[]
  reach: number
  start: number
  end: number
  box: Box
}

/** One notice on the plane. */
export interface Item {
  view: NoticeView
  shapes: Shape[]
  start: number
  end: number
  box: Box
}

export interface ZoneItem {
  view: ZoneView
  shapes: Shape[]
  start: number
  end: number
  box: Box
}

const SHORT = 16

/** Put a volume on the plane. */
export function shapeOf(volume: VolumeView): Shape {
  const box = noBox()
  let north = 0
  const rings = volume.rings.map((ring) => {
    const flat = new Float64Array(ring.length * 2)
    ring.forEach(([lon, lat], at) => {
      const x = (flat[at * 2] = xOf(lon))
      const y = (flat[at * 2 + 1] = yOf(lat))
      if (Math.abs(lat) > Math.abs(north)) north = lat
      widen(box, [x, y, x, y])
    })
    return flat
  })
  const reach = volume.radius_m * stretchAt(north)
  box[0] -= reach
  box[1] -= reach
  box[2] += reach
  box[3] += reach
  return { core: volume.core, rings, reach, start: ms(volume.from), end: ms(volume.until), box }
}

/** Put a notice or a zone on the plane. */
export function placed<T extends { from: string; until: string; volumes: VolumeView[] }>(view: T) {
  const shapes = view.volumes.map(shapeOf)
  const box = noBox()
  for (const shape of shapes) widen(box, shape.box)
  return { view, shapes, start: ms(view.from), end: ms(view.until), box }
}

/** What stands in the theatre, as far as this page was told. */
export class Theatre {
  items = new Map<string, Item>()
  zones: ZoneItem[] = []
  conflicts: ConflictView[] = []
  patrols: PatrolView[] = []
  n = 0
  more = 0

  /** Take what the view tells: all that stands, or what came since `n` and what still stands. */
  take(told: TheatreView): void {
    if (told.whole) this.items = new Map()
    for (const view of told.notices) this.items.set(view.record.slice(0, SHORT), placed(view))
    if (told.standing) {
      const standing = new Set(told.standing)
      for (const record of this.items.keys()) if (!standing.has(record)) this.items.delete(record)
    }
    this.zones = told.zones.map(placed)
    this.conflicts = told.conflicts
    this.patrols = told.patrols
    this.n = told.n
    this.more = told.more
  }

  /** Find a notice by its record, or by its name. */
  find(record: string): Item | undefined {
    const item = this.items.get(record.slice(0, SHORT)) ?? this.items.get(record)
    if (item) return item
    for (const one of this.items.values()) if (one.view.notice === record) return one
    return undefined
  }

  /** Return the box that holds all that is not as wide as a continent; undefined where nothing is. */
  bounds(): Box | undefined {
    const box = noBox()
    for (const one of [...this.items.values(), ...this.zones]) {
      if (one.box[2] - one.box[0] < 4e6) widen(box, one.box)
    }
    return box[0] < box[2] ? box : undefined
  }
}

/** Tell how a notice or shape stands at an instant. */
export function phase(one: { start: number; end: number }, at: number): 'past' | 'now' | 'to come' {
  return at >= one.end ? 'past' : at >= one.start ? 'now' : 'to come'
}
