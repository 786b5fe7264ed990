/* A document that all members sign, as the view `documents` tells it. */
export interface Document {
  title: string
  kind: string
  channel: string
  proposed_by: string
  ours: boolean
  proposed_at: string
  fate: string
  signed: string[]
  not_signed: string[]
  we_signed: boolean
  hash: string
  record: string
  says: [string, string][]
}

/** Write a hash in groups of four digits, so that it can be read over the phone. */
export function grouped(hash: string, groups = 8): string {
  return (hash.match(/.{4}/g) ?? []).slice(0, groups).join(' ')
}
