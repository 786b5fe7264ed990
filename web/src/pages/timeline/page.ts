import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 7, key: 't' } satisfies PageEntry
