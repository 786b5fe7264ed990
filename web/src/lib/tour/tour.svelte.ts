/* The tour: where in it somebody is, kept in this browser, so that a reload goes on at the same step. */
import { pages } from '$lib/pages'
import { go } from '$lib/router.svelte'

export interface Step {
  /** Its words: `tour-ID` for the heading, `tour-ID-what` for the rest. */
  id: string
  /** The page that it is about; the tour opens it. */
  page?: string
}

const STEPS: Step[] = [
  { id: 'welcome', page: 'watch' },
  { id: 'sound' },
  { id: 'take' },
  { id: 'map', page: 'watch' },
  { id: 'read-back', page: 'receive' },
  { id: 'give', page: 'give' },
  { id: 'conflict', page: 'conflicts' },
  { id: 'say', page: 'hotline' },
  { id: 'stop' },
  { id: 'two', page: 'give' },
  { id: 'other' },
  { id: 'end' },
]
const KEPT = 'keepclear-tour'

class Tour {
  /** Steps whose page this desk has. */
  readonly steps = STEPS.filter((one) => !one.page || pages.has(one.page))
  at = $state(read())

  get step(): Step | undefined {
    return this.steps[this.at]
  }

  /** Whether it was neither begun nor left here before. */
  get isNew(): boolean {
    return localStorage.getItem(KEPT) === null
  }

  /** Begin on whatever page is open. */
  begin(): void {
    this.at = 0
    localStorage.setItem(KEPT, '0')
  }

  to(at: number): void {
    this.at = at >= this.steps.length ? -1 : Math.max(0, at)
    localStorage.setItem(KEPT, String(this.at))
    const page = this.step?.page
    if (page) go(page)
  }

  leave(): void {
    this.at = -1
    localStorage.setItem(KEPT, '-1')
  }
}

function read(): number {
  const kept = Number(localStorage.getItem(KEPT) ?? -1)
  return Number.isInteger(kept) && kept < STEPS.length ? kept : -1
}

export const tour = new Tour()
