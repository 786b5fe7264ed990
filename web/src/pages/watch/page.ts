import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 1, key: 'w' } satisfies PageEntry
