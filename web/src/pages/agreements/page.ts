import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 2, key: 'a' } satisfies PageEntry
