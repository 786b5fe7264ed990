import type { PageEntry } from '$lib/pages'

export default { group: 'account', order: 1, key: 'u' } satisfies PageEntry
