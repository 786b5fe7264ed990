import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 6, key: 'k' } satisfies PageEntry
