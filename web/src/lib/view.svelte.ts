/* A view that stays true while it is shown: asked for at once, and again whenever it may have changed. */
import { Refused, view } from './api'
import { onChanged } from './live.svelte'

/** What a page holds of a view; `value` is the last answer, kept while the node is silent. */
export interface Followed<T> {
  readonly value: T | undefined
  readonly refused: Refused | undefined
  /** Whether the last question went unanswered, so that `value` is of before. */
  readonly stale: boolean
  readonly loading: boolean
  /** Ask again now. */
  refresh(): Promise<void>
}

/** Follow a view for as long as the component lives; call it while the component is set up.

    `args` is read again whenever what it depends on changes; null asks for nothing. `also` names
    further views whose change concerns this one. `apart` is the least time between two questions,
    for views that cost the node much. */
export function follow<T>(
  name: string,
  args: () => object | null = () => ({}),
  also: string[] = [],
  apart = 0,
): Followed<T> {
  let value = $state.raw<T | undefined>()
  let refused = $state.raw<Refused | undefined>()
  let stale = $state(false)
  let loading = $state(true)
  let asking: AbortController | undefined
  let again = false
  let asked_at = -Infinity
  let later: ReturnType<typeof setTimeout> | undefined

  async function ask(asked: object): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    loading = true
    asked_at = performance.now()
    try {
      value = await view<T>(name, asked, mine.signal)
      refused = undefined
      stale = false
    } catch (error) {
      if (mine.signal.aborted) return
      if (error instanceof Refused) refused = error
      else stale = true
    }
    if (asking !== mine) return
    asking = undefined
    loading = false
    if (again) {
      again = false
      later ??= setTimeout(() => ((later = undefined), void refresh()), apart)
    }
  }

  function refresh(): Promise<void> {
    const asked = args()
    return asked ? ask(asked) : Promise.resolve()
  }

  $effect(() => {
    const asked = args()
    if (asked) void ask(asked)
    else loading = false
  })
  $effect(() => {
    const wanted = [name, ...also]
    const end = onChanged((views) => {
      if (views !== 'all' && !wanted.some((one) => views.has(one))) return
      const wait = asked_at + apart - performance.now()
      if (asking) again = true // Bursts of changes end in one question more.
      else if (wait <= 0) void refresh()
      else later ??= setTimeout(() => ((later = undefined), void refresh()), wait)
    })
    return () => {
      end()
      clearTimeout(later)
      asking?.abort()
    }
  })

  return {
    get value() {
      return value
    },
    get refused() {
      return refused
    },
    get stale() {
      return stale
    },
    get loading() {
      return loading
    },
    refresh,
  }
}
