/* Agreements as the node tells them. */
import type { Conflict } from '../conflicts/conflict'

export interface Agreement {
  title: string
  channel: string
  proposed_by: string
  state: string
  signed: string[]
  not_signed: string[]
  from: string
  until: string | null
  suspended: { by: string; since: string; reason: string }[]
  hash: string
  record: string
  amends: string | null
}

export interface Difference {
  part: string
  old: string
  new: string
}

export interface WholeAgreement extends Agreement {
  says: [string, string][]
  closed: string | null
  changes: { at: string; becomes: string; why: string }[]
  diff: Difference[]
}

export interface Broken {
  id: string
  notice: string
  party: string
  rule: string
  clause: string
  article: string
  start: string
  end: string
  why: string
}

export interface Effect {
  title: string
  appear: Conflict[]
  vanish: Conflict[]
  stay: number
  breaches_appear: Broken[]
  breaches_vanish: Broken[]
  flaws: string[]
  contradictions: { one: string; other: string; why: string }[]
}

export const STATE_KIND: Record<string, 'good' | 'wait' | 'warn' | 'note' | 'none'> = {
  PROPOSED: 'wait', COMING: 'note', 'IN FORCE': 'good', 'NOT IN FORCE: SUSPENDED': 'warn', ENDED: 'none', VOID: 'none', RETRACTED: 'none',
}

export interface Piece {
  text: string
  changed: boolean
}

/** Part two texts into words, and mark in each what the other does not have in its place. */
export function compared(old: string, now: string): { old: Piece[]; now: Piece[] } {
  const [a, b] = [words(old), words(now)]
  const kept = common(a, b)
  return { old: marked(a, kept.map(([at]) => at)), now: marked(b, kept.map(([, at]) => at)) }
}

const words = (text: string) => text.match(/\s+|[^\s]+/g) ?? []

/* The longest run of words, in order, that both have: pairs of their places. */
function common(a: string[], b: string[]): [number, number][] {
  const long = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      long[i]![j] = a[i] === b[j] ? long[i + 1]![j + 1]! + 1 : Math.max(long[i + 1]![j]!, long[i]![j + 1]!)
    }
  }
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++])
    else if (long[i + 1]![j]! >= long[i]![j + 1]!) i++
    else j++
  }
  return found
}

function marked(all: string[], kept: number[]): Piece[] {
  const same = new Set(kept)
  const pieces: Piece[] = []
  all.forEach((text, at) => {
    const changed = !same.has(at)
    const last = pieces.at(-1)
    if (last && last.changed === changed) last.text += text
    else pieces.push({ text, changed })
  })
  return pieces
}
