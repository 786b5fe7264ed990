import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 4, key: 'c' } satisfies PageEntry
