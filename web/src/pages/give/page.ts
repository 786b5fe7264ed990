import type { PageEntry } from '$lib/pages'

export default { group: 'say', order: 1, key: 'n', roles: ['drafter', 'releaser', 'watch'] } satisfies PageEntry
