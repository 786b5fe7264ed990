/* A theatre with what is not said yet laid over it: for whoever is to release it, to see where it lies. */
import { placed, Theatre } from '$lib/map/theatre'
import type { VolumeView } from '$lib/map/theatre'
import type { Volume } from './view'

export interface Sketched {
  notice: string
  activity: string
  from: string
  until: string
  volumes: Volume[]
}

/** Return the record by which a sketched notice is found on the map. */
export const sketchOf = (name: string): string => `sketch ${name}`

/** Return a theatre that shows what stands and, as a party's own, what is sketched. */
export function withSketches(stands: Theatre, party: string, sketched: Sketched[]): Theatre {
  const both = new Theatre()
  both.items = new Map(stands.items)
  both.zones = stands.zones
  both.conflicts = stands.conflicts
  both.patrols = stands.patrols
  for (const one of sketched) {
    const record = sketchOf(one.notice)
    both.items.set(record, placed({
      ...one, record, party, ours: true, serial: '', channel: '', precedence: '', waiting: false, volumes: one.volumes.map(drawn),
    }))
  }
  return both
}

/** Part the positions of a volume into its rings. */
function drawn({ positions, rings, ...volume }: Volume): VolumeView {
  let at = 0
  return { ...volume, rings: rings.map((length) => positions.slice(at, (at += length))) }
}
