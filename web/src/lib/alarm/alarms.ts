/* What alarms, worked out from the list that the node gives: pure, so that it is the same after a
   reload, in a second window and after the tab has slept. */

export interface Waiting {
  what: string
  about: string
  do?: string
  record?: string
  id?: string
  patrol?: string
  notice?: string
  precedence?: string
  overdue?: boolean
  left_s?: number
  query?: string
  parties?: string[]
  untold?: unknown
  rules?: unknown
  sites?: unknown
  translations?: { language: string; text: string; party: string; initials: string }[]
}

export interface Alarming extends Waiting {
  /** stop: nothing is graver · urgent: cannot wait any longer. */
  grade: 'stop' | 'urgent'
  exercise: boolean
  suspended: boolean
  /** The item without the marks before it. */
  kind: string
  key: string
}

const SAID = /^(?:EXERCISE |SUSPENDED )*(?:STOP|message)$/
const URGENT = new Set(['FLASH', 'IMMEDIATE'])

/** Return what alarms of all that waits, STOP first and else in the order of the list. */
export function alarming(items: Waiting[]): Alarming[] {
  const found = items.map(graded).filter((one) => one !== null)
  return [...found.filter((one) => one.grade === 'stop'), ...found.filter((one) => one.grade !== 'stop')]
}

function graded(item: Waiting): Alarming | null {
  const marks = item.what.match(/^(?:EXERCISE |SUSPENDED )*/)?.[0] ?? ''
  const kind = item.what.slice(marks.length)
  const is_stop = kind === 'STOP'
  const flash = kind === 'message' && item.precedence === 'FLASH'
  const late = item.overdue === true && URGENT.has(item.precedence ?? '')
  if (!is_stop && !flash && !late) return null
  return {
    ...item,
    grade: is_stop ? 'stop' : 'urgent',
    exercise: marks.includes('EXERCISE'),
    suspended: marks.includes('SUSPENDED'),
    kind,
    key: `${item.what} ${item.record ?? ''} ${item.about}`,
  }
}

/** What an item says of itself, in parts: whose it is, what it is called, and the words that follow. */
export interface About {
  party: string
  name: string
  words: string
  /** The parties that have yet to act. */
  by: string
}

/** Part what the node says that an item is about, so that it can be said in any language. */
export function about(item: Waiting): About {
  const said = item.about
  const untaken = item.what.endsWith('not taken') ? /^(?:(.*): )?by ([^:]+)$/s.exec(said) : null
  if (untaken) return { party: '', name: '', words: untaken[1] ?? '', by: untaken[2] ?? '' }
  if (item.notice && said.startsWith(`${item.notice} by `)) {
    const [, party = '', words = ''] = /^([^:;]*)(?:[:;] (.*))?$/s.exec(said.slice(item.notice.length + 4)) ?? []
    return { party, name: item.notice, words, by: '' }
  }
  // Of a STOP or a message the party stands first; of other things it may be their number.
  const taken = SAID.test(item.what) && !item.notice ? /^([^:]{1,64}): ?(.*)$/s.exec(said) : null
  return taken ? { party: taken[1] ?? '', name: '', words: taken[2] ?? '', by: '' } : { party: '', name: '', words: said, by: '' }
}

/** Say whether an officer takes an item by its record, as a STOP or a message. */
export function isTaken(item: Alarming): boolean {
  return Boolean(item.record) && ['STOP', 'message', 'cancellation to take'].includes(item.kind)
}

const PAGES: [RegExp, string][] = [
  [/message/, 'hotline'],
  [/query/, 'queries'],
  [/patrol/, 'patrols'],
  [/incident/, 'incidents'],
  [/document/, 'agreements'],
  [/conflict/, 'conflicts'],
]

/** Return the page where an item is dealt with. */
export function pageOf(item: Waiting): [string, ...string[]] {
  if (item.notice) return ['receive', item.notice]
  for (const [what, page] of PAGES) {
    if (what.test(item.what)) return [page, ...[item.patrol ?? item.id ?? item.record ?? ''].filter(Boolean)]
  }
  return ['watch']
}
