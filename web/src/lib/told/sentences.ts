/* The node's own sentences, found by their form: what it writes in English, with holes for what it fills in.

   words/en/node.ftl holds each sentence as the node writes it, so that a text in the other files of
   that name says the same in another language. Nothing at the node has to know of it. */
import { FluentResource } from '@fluent/bundle'

type Pattern = FluentResource['body'][number]['value']

export interface Form {
  id: string
  names: string[]
  pattern: RegExp
  /** How much of it is the node's own words: the fuller form is tried first. */
  said: number
}

export interface Found {
  id: string
  filled: Record<string, string>
}

/* What a hole may hold, by its name up to a hyphen, so that a short sentence is not taken for another. */
const HOLDS: Record<string, string> = {
  activities: '[a-z_]+(?:, [a-z_]+)*',
  activity: '[a-z_]+',
  at: '\\d\\S*',
  count: '\\d[\\d,]*',
  high: '-?\\d[\\d.]*',
  length: '[+-]?\\d.*?',
  low: '-?\\d[\\d.]*',
  most: '\\d[\\d,]*',
  side: 'left|right',
  who: 'anybody|[a-z_, ]+ of .+?',
}

/** Read the forms of a file of sentences, the fullest first. */
export function formsOf(text: string): Form[] {
  return new FluentResource(text).body
    .filter((one) => one.id.startsWith('node-'))
    .map((one) => formOf(one.id, one.attributes['node'] ?? one.value))
    .sort((one, other) => other.said - one.said)
}

function formOf(id: string, written: Pattern): Form {
  const names: string[] = []
  let said = 0
  const parts = typeof written === 'string' ? [written] : (written ?? [])
  const source = parts.map((part) => {
    if (typeof part === 'string') {
      said += part.length
      return part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    }
    const name = 'name' in part ? String(part.name) : ''
    names.push(name)
    return `(${HOLDS[name.split('-')[0]!] ?? '.*?'})`
  })
  return { id, names, pattern: new RegExp(`^${source.join('')}$`, 's'), said }
}

/** Find the form of a sentence and what it is filled with. */
export function find(forms: Form[], sentence: string): Found | undefined {
  for (const { id, names, pattern } of forms) {
    const found = pattern.exec(sentence)
    if (found) return { id, filled: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) }
  }
  return undefined
}

/** Say what the node wrote, part by part where it has several; undefined where any of it is not known. */
export function saidOf(sentence: string, say: (found: Found) => string, forms: Form[]): string | undefined {
  const found = find(forms, sentence)
  return partsOf(sentence, '; ', say, forms) ?? (found ? say(found) : partsOf(sentence, ': ', say, forms))
}

function partsOf(sentence: string, mark: string, say: (found: Found) => string, forms: Form[]): string | undefined {
  if (!sentence.includes(mark)) return undefined
  const said = sentence.split(mark).map((part) => saidOf(part, say, forms))
  return said.every((one) => one !== undefined) ? said.join(mark) : undefined
}
