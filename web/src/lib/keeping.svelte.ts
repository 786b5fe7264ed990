/* What is typed, kept twice: in this browser at once, and at the node a moment later, so that a reload, the
   end of a session or a restart loses nothing, and another officer can release it. Where another window writes
   the same draft, neither is written over: the officer sees that there are two, and goes on with either. */
import { digest, drafts, drawn, Refused } from '$lib/api'
import type { Fault } from '$lib/api'
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
  /** Whose card the act takes; its name is empty where the bytes are no card. */
  card?: { name: string; fingerprint: string } | null
}

interface Here<Form> {
  id: string
  form: Form
  /** Whether the node has not taken it yet: then it goes before what the node has, whatever clocks say. */
  unsaved: boolean
  /** The part of the address under which it was begun; empty where it has none. */
  begun: string
  /** The version at the node over which it is written; 0 for none. */
  version: number
  /** A mark of what this window last sent: what the node has may be that, though its answer was lost. */
  sent: string
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
  /** What another window wrote under this draft's name meanwhile; until one is chosen the node is told nothing. */
  theirs = $state.raw<Kept | undefined>()
  sentBack = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = ''
  #begun = ''
  // Of each draft of this window, since one may still be on its way when the next is begun.
  #versions = new Map<string, number>()
  #sent = new Map<string, string>()
  #going: Promise<unknown> = Promise.resolve()
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
      if (!kept) return null
      const { id: of, form, unsaved, begun = '', version = 0, sent = '' } = kept
      return { id: String(of), form: this.#kind.from(form), unsaved: Boolean(unsaved), begun: String(begun), version: Number(version), sent: String(sent) }
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
      const isOver = !newer || kept.version === local.version || this.#mark(kept.form) === local.sent
      this.#versions.set(id, isOver ? kept.version : local.version)
      if (local) this.#sent.set(id, local.sent)
      if (!isOver) this.theirs = kept
    } catch (error) {
      if (!local) throw error
      this.#take(id, local.form)
      this.#versions.set(id, local.version)
      this.#sent.set(id, local.sent)
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
    this.theirs = undefined
    this.sentBack = ''
    this.#store.setItem(this.#own, id)
  }

  #keepHere(unsaved: boolean): void {
    const [version, sent] = [this.#versions.get(this.id) ?? 0, this.#sent.get(this.id) ?? '']
    this.#store.setItem(this.#own, this.id)
    this.#store.setItem(this.#at(this.id), JSON.stringify({ id: this.id, form: this.form, unsaved, begun: this.#begun, version, sent }))
  }

  /* What is kept comes back with its keys in the order of the form, so that like forms have like marks. */
  #mark(form: unknown): string {
    return digest(JSON.stringify(this.#kind.from(form)))
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

  /** Keep it at the node now: as a form, or with the act that it is to be. One is kept after the other. */
  keep(act = '', body: object = {}, called = ''): Promise<Kept | undefined> {
    clearTimeout(this.#timer)
    if (this.theirs && !act) return Promise.resolve(undefined) // The officer chooses first.
    const said = { act, title: called || this.#kind.titled(this.form), body, form: this.#told() }
    const [id, typed] = [this.id, JSON.stringify(this.form)]
    const keeping = this.#going.then(() => this.#put(id, typed, said))
    this.#going = keeping.catch(() => {})
    return keeping
  }

  async #put(id: string, typed: string, said: { act: string }, again = false): Promise<Kept | undefined> {
    const before = this.#sent.get(id)
    this.#sent.set(id, this.#mark(JSON.parse(typed)))
    if (this.id === id && this.where === 'browser') this.#keepHere(true)
    try {
      const kept = await drafts.keep<Kept>(id, { ...said, version: this.#versions.get(id) ?? 0 })
      this.#versions.set(id, kept.version)
      // What was typed meanwhile is told by itself, a moment later.
      if (this.id === id && JSON.stringify(this.form) === typed) {
        this.where = 'node'
        this.#keepHere(false)
      }
      this.error = undefined
      return kept
    } catch (error) {
      if (error instanceof Refused && error.code === 'draft-stale') {
        const kept = await drafts.read<Kept>(id)
        // What this window sent before was taken, and only the answer was lost.
        if (!again && this.#mark(kept.form) === before) {
          this.#versions.set(id, kept.version)
          return this.#put(id, typed, said, true)
        }
        if (this.id === id) this.theirs = kept
      } else this.error = error
      if (said.act) throw error
      // A node that does not answer is told as soon as it does.
      if (this.id === id && (!(error instanceof Refused) || error.status >= 500)) this.#timer = setTimeout(() => void this.keep(), AGAIN_MS)
      return undefined
    }
  }

  #told(): object {
    return { ...($state.snapshot(this.form) as object), page: this.#kind.here }
  }

  /** Keep what was typed here as a draft of its own, beside the one that another window wrote; return its id. */
  async keepApart(): Promise<string> {
    const id = drawn()
    const kept = await drafts.keep<Kept>(id, { title: this.#kind.titled(this.form), form: this.#told() })
    const apart = { id, form: this.form, unsaved: false, begun: '', version: kept.version, sent: '' }
    this.#store.setItem(this.#at(id), JSON.stringify(apart))
    this.#store.removeItem(this.#at(this.id))
    return id
  }

  /** Go on with what another window wrote; what was typed here is a draft of its own from then on. */
  async loadTheirs(): Promise<void> {
    const theirs = this.theirs
    if (!theirs) return
    await this.keepApart()
    this.#take(theirs.id, this.#kind.from(theirs.form))
    this.#versions.set(theirs.id, theirs.version)
    this.#last = JSON.stringify(this.form)
    this.sentBack = theirs.state === 'sent back' ? theirs.note : ''
    this.where = 'node'
    this.#keepHere(false)
  }

  /** Return the faults of what was not kept, each beside the field that names the draft. */
  get faults(): Fault[] {
    return this.error instanceof Refused ? this.error.faults : []
  }

  /** Forget the draft here; it was done, or is thrown away. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#store.removeItem(this.#at(this.id))
    this.#store.removeItem(this.#own)
  }
}
