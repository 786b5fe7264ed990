import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 4, key: 'f' } satisfies PageEntry
