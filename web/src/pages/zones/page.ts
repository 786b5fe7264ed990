import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 3, key: 'z' } satisfies PageEntry
