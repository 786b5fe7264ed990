/* The site that is being written. Where it is stays in this tab alone and with its author's drafts at the node. */
import { Keeping } from '$lib/keeping.svelte'
import { blank, formFrom } from './form'

export const KEPT = 'keepclear-site'
export const keeping = new Keeping({ here: KEPT, isPrivate: true, blank, from: formFrom, titled: (form) => form.name })
