/* What the node makes of a form while it is typed: asked when the typing rests, and of what was typed
   meanwhile only the last counts. What it did not answer is asked again when it does. */
import { onChanged } from '$lib/live.svelte'

const REST_MS = 350

export class Asking<Form, Told> {
  told = $state.raw<Told | undefined>()
  /** Why the node did not answer, if so. */
  failed = $state.raw<unknown>()
  busy = $state(false)
  #ask: (form: Form, signal: AbortSignal) => Promise<Told>
  #under: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #last: Form | undefined

  /** Ask as long as the component lives that makes this; `ask` has the node read a form. */
  constructor(ask: (form: Form, signal: AbortSignal) => Promise<Told>) {
    this.#ask = ask
    $effect(() => {
      const end = onChanged(() => { if (this.failed && this.#last) void this.now(this.#last) })
      return () => {
        end()
        this.stop()
      }
    })
  }

  /** Ask once the typing rests. */
  soon(form: Form): void {
    clearTimeout(this.#timer)
    this.busy = true
    this.#timer = setTimeout(() => void this.now(form), REST_MS)
  }

  /** Ask at once; what goes out must be what is typed, and not what was made of it a moment before. */
  async now(form: Form): Promise<Told | undefined> {
    clearTimeout(this.#timer)
    this.#under?.abort()
    const mine = (this.#under = new AbortController())
    this.#last = form
    this.busy = true
    try {
      this.told = await this.#ask(form, mine.signal)
      this.failed = undefined
    } catch (refused) {
      if (mine.signal.aborted) return undefined
      this.failed = refused
      this.told = undefined
    }
    if (this.#under === mine) this.busy = false
    return this.told
  }

  /** Ask no more, and forget what was told. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#under?.abort()
    this.busy = false
    this.told = undefined
  }
}
