/* The theatre as it stands, kept true, for the map of a page that shows one notice in it. */
import { untrack } from 'svelte'
import { Theatre } from '$lib/map/theatre'
import type { TheatreView } from '$lib/map/theatre'
import { follow } from '$lib/view.svelte'

export interface FollowedTheatre {
  readonly theatre: Theatre
  /** Counts up when the theatre was told anew. */
  readonly version: number
}

/** Follow the theatre for as long as the component lives; call it while the component is set up. */
export function followTheatre(): FollowedTheatre {
  const theatre = new Theatre()
  let version = $state(0)
  const told = follow<TheatreView>('theatre', () => ({}), ['notices', 'conflicts', 'zones'])
  $effect(() => {
    if (!told.value) return
    theatre.take(told.value)
    untrack(() => (version += 1))
  })
  return {
    theatre,
    get version() {
      return version
    },
  }
}
