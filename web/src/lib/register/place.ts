/* A place that an officer types, in any notation: the node reads it, never the browser. */
import { plot, Refused } from '$lib/api'

export interface Found {
  position: [number, number]
  volumes: string
  /** The same in two notations, as the node reads it. */
  plotted: string[]
}

interface Reply {
  notices: { volumes: string; plot: { positions: { dms: string; mgrs: string }[] }; features: { features: { geometry: { type: string; coordinates: [number, number] } }[] } }[]
  faults: { place: string; fault: string; cure: string }[]
}

/** Have the node read a place with a radius, for a time; its faults are thrown as Refused. */
export async function readPlace(text: string, radius_m: number, from: number, until: number, place = 'place'): Promise<Found> {
  const typed = {
    name: 'place',
    activity: 'other',
    places: [text],
    radius_m,
    start: new Date(from).toISOString(),
    end: new Date(until).toISOString(),
  }
  const read = (await plot({ typed })) as unknown as Reply
  const notice = read.notices[0]
  if (read.faults.length || !notice) {
    throw new Refused(422, 'faults', '', read.faults.map((one) => ({ ...one, place: one.place.includes('radius') ? 'radius_m' : place })))
  }
  const point = notice.features.features.find((one) => one.geometry.type === 'Point')
  const position = point?.geometry.coordinates ?? [0, 0]
  const [first] = notice.plot.positions
  return { position, volumes: notice.volumes, plotted: first ? [first.dms, first.mgrs] : [] }
}
