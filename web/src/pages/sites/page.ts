import type { PageEntry } from '$lib/pages'

export default { group: 'keep', order: 3.5, key: 's', roles: ['drafter', 'releaser', 'watch', 'auditor'] } satisfies PageEntry
