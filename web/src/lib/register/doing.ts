/* Carrying out an act of a register, or asking for it where it takes two persons.

   An act that others will rely on is prepared by one officer and released by another: it is then
   kept at the node as it stands, and nothing of it leaves before somebody else has released it. */
import { act, drafts, drawn, Refused } from '$lib/api'
import type { ActReply } from '$lib/api'

export type Done = { done: true; reply: ActReply } | { done: false; draft: string }

/** Do an act, or ask for its release where one officer alone may not; `title` is what the other sees. */
export async function doOrAsk(name: string, body: object, title: string): Promise<Done> {
  try {
    return { done: true, reply: await act(name, body) }
  } catch (error) {
    if (!(error instanceof Refused) || !['two-persons', 'role'].includes(error.code)) throw error
    // Whoever may neither do it nor prepare it is told so by the drafts themselves.
    return { done: false, draft: await askFor(name, body, title) }
  }
}

/** Ask another officer to release an act; return the id of its draft. */
export async function askFor(name: string, body: object, title: string): Promise<string> {
  const draft = drawn()
  await drafts.keep(draft, { act: name, title, body })
  await drafts.askRelease(draft)
  return draft
}
