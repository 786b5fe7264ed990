import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 5, key: 'p' } satisfies PageEntry
