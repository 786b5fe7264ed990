/* What waits for a person: its words, what it is about on the map, and the page where it is done. */
import { has, say } from '$lib/words'
import { pages } from '$lib/pages'
import { to } from '$lib/router.svelte'
import type { Waiting } from '$lib/shell/standing.svelte'

const PREFIXES = ['EXERCISE', 'SUSPENDED']
const PLACES: [RegExp, string, (item: Waiting) => string | undefined][] = [
  [/^(STOP|message)/, 'hotline', (item) => item.record],
  [/^not taken/, 'hotline', (item) => item.record],
  [/^conflict/, 'conflicts', (item) => item.id],
  [/^breach|zone/, 'breaches', () => undefined],
  [/^patrol/, 'patrols', (item) => item.patrol],
  [/^query/, 'queries', (item) => item.record],
  [/^incident/, 'incidents', (item) => item.record],
  [/^document/, 'agreements', (item) => item.record],
  [/protected sites/, 'sites', () => undefined],
  [/^keys|^line|UNWITNESSED|^channel/, 'health', () => undefined],
  [/^fork/, 'evidence', () => undefined],
]

/** Say what waits, in the reader's language; what has no words yet is shown as the node says it. */
export function wordsOf(item: Waiting): string {
  let what = item.what
  const before: string[] = []
  for (const prefix of PREFIXES) {
    if (what.startsWith(`${prefix} `)) {
      before.push(say(`waiting-${prefix.toLowerCase()}`))
      what = what.slice(prefix.length + 1)
    }
  }
  if (what.startsWith('STOP, ')) {
    before.push(say('waiting-stop'))
    what = what.slice('STOP, '.length)
  }
  const id = `waiting-${what.toLowerCase().replace(/[^a-z]+/g, '-').replace(/-$/, '')}`
  return [...before, has(id) ? say(id) : what].join(' · ')
}

/** Say a precedence. */
export const precedenceOf = (item: Waiting) => (item.precedence ? say(`precedence-${item.precedence}`) : '')

/** Return a name for an item that lasts over refreshes. */
export const keyOf = (item: Waiting) => `${item.what}|${item.record ?? item.id ?? ''}|${item.party ?? ''}|${item.about}`

/** Return where it is done, or undefined where this desk has no page for it. */
export function whereDone(item: Waiting): string | undefined {
  for (const [what, page, about] of PLACES) {
    if (!what.test(item.what.replace(/^((EXERCISE|SUSPENDED) )+/, ''))) continue
    const path = about(item)
    return pages.has(page) ? to(page, ...(path ? [path] : [])) : undefined
  }
  if (item.notice) return pages.has('receive') ? to('receive', item.notice) : undefined
  return undefined
}
