import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 2, key: 'r' } satisfies PageEntry
