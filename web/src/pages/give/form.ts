/* What is typed or drawn of a notice, as the page keeps it and the node takes it. Positions are kept as
   text, one a line, whoever wrote them: what is drawn writes there too, so that map and text never differ. */
import type { Shape } from '$lib/map/drawing'
import { numberText, orNull, placed, placesIn } from '../../lib/map/places.ts'
import type { Notice, Volume } from '$lib/notice/view'

export { placesIn, placeText } from '../../lib/map/places.ts'
export type { Shape } from '$lib/map/drawing'

export interface Form {
  name: string
  activity: string
  shape: Shape
  places: string
  radius_m: string
  start: string
  end: string
  floor_m: string
  ceiling_m: string
  altitude_reference: string
  text: string
  /** A table, GeoJSON, KML or GPX that was pasted or dropped; it goes before the places. */
  pasted: string
  file_name: string
  channel: string
  precedence: string
  exactness: string
  step: string
  label: string
  handling: string
  /** The record of the notice that is amended, or nothing. */
  amends: string
}

export const ACTIVITIES = [
  'flight',
  'unmanned_flight',
  'ground_movement',
  'vessel_movement',
  'patrol',
  'exercise',
  'hazard_area',
  'restricted_area',
  'humanitarian_movement',
  'humanitarian_site',
  'medevac',
  'static_site',
  'other',
]
export const REFERENCES = ['WGS84', 'MSL', 'AGL', 'FL']
export const PRECEDENCES = ['ROUTINE', 'PRIORITY', 'IMMEDIATE', 'FLASH']
export const EXACT = [
  'exact',
  'square:100m',
  'square:1km',
  'square:10km',
  'area:1km',
  'area:2km',
  'area:5km',
  'area:10km',
  'area:20km',
  'area:50km',
  'area:100km',
]
export const STEPS = ['', '1min', '5min', '15min', '30min', '1h', '3h', '6h', '12h', '24h']
export const LABELS = ['members-of-this-channel', 'own-units-only', 'named-parties', 'public']

/** Return a form in which nothing is typed. */
export function blank(): Form {
  return {
    name: '',
    activity: 'patrol',
    shape: 'point',
    places: '',
    radius_m: '',
    start: '',
    end: '',
    floor_m: '',
    ceiling_m: '',
    altitude_reference: 'MSL',
    text: '',
    pasted: '',
    file_name: '',
    channel: '',
    precedence: 'ROUTINE',
    exactness: 'exact',
    step: '',
    label: '',
    handling: '',
    amends: '',
  }
}

/** Return a form made of whatever was kept; what is not known in it is left out. */
export function formFrom(kept: unknown): Form {
  const form = blank()
  if (typeof kept !== 'object' || kept === null) return form
  for (const [key, value] of Object.entries(kept)) {
    if (key in form && typeof value === 'string') (form as unknown as Record<string, string>)[key] = value
  }
  return form
}

/** Return what the node is asked to plot. */
export function toPlot(form: Form): object {
  const bounded = form.floor_m.trim() || form.ceiling_m.trim()
  return {
    typed: {
      name: form.name.trim(),
      activity: form.activity,
      places: form.pasted ? [] : placesIn(form.places),
      is_area: form.shape === 'area',
      radius_m: orNull(form.radius_m),
      start: form.start.trim(),
      end: form.end.trim(),
      floor_m: orNull(form.floor_m),
      ceiling_m: orNull(form.ceiling_m),
      altitude_reference: bounded ? form.altitude_reference : '',
      text: form.text,
    },
    text: form.pasted,
    file_name: form.file_name,
    channel: form.channel,
    amends: form.amends,
  }
}

/** Return how exactly it is told, as the node writes it: square:1km+1h. */
export function precisionOf(form: Form): string {
  return form.step ? `${form.exactness}+${form.step}` : form.exactness
}

/** Say whether so little is typed that nothing is asked of the node yet. */
export function isBare(form: Form): boolean {
  return !form.pasted.trim() && !form.places.trim()
}

/** Return the form of volumes: typed where it is one of one ring, and else a file of all of them. */
export function withVolumes(form: Form, name: string, activity: string, volumes: Volume[]): Form {
  const [first] = volumes
  if (!first) return form
  const said = { ...form, name, activity, pasted: '', file_name: '' }
  if (volumes.length === 1 && first.rings.length === 1) {
    return {
      ...said,
      ...placed(first.core, first.positions),
      radius_m: first.radius_m ? String(first.radius_m) : '',
      start: first.from,
      end: first.until,
      floor_m: numberText(first.floor_m),
      ceiling_m: numberText(first.ceiling_m),
      altitude_reference: first.altitude_reference || form.altitude_reference,
    }
  }
  const features = volumes.map((volume) => featureOf(volume, name, activity))
  return { ...said, places: '', pasted: JSON.stringify({ type: 'FeatureCollection', features }), file_name: `${name}.geojson` }
}

function featureOf(volume: Volume, name: string, activity: string): object {
  const rings: [number, number][][] = []
  let at = 0
  for (const size of volume.rings) rings.push(volume.positions.slice(at, (at += size)))
  const geometry =
    volume.core === 'point'
      ? { type: 'Point', coordinates: rings[0]?.[0] }
      : volume.core === 'line'
        ? { type: 'LineString', coordinates: rings[0] }
        : { type: 'Polygon', coordinates: rings }
  const { radius_m, floor_m, ceiling_m, altitude_reference } = volume
  const bounds = { floor_m, ceiling_m, altitude_reference: floor_m === null && ceiling_m === null ? null : altitude_reference }
  const said = Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== null))
  return {
    type: 'Feature',
    properties: { notice: name, activity, radius_m, start: volume.from, end: volume.until, ...said },
    geometry,
  }
}

/** Return the form by which a notice is amended: as it stands, as exactly as we know it. */
export function formOf(notice: Notice): Form {
  const base = { ...blank(), amends: notice.record, text: notice.text, channel: notice.channel, precedence: 'PRIORITY' }
  const [exactness, step] = (notice.release.precision ?? 'exact').split('+')
  const told = { ...base, exactness: exactness ?? 'exact', step: step ?? '', handling: notice.release.handling ?? '' }
  const label = (notice.release.label ?? '').toLowerCase().replaceAll(' ', '-')
  return withVolumes({ ...told, label }, notice.notice, notice.activity, notice.exact_volumes ?? notice.volumes)
}

/** What an amendment changes, field by field, as it stands and as it would be. */
export function changes(before: Form, after: Form): [keyof Form, string, string][] {
  const compared: (keyof Form)[] = [
    'name', 'activity', 'places', 'radius_m', 'start', 'end', 'floor_m', 'ceiling_m', 'altitude_reference',
    'text', 'pasted', 'exactness', 'step', 'label', 'handling',
  ]
  return compared
    .filter((key) => before[key].trim() !== after[key].trim())
    .map((key) => [key, before[key], after[key]])
}
