/* What is typed, kept twice: in this browser at once, and at the node a moment later, so that a reload, the
   end of a session or a restart loses nothing, and another officer can release it. */
import { drafts, drawn, Refused } from '$lib/api'
import { session } from '$lib/session.svelte'

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

interface Here<Form> {
  id: string
  form: Form
  /** Whether the node has not taken it yet: then it goes before what the node has, whatever clocks say. */
  unsaved: boolean
  /** The part of the address under which it was begun; empty where it has none. */
  begun: string
}

/** What one kind of form is: where it is kept, and how it is made of whatever was kept. */
export interface Kind<Form> {
  /** The name under which it is kept. */
  here: string
  blank: () => Form
  from: (kept: unknown) => Form
  titled: (form: Form) => string
  /** What says where people are who must not be hit: kept in this tab alone. */
  isPrivate?: boolean
}

export class Keeping<Form extends object> {
  id = $state('')
  form: Form = $state()!
  /** Where what is typed is safe now. */
  where = $state<'nowhere' | 'browser' | 'node'>('nowhere')
  /** Why the node does not keep it, if so. */
  error = $state<unknown>()
  sentBack = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = ''
  #begun = ''
  #kind: Kind<Form>

  constructor(kind: Kind<Form>) {
    this.#kind = kind
    this.form = kind.blank()
  }

  get #store(): Storage {
    return this.#kind.isPrivate ? sessionStorage : localStorage
  }

  /* Each officer has drafts of their own, at a machine that several share as well. */
  get #own(): string {
    return `${this.#kind.here} ${session.officer?.name ?? ''}`
  }

  #at(id: string): string {
    return `${this.#own} ${id}`
  }

  /** Return what this browser keeps of a draft, or of the last one. */
  here(id?: string): Here<Form> | null {
    try {
      const kept = JSON.parse(this.#store.getItem(this.#at(id ?? this.#store.getItem(this.#own) ?? '')) ?? 'null')
      return kept ? { id: String(kept.id), form: this.#kind.from(kept.form), unsaved: Boolean(kept.unsaved), begun: String(kept.begun ?? '') } : null
    } catch {
      return null
    }
  }

  /** Begin anew; `begun` is the part of the address that asked for it. */
  begin(form: Form = this.#kind.blank(), begun = ''): void {
    this.#take(drawn(), form)
    this.#begun = begun
    this.#last = JSON.stringify(form)
    this.where = 'nowhere'
  }

  /** Go on with a draft: whichever of browser and node has it, the browser's where it was cut off. */
  async open(id: string): Promise<void> {
    const local = this.here(id)
    try {
      const kept = await drafts.read<Kept>(id)
      const newer = local?.unsaved
      this.#take(id, newer ? local.form : this.#kind.from(kept.form))
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
    this.#store.setItem(this.#own, id)
  }

  #keepHere(unsaved: boolean): void {
    this.#store.setItem(this.#own, this.id)
    this.#store.setItem(this.#at(this.id), JSON.stringify({ id: this.id, form: this.form, unsaved, begun: this.#begun }))
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
  async keep(act = '', body: object = {}, called = ''): Promise<Kept | undefined> {
    clearTimeout(this.#timer)
    const title = called || this.#kind.titled(this.form).slice(0, 200)
    const [id, sent] = [this.id, JSON.stringify(this.form)]
    try {
      const kept = await drafts.keep<Kept>(id, { act, title, body, form: { ...($state.snapshot(this.form) as object), page: this.#kind.here } })
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

  /** Forget the draft here; it was done, or is thrown away. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#store.removeItem(this.#at(this.id))
    this.#store.removeItem(this.#own)
  }
}
