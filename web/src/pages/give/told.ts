/* What each party would be told, as `seen-by` gives it. */
import type { Plot, Volume } from '$lib/notice/view'

export interface Told {
  notice: string
  from: string
  until: string
  volumes: Volume[]
  plot: Plot
}

export interface Telling {
  party: string
  precision: string
  label: string
  handling: string
  told: Told[]
}

/** Group parties that are told the same, so that the same words stand once. */
export function alike(telling: Telling[]): { parties: string[]; said: Telling }[] {
  const groups = new Map<string, { parties: string[]; said: Telling }>()
  for (const one of telling) {
    const { party, ...said } = one
    const key = JSON.stringify(said)
    const group = groups.get(key)
    if (group) group.parties.push(party)
    else groups.set(key, { parties: [party], said: one })
  }
  return [...groups.values()]
}

export interface Meeting {
  notice: string
  party: string
  record: string
  closest_m: number
  vertical_m: number | null
  start: string
  end: string
  gap_s: number | null
  where: [number, number]
  severity: string
  held_to: [number, number, number]
}

export interface WayOut {
  notice: string
  move: string
  cost: number
  time_s?: number
  altitude_m?: number
  lateral_m?: number
  bearing?: number
  clears: string[]
  nearest?: { notice: string; kept_by: string; spare: number }
  volumes: string
  facts: Volume[]
}

export interface Tried {
  notice: string
  conflicts: Meeting[]
  ways_out: WayOut[]
}

export interface PlottedNotice {
  name: string
  activity: string
  text: string
  volumes: string
  facts: Volume[]
  features: object
  plot: Plot
  from: string
  until: string
  warnings: { code: string; arguments?: Record<string, number>; words: string }[]
}
