/* The zone that is being written, kept in this browser and at the node. */
import { Keeping } from '$lib/keeping.svelte'
import { blank, formFrom } from './form'

export const KEPT = 'keepclear-zone'
export const keeping = new Keeping({ here: KEPT, blank, from: formFrom, titled: (form) => form.name })
