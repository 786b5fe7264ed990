import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 3.6, key: 'd' } satisfies PageEntry
