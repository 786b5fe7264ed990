import type { Fault } from '$lib/api'

/** Return the faults of a field, or of what lies below it. */
export function faultsAt(faults: Fault[], place: string | string[]): Fault[] {
  const places = [place].flat().filter(Boolean)
  return faults.filter((one) => places.some((at) => isAt(one.place, at)))
}

/** Return the faults that no field of a form shows beside itself. */
export function faultsElsewhere(faults: Fault[], places: string[]): Fault[] {
  return faults.filter((one) => !places.some((at) => isAt(one.place, at)))
}

function isAt(place: string, at: string): boolean {
  return place === at || place.startsWith(`${at}/`) || place.startsWith(`${at}.`) || place.startsWith(`${at}[`)
}
