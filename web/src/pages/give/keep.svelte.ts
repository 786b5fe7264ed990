/* What is typed, kept twice: in this browser at once, and at the node a moment later, so that a reload, the
   end of a session or a restart loses nothing, and another officer can release it. */
import { drafts, drawn, Refused } from '$lib/api'
import { blank, formFrom } from './form'
import type { Form } from './form'
import { session } from '$lib/session.svelte'

/* Each officer has drafts of their own, at a machine that several share as well. */
const own = (): string => `keepclear-give ${session.officer?.name ?? ''}`
const at = (id: string): string => `${own()} ${id}`
const AFTER_MS = 1_200
const AGAIN_MS = 3_000

export interface Kept {
  id: string
  act: string
  title: string
  body: Record<string, unknown>
  form: Record<string, unknown>
  drafted_by: string
  drafted_initials: string
  version: number
  changed_at: number
  state: 'open' | 'asked' | 'sent back' | 'released'
  note: string
  decided_by: string
  decided_initials: string
  mine: boolean
  may_release: boolean
}

interface Here {
  id: string
  form: Form
  /** Whether the node has not taken it yet: then it goes before what the node has, whatever clocks say. */
  unsaved: boolean
  /** The part of the address under which it was begun; empty where it has none. */
  begun: string
}

/** Return what this browser keeps of a draft, or of the last one. */
export function here(id?: string): Here | null {
  try {
    const kept = JSON.parse(localStorage.getItem(at(id ?? localStorage.getItem(own()) ?? '')) ?? 'null')
    return kept ? { id: String(kept.id), form: formFrom(kept.form), unsaved: Boolean(kept.unsaved), begun: String(kept.begun ?? '') } : null
  } catch {
    return null
  }
}

class Keeping {
  id = $state('')
  form = $state<Form>(blank())
  /** Where what is typed is safe now. */
  where = $state<'nowhere' | 'browser' | 'node'>('nowhere')
  /** Why the node does not keep it, if so. */
  error = $state<unknown>()
  sentBack = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = ''
  #begun = ''

  /** Begin a new notice; `begun` is the part of the address that asked for it. */
  begin(form: Form = blank(), begun = ''): void {
    this.#take(drawn(), form)
    this.#begun = begun
    this.#last = JSON.stringify(form)
    this.where = 'nowhere'
  }

  /** Go on with a draft: whichever of browser and node has it, the browser's where it was cut off. */
  async open(id: string): Promise<void> {
    const local = here(id)
    try {
      const kept = await drafts.read<Kept>(id)
      const newer = local?.unsaved
      this.#take(id, newer ? local.form : formFrom(kept.form))
      this.sentBack = kept.state === 'sent back' ? kept.note : ''
      this.where = newer ? 'browser' : 'node'
    } catch (error) {
      if (!local) throw error
      this.#take(id, local.form)
      this.where = 'browser'
    }
    this.#begun = local?.begun ?? ''
    this.#last = JSON.stringify(this.form)
    // What the node was not told before the page was left, it is told now.
    if (this.where === 'browser') this.#timer = setTimeout(() => void this.keep(), AFTER_MS)
  }

  #take(id: string, form: Form): void {
    clearTimeout(this.#timer)
    this.id = id
    this.form = form
    this.error = undefined
    this.sentBack = ''
    localStorage.setItem(own(), id)
  }

  #keepHere(unsaved: boolean): void {
    localStorage.setItem(own(), this.id)
    localStorage.setItem(at(this.id), JSON.stringify({ id: this.id, form: this.form, unsaved, begun: this.#begun }))
  }

  /** Note that something was typed; the node is told when it rests. */
  typed(): void {
    const now = JSON.stringify(this.form)
    if (now === this.#last || !this.id) return
    this.#last = now
    this.#keepHere(true)
    this.where = 'browser'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.keep(), AFTER_MS)
  }

  /** Keep it at the node now: as a form, or with the act that it is to be. */
  async keep(act = '', body: object = {}): Promise<Kept | undefined> {
    clearTimeout(this.#timer)
    const title = this.form.name.slice(0, 200)
    const [id, sent] = [this.id, JSON.stringify(this.form)]
    try {
      const kept = await drafts.keep<Kept>(id, { act, title, body, form: { ...this.form } })
      // What was typed meanwhile is told by itself, a moment later.
      if (this.id === id && JSON.stringify(this.form) === sent) {
        this.where = 'node'
        this.#keepHere(false)
      }
      this.error = undefined
      return kept
    } catch (error) {
      this.error = error
      if (act) throw error
      // A node that does not answer is told as soon as it does.
      if (!(error instanceof Refused) || error.status >= 500) this.#timer = setTimeout(() => void this.keep(), AGAIN_MS)
      return undefined
    }
  }

  /** Forget the draft here; it was given, or is thrown away. */
  forget(): void {
    clearTimeout(this.#timer)
    localStorage.removeItem(at(this.id))
    localStorage.removeItem(own())
  }
}

export const keeping = new Keeping()
