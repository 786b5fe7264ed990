import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 5, key: 'o' } satisfies PageEntry
