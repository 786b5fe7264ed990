/* The parties that this node knows and the sign of each, the same on map, list and chart. */
import { signs } from './sign'
import type { Sign } from './sign'

class Parties {
  names = $state.raw<string[]>([])
  #signs = $derived(signs(this.names))

  /** Learn of parties, from the status or whatever names them. */
  know(names: Iterable<string>): void {
    const all = new Set([...this.names, ...names])
    if (all.size > this.names.length) this.names = [...all].sort()
  }

  /** Return the sign of a party; one that is not known yet gets the last letter. */
  sign(party: string): Sign {
    return this.#signs.get(party) ?? { letter: party.slice(0, 1).toUpperCase() || '?', colour: 5, dash: [], hatch: 5 }
  }
}

export const parties = new Parties()
