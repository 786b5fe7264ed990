/* The agreement that is being written, kept in this browser and at the node. */
import { Keeping } from '$lib/keeping.svelte'
import { blank, formFrom } from './draft'

export const KEPT = 'keepclear-agreement'
export const keeping = new Keeping({ here: KEPT, blank, from: formFrom, titled: (form) => form.title })
