import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 1, key: 'i' } satisfies PageEntry
