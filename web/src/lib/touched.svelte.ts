/* Which fields of a form were left once: what is missing is said of those alone, until the form is sent. */
import type { Fault } from '$lib/api'

export class Touched {
  #at = $state.raw(new Set<string>())

  /** Note that a field was left; its control says which it is as `data-at`. */
  left = (event: FocusEvent): void => {
    const at = (event.target as HTMLElement).dataset.at
    if (at) this.#at = new Set([...this.#at, at])
  }

  /** From now on everything that is missing is said. */
  all(): void {
    this.#at = new Set(['all'])
  }

  /** Return the faults that are to be shown now. */
  shown(faults: Fault[]): Fault[] {
    return faults.filter((one) => this.#at.has('all') || one.code !== 'missing' || this.#at.has(one.place))
  }
}
