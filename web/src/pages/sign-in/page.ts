import type { PageEntry } from '$lib/pages'

export default { bare: true } satisfies PageEntry
