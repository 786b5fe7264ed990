/* How altitudes are said: what a volume takes up, floor to ceiling, with what they are counted from. */
import { say } from '$lib/words'
import type { Volume } from './volume'

/** Say the altitudes of volumes, each band once. */
export function heights(volumes: Volume[]): string {
  return [...new Set(volumes.map(height))].join(' · ')
}

function height({ floor_m, ceiling_m, altitude_reference, altitudes }: Volume): string {
  if (altitudes === 'every altitude') return say('register-every-height')
  if (altitudes) return altitudes
  if ((floor_m ?? null) === null && (ceiling_m ?? null) === null) return say('register-every-height')
  const floor = (floor_m ?? null) === null ? null : Math.round(floor_m!)
  const ceiling = (ceiling_m ?? null) === null ? null : Math.round(ceiling_m!)
  const reference = altitude_reference ?? ''
  if (floor === null) return say('register-height-to', { ceiling: String(ceiling), reference })
  if (ceiling === null) return say('register-height-from', { floor: String(floor), reference })
  return say('register-height', { floor: String(floor), ceiling: String(ceiling), reference })
}
