/* An agreement as it is being written, and what the node makes of it. */
import { call } from '$lib/api'
import type { Fault } from '$lib/api'
import type { Difference, Effect } from './agreement'

export interface Form {
  title: string
  text: string
  channel: string
  /** The title of the agreement whose place it takes, or nothing. */
  amends: string
  /** What the text of one in force could not say. */
  left_out: string
}

/** The draft as every party would read it; without `content` it has faults. */
export interface ReadDraft {
  says?: [string, string][]
  diff?: Difference[]
  channel?: string
  from?: string
  until?: string | null
  contradictions?: { one: string; other: string; why: string }[]
  effect?: Effect | null
  content?: string
  faults: Fault[]
}

export interface Model {
  name: string
  text: string
}

/** Return a form in which nothing is typed. */
export function blank(): Form {
  return { title: '', text: '', channel: '', amends: '', left_out: '' }
}

/** Return a form made of whatever was kept; what is not known in it is left out. */
export function formFrom(kept: unknown): Form {
  const form = blank()
  for (const [key, value] of Object.entries((kept ?? {}) as object)) {
    if (key in form && typeof value === 'string') form[key as keyof Form] = value
  }
  return form
}

/** Have the node read a draft: its text, or its content as an act has it. */
export function readDraft(asked: object, signal?: AbortSignal): Promise<ReadDraft> {
  return call('POST', 'read-agreement', asked, signal)
}

/** Return the text of a model without the line on how the command line proposes it. */
export function plain(model: string): string {
  return model
    .split('\n')
    .filter((line, at, all) => !/^#\s+keepclear /.test(line) && !(line === '#' && /^#\s+keepclear /.test(all[at + 1] ?? '')))
    .join('\n')
}
