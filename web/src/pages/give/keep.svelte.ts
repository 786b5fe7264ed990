/* The notice that is being written, kept in this browser and at the node. */
import { Keeping } from '$lib/keeping.svelte'
import { blank, formFrom } from './form'

export type { Kept } from '$lib/keeping.svelte'

export const keeping = new Keeping({ here: 'keepclear-give', blank, from: formFrom, titled: (form) => form.name })
