/* One row of the ledger: one version, told to one party. */
export interface Told {
  when: string
  what: string
  name: string
  version: string
  record: string
  channel: string
  precision: string
  label: string
  stands: boolean
  party: string
  held: string
}

/** Say what shows that a party holds it: the sign, the words' id, and the time of a receipt. */
export function holding(held: string): { kind: 'good' | 'wait' | 'none'; id: string; at: string } {
  if (held === 'READ BACK') return { kind: 'good', id: 'disclosure-read-back', at: '' }
  if (held.startsWith('HELD')) return { kind: 'wait', id: 'disclosure-held', at: held.slice(5) }
  return { kind: 'none', id: 'disclosure-not-shown', at: '' }
}
