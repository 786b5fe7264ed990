import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 8, key: 'e' } satisfies PageEntry
