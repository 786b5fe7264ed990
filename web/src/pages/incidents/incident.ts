/* An incident as the node tells it. */
export interface Incident {
  incident: string
  channel: string
  exercise: boolean
  kind: string
  title: string
  from: string
  until: string
  reported_by: string
  state: string
  positions: Record<string, string>
  standing: string
  record: string
}

interface Translation {
  party: string
  language: string
  text: string
}
interface Link {
  record: string
  what: string
}

export interface WholeIncident extends Incident {
  text: string
  translations: Translation[]
  places: [number, number][]
  places_written: string[][]
  links: Link[]
  attachments: { sha256: string; name: string; bytes: number; party: string }[]
  statements: {
    party: string
    role: string
    initials: string
    claimed_at: string
    clock: string
    position: string
    text: string
    translations: Translation[]
    links: Link[]
    record: string
  }[]
  summaries: { document: string; text: string; closes: boolean; fate: string; signed: string[]; proposed_by: string }[]
}

export const KINDS = [
  'loss of separation', 'entry without notice', 'notice not followed', 'place rule not kept', 'fire',
  'harm to people', 'damage', 'missed contact', 'missed stop', 'other',
]
export const POSITIONS = ['CONFIRM', 'DENY', 'NOT SEEN'] as const
export const POSITION_KIND: Record<string, 'good' | 'warn' | 'note' | 'none'> = {
  CONFIRM: 'good', DENY: 'warn', 'NOT SEEN': 'note', 'NOT STATED': 'none', NONE: 'none',
}
export const STATE_KIND: Record<string, 'good' | 'warn' | 'note' | 'wait'> = {
  OPEN: 'wait', 'POSITIONS STATED': 'note', SUMMARISED: 'note', CLOSED: 'good',
}
