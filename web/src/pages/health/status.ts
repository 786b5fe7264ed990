/* What the view `status` tells of this node, its peers and its channels. */
import type { Member, Peer } from '$lib/shell/standing.svelte'

export interface WholePeer extends Peer {
  fingerprint: string
  endpoints: string[]
  clock: string
  round_trip_s: number | null
  last_officer_act: string | null
  failures: number
}

export interface WholeChannel {
  channel: string
  id: string
  mode: string
  joined: boolean
  line: { state: string; states: string[]; by_us: boolean; members: Member[] }
  witnessed: string
  members: string[]
  logs: { party: string; incarnation: string; size: number; root: string; contested: boolean }[]
  separations: { lateral_m: number; vertical_m: number; time_s: number; agreed: boolean }
  picture: string
  not_in_picture: number
  conflict_digest: string
}

export interface Whole {
  party: string
  scenario: string | null
  clock_synchronised: boolean | null
  clock_likely_wrong: boolean
  peers: WholePeer[]
  channels: WholeChannel[]
  refused: Record<string, number>
}
