import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 8, key: 'l' } satisfies PageEntry
