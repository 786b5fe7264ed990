import type { Fault } from '$lib/api'
import { has, say } from '$lib/words'

/** Say a fault in the reader's language where its sentence is known, and else as the node wrote it. */
export function faultWords(fault: Fault): { fault: string; cure: string } {
  const id = `fault-${fault.code}`
  if (!fault.code || !has(id)) return { fault: fault.fault, cure: fault.cure }
  const { readings, swapped, ...said } = fault.arguments ?? {}
  const cures = []
  if (has(`${id}-cure`)) cures.push(say(`${id}-cure`, said))
  if (readings) cures.push(say('fault-readings', { readings }))
  if (swapped) cures.push(say('fault-swapped'))
  return { fault: say(id, said), cure: cures.join(' ') }
}

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
