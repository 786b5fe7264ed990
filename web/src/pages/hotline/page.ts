import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 3, key: 'h' } satisfies PageEntry
