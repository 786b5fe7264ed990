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
  const end = (metres: number | null | undefined) => ((metres ?? null) === null ? '∞' : String(Math.round(metres!)))
  return say('register-height', { floor: end(floor_m), ceiling: end(ceiling_m), reference: altitude_reference ?? '' })
}
