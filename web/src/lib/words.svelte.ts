/* Every word of the desk, by its id, in the reader's language.

   One chunk for each language: all of web/words/LANG/ and the desk's coded messages, which the
   node renders with the same files. Digits are Latin in every language. What is inserted is
   isolated from the direction of the text around it. */
import { FluentBundle, FluentResource } from '@fluent/bundle'
import type { FluentVariable } from '@fluent/bundle'
import { session } from './session.svelte'
import type { Language } from './session.svelte'

type Texts = Record<string, string>
const LOADED: Record<Language, () => Promise<{ texts: Texts[] }>> = {
  en: () => import('./language/en'),
  ru: () => import('./language/ru'),
  tr: () => import('./language/tr'),
  ar: () => import('./language/ar'),
}
const LOCALE: Record<Language, string> = {
  en: 'en-GB',
  ru: 'ru',
  tr: 'tr',
  ar: 'ar-u-nu-latn',
}

let bundle = $state.raw<FluentBundle>(new FluentBundle('en'))
let written_in = $state<Language>('en')
const seconds = new Map<Language, FluentBundle>()

/** Load the words of the session's language and turn the page to it. */
export async function useWords(language: Language = session.language): Promise<void> {
  bundle = await loaded(language)
  written_in = language
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
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
  const id = `${prefix}-${code.toLowerCase().replaceAll(/[ _]+/g, '-')}`
  return bundle.hasMessage(id) ? say(id) : code
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
