/* The clock of the node, which is the one that counts: never the clock of this machine.

   Where the node runs a scenario its clock is a declared one; the page goes on at that rate
   between two words of the node. */

export interface Scenario {
  id: string
  origin?: string
  rate?: number
}

interface Told {
  utc: number | string
  scenario?: Scenario | string | null
  trouble?: string
}

class Clock {
  /** The node's instant in milliseconds since 1970, advanced each second. */
  now = $state(Date.now())
  scenario = $state<Scenario | null>(null)
  /** Why the node takes nothing now, in a word (`disk`, `stopping`); empty while it does. */
  trouble = $state('')
  /** Whether the node has told its time since the page was opened. */
  told = $state(false)
  #from = Date.now()
  #at = performance.now()

  constructor() {
    setInterval(() => this.#advance(), 1_000)
  }

  /** Take the instant that the node tells. */
  take({ utc, scenario, trouble = '' }: Told): void {
    this.#from = typeof utc === 'number' ? utc * 1_000 : Date.parse(utc)
    this.#at = performance.now()
    if (scenario !== undefined) {
      this.scenario = typeof scenario === 'string' ? { id: scenario } : scenario
    }
    this.trouble = trouble
    this.told = true
    this.#advance()
  }

  #advance(): void {
    const rate = this.scenario?.rate ?? 1
    this.now = Math.floor(this.#from + (performance.now() - this.#at) * rate)
  }
}

export const clock = new Clock()
