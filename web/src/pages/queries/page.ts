import type { PageEntry } from '$lib/pages'

export default { group: 'say', order: 4, key: 'q' } satisfies PageEntry
