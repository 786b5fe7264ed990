/* A protected site as it is typed or drawn, and as the node takes it. */
import type { Shape } from '$lib/map/drawing'
import { orNull, placed, placesIn } from '../../lib/map/places.ts'
import type { WholeSite } from './site'

export type How = 'not' | 'approach' | 'full'

/** What one party is to be given of a new site. */
export interface Give {
  party: string
  how: How
  approach_m: string
}

export interface Form {
  name: string
  kind: string
  shape: Shape
  places: string
  radius_m: string
  start: string
  end: string
  text: string
  give: Give[]
  /** The number of the site that is amended, or nothing. */
  amends: string
}

export const KINDS = ['humanitarian_site', 'static_site']
export const HOW: How[] = ['not', 'approach', 'full']

/** Return a form in which nothing is typed. */
export function blank(): Form {
  return { name: '', kind: 'humanitarian_site', shape: 'point', places: '', radius_m: '', start: '', end: '', text: '', give: [], amends: '' }
}

/** Return a form made of whatever was kept; what is not known in it is left out. */
export function formFrom(kept: unknown): Form {
  const form = blank()
  const said = (kept ?? {}) as Record<string, unknown>
  for (const key of Object.keys(form) as (keyof Form)[]) {
    const value = said[key]
    if (key !== 'give' && typeof value === 'string') (form as unknown as Record<string, string>)[key] = value
  }
  if (Array.isArray(said.give)) {
    form.give = said.give.map((one: Partial<Give>) => ({
      party: String(one.party ?? ''), how: HOW.find((how) => how === one.how) ?? 'not', approach_m: String(one.approach_m ?? ''),
    }))
  }
  return form
}

/** Return what the node is asked to plot. */
export function toPlot(form: Form): object {
  return {
    typed: {
      name: form.name.trim(),
      activity: form.kind,
      places: placesIn(form.places),
      is_area: form.shape === 'area',
      radius_m: orNull(form.radius_m),
      start: form.start.trim(),
      end: form.end.trim(),
      text: form.text,
    },
  }
}

/** Say whether so little is typed that nothing is asked of the node yet. */
export function isBare(form: Form): boolean {
  return !form.places.trim()
}

/** Return the form by which a site is amended, as it stands: see `fits`. */
export function formOf(site: WholeSite): Form {
  const [first] = site.volumes
  const form = { ...blank(), amends: site.number, name: site.name, kind: site.kind, text: site.text, start: site.from, end: site.until }
  if (!first) return form
  const ring = first.positions.slice(0, first.rings[0])
  return { ...form, ...placed(first.core, ring), radius_m: first.radius_m ? String(first.radius_m) : '' }
}

/** Say whether the fields of the form hold all of a site: one place of one ring, at every height. */
export function fits(site: WholeSite): boolean {
  const [one, ...more] = site.volumes
  return !more.length && one?.rings.length === 1 && (one.floor_m ?? null) === null && (one.ceiling_m ?? null) === null
}
