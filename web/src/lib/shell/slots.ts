/* What other parts put above every page: the alarm (lib/alarm), STOP (lib/alarm) and the tour (lib/tour).

   A part is there when its folder has the file: `lib/alarm/Alarm.svelte` (the bars of what rings and
   SOUND NOT ARMED), `lib/alarm/Stop.svelte` (the dialog; it exports `openStop` from
   `lib/alarm/stop.ts`), `lib/tour/Tour.svelte`. */
import type { Component } from 'svelte'

type Part = Record<string, { default: Component }>
const alarm: Part = import.meta.glob('../alarm/Alarm.svelte', { eager: true })
const stop: Part = import.meta.glob('../alarm/Stop.svelte', { eager: true })
const unheard: Part = import.meta.glob('../alarm/Unheard.svelte', { eager: true })
const tour: Part = import.meta.glob('../tour/Tour.svelte', { eager: true })
const stopping: Record<string, { openStop: () => void }> = import.meta.glob('../alarm/stop{.ts,.svelte.ts}', { eager: true })

const only = <T>(found: Record<string, T>): T | undefined => Object.values(found)[0]

export const slots = {
  Alarm: only(alarm)?.default,
  Stop: only(stop)?.default,
  /** Says that nothing can ring here; also where nobody is signed in any more. */
  Unheard: only(unheard)?.default,
  Tour: only(tour)?.default,
  /** Open the dialog that says STOP, from wherever the officer is. */
  stop: () => only(stopping)?.openStop(),
  /** Whether STOP can be said from here. */
  canStop: Object.keys(stopping).length > 0,
}
