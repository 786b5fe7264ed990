/* Every word of the desk, by its id, in the reader's language.

   One chunk for each language: all of web/words/LANG/ and the desk's coded messages, which the
   node renders with the same files. Digits are Latin in every language. What is inserted is
   isolated from the direction of the text around it. */
import { FluentBundle, FluentResource } from '@fluent/bundle'
import type { FluentVariable } from '@fluent/bundle'
import { session } from './session.svelte'
import type { Language } from './session.svelte'
import { formsOf, saidOf } from './told/sentences'
import type { Form, Found } from './told/sentences'

type Texts = Record<string, string>
const LOADED: Record<Language, () => Promise<{ texts: Texts[] }>> = {
  en: () => import('./language/en'),
  ru: () => import('./language/ru'),
  tr: () => import('./language/tr'),
  ar: () => import('./language/ar'),
}
/* The node's sentences are wanted later than the first page: files of their own. */
const SENTENCES = import.meta.glob<string>('../../words/*/node.ftl', { query: '?raw', import: 'default' })
const LOCALE: Record<Language, string> = {
  en: 'en-GB',
  ru: 'ru',
  tr: 'tr',
  ar: 'ar-u-nu-latn',
}

let bundle = $state.raw<FluentBundle>(new FluentBundle('en'))
let written_in = $state<Language>('en')
const seconds = new Map<Language, FluentBundle>()
let forms = $state.raw<Form[]>([])
let sentences = $state.raw<FluentBundle>(new FluentBundle('en'))

/** Load the words of the session's language and turn the page to it. */
export async function useWords(language: Language = session.language): Promise<void> {
  bundle = await loaded(language)
  written_in = language
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  void useSentences(language)
}

/* Until they are there, what the node wrote stands as it wrote it. */
async function useSentences(language: Language): Promise<void> {
  const [written, said] = await Promise.all(['en', language].map((one) => SENTENCES[`../../words/${one}/node.ftl`]!()))
  if (language !== written_in) return
  const made = new FluentBundle(LOCALE[language], { useIsolating: true })
  for (const error of made.addResource(new FluentResource(said!))) console.warn(language, error)
  forms = formsOf(written!)
  sentences = made
}

async function loaded(language: Language): Promise<FluentBundle> {
  const known = seconds.get(language)
  if (known) return known
  const made = new FluentBundle(LOCALE[language], { useIsolating: true })
  const { texts } = await LOADED[language]()
  for (const files of texts) {
    for (const text of Object.values(files)) {
      for (const error of made.addResource(new FluentResource(text))) console.warn(language, error)
    }
  }
  seconds.set(language, made)
  return made
}

/** Say the words of an id; an id without words is shown as it stands. */
export function say(id: string, args?: Record<string, FluentVariable>): string {
  const message = bundle.getMessage(id)
  if (!message?.value) return id
  return bundle.formatPattern(message.value, args ?? null, [])
}

/** Say the words of an id without the marks that isolate directions: for titles and file names. */
export function sayPlain(id: string, args?: Record<string, FluentVariable>): string {
  return say(id, args).replace(/[\u2066-\u2069]/g, '')
}

/** Say whether an id has words. */
export function has(id: string): boolean {
  return bundle.hasMessage(id)
}

/** Say the words of a code of the node (`OUT OF SEQUENCE`, `read back`), or the code itself.

    The words' id is the prefix and the code in lower case with hyphens. */
export function nameOf(prefix: string, code: string): string {
  const id = `${prefix}-${code.toLowerCase().replaceAll(/[ _,]+/g, '-')}`
  return bundle.hasMessage(id) ? say(id) : code
}

/** Say a sentence of the node in the reader's language; undefined where it is not known. */
export function sentence(text: string): string | undefined {
  return text && forms.length ? saidOf(text, saidIn, forms) : undefined
}

function saidIn({ id, filled }: Found): string {
  const message = sentences.getMessage(id)
  if (!message?.value) return id
  const args = Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, fill(name, value)]))
  return sentences.formatPattern(message.value, args, [])
}

/* What a sentence is filled with is told by its name up to a hyphen; what is none of these stays as it is. */
const FILL: Record<string, (value: string) => string> = {
  activities: (value) => value.split(', ').map((one) => filledOr('activity', one)).join(', '),
  activity: (value) => nameOf('activity', value),
  character: (value) => value.split(',')[0]!,
  heights: saidOrNot,
  length: inUnits,
  measure: (value) => filled(`measure-${value}`),
  offset: saidOrNot,
  owned: saidOrNot,
  parties: (value) => (value === 'any party' ? filled('any-party') : value),
  patrol: (value) => nameOf('patrols-state', value),
  side: (value) => filled(`side-${value}`),
  who: saidOrNot,
  why: saidOrNot,
}

function fill(name: string, value: string): string {
  return FILL[name.split('-')[0]!]?.(value) ?? value
}

/* Isolates within one that is filled in would hide of which direction its words are. */
function saidOrNot(value: string): string {
  return sentence(value)?.replaceAll(/[\u2066-\u2069]/g, '') ?? value
}

function inUnits(value: string): string {
  const whole = /^(\d+) s$/.exec(value)
  const seconds = Number(whole?.[1] ?? 0)
  const plain = seconds % 3_600 === 0 && seconds ? `${seconds / 3_600} h` : seconds % 60 === 0 && seconds ? `${seconds / 60} min` : value
  return plain.replaceAll(/(\d) (s|min|h|d|m|km)\b/g, (_, digit: string, unit: string) => `${digit} ${filled(`unit-${unit}`)}`)
}

function filled(id: string): string {
  const message = sentences.getMessage(`filled-${id}`)
  return message?.value ? sentences.formatPattern(message.value, null, []) : id
}

function filledOr(prefix: string, value: string): string {
  return value === 'anything' ? filled('anything') : nameOf(prefix, value)
}

/** Join names as the language does. */
export function list(names: string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(LOCALE[written_in], { style: 'short', type }).format(names)
}

/** Return the locale for Intl formatters, with Latin digits. */
export function written(): string {
  return LOCALE[written_in]
}

/** Return the direction in which the page is read. */
export function direction(): 'ltr' | 'rtl' {
  return written_in === 'ar' ? 'rtl' : 'ltr'
}
