import type { PageEntry } from '$lib/pages'

export default { group: 'now', order: 6, key: 'b' } satisfies PageEntry
