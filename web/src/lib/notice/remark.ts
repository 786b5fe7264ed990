/* What is to be noticed about a notice, said in the reader's language: it came late, moved far, grew stale.
   The node's sentence is shown as it stands where its form is not known. */
import { say } from '$lib/words'

const FORMS: [RegExp, (...parts: string[]) => string][] = [
  [/^LATE: (.+) before its start, (.+) asked$/, (span, asked) => say('receive-late', { span, asked })],
  [/^LATE: (.+) after its start, (.+) asked$/, (span, asked) => say('receive-late-after', { span, asked })],
  [/^(.+) before its start$/, (span) => say('receive-lead', { span })],
  [/^(.+) after its start$/, (span) => say('receive-lead-after', { span })],
  [/^moved (.+) km since its last version$/, (km) => say('receive-moved', { km })],
  [/^STALE: not confirmed for (.+)$/, (span) => say('receive-unconfirmed', { span })],
  [/^confirmed (.+) ago$/, (span) => say('receive-confirmed', { span })],
]

/** Say a remark of the node. */
export function remarkWords(words: string): string {
  for (const [form, told] of FORMS) {
    const found = form.exec(words)
    if (found) return told(...found.slice(1).map((part) => part ?? ''))
  }
  return words
}
