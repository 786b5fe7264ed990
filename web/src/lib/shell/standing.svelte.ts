/* What the shell shows on every page, asked for once: how lines and peers stand, and who has the watch. */

export interface Peer {
  party: string
  node_reachable: boolean
  last_contact: string | null
  clock_offset_s: number | null
  clock_error_s: number | null
  desk: 'MANNED' | 'UNMANNED' | 'NOT SAID'
  desk_since: string | null
}

export interface Member {
  party: string
  state: string
  states: string[]
  reasons: string[]
}

export interface Status {
  party: string
  peers: Peer[]
  channels: { channel: string; mode: string; joined: boolean; line: { state: string; states: string[]; members: Member[] } }[]
}

export interface Waiting {
  order: number
  what: string
  about: string
  do: string
  left_s?: number
  overdue?: boolean
  due?: string
  precedence?: string
  told?: string
  notice?: string
  party?: string
  parties?: string[]
  record?: string
  id?: string
  patrol?: string
  translations?: { language: string; text: string; party: string; initials: string }[]
  [key: string]: unknown
}

export interface OnWatch {
  items: Waiting[]
  more: number
  watch: { state: 'KEPT' | 'GIVEN' | 'NOBODY'; holder: string | null; since: string | null; note: string | null; manned: boolean }
}

class Standing {
  status = $state.raw<Status | undefined>()
  watch = $state.raw<OnWatch | undefined>()
  /** Ask at once what waits, as where something rang. */
  look: () => void = () => {}
}

export const standing = new Standing()
