/* What is typed into a form, kept in this browser until it is sent: a reload, the end of a session or a
   browser that dies loses none of it, whatever form it is.

   A text is known again by who typed it, the page, and what the form says of itself: its heading, its
   first sentence and the label. Forms that keep their own words say so: data-kept="own". */
import { onWrite } from '$lib/api'
import { session } from '$lib/session.svelte'

type Box = HTMLInputElement | HTMLTextAreaElement

const KEPT = 'keepclear-kept '
const TYPED = 'textarea, input:not([type]), input[type=text]'
const DAYS_MAX = 7
const SETTLED_MS = 250

const shown = new Map<Box, string>()

/** Keep what is typed into the field, and bring back what was typed there before. */
export function kept(field: HTMLElement, label: string): { destroy: () => void } {
  const box = field.querySelector<Box>(TYPED)
  if (!box || isOwn(box) || !session.officer) return { destroy: () => {} }
  const key = keyOf(box, label)
  shown.set(box, key)
  const before = read(key)
  if (before && !box.value) {
    box.value = before
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const typed = () => write(key, box.value)
  box.addEventListener('input', typed)
  return {
    destroy: () => {
      box.removeEventListener('input', typed)
      shown.delete(box)
    },
  }
}

function isOwn(box: Box): boolean {
  return Boolean(box.closest('[data-kept=own]')) || box.autocomplete === 'one-time-code' || box.readOnly
}

function keyOf(box: Box, label: string): string {
  const form = box.closest('dialog') ?? box.closest('form') ?? box.closest('section')
  const words = [form?.querySelector('h2, h3'), form?.querySelector('p')].map((one) => one?.textContent?.trim().slice(0, 200) ?? '')
  return KEPT + [session.officer?.name, location.hash, ...words, label].join(' · ')
}

function read(key: string): string {
  try {
    return String(JSON.parse(localStorage.getItem(key) ?? '{}').text ?? '')
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  if (text) localStorage.setItem(key, JSON.stringify({ text, at: Date.now() }))
  else localStorage.removeItem(key)
}

/* What was sent is forgotten: of the fields that were shown then, those that are gone or were emptied. */
onWrite(() => {
  const then = new Map(shown)
  return () =>
    setTimeout(() => {
      for (const [box, key] of then) if (!box.isConnected || !box.value) localStorage.removeItem(key)
    }, SETTLED_MS)
})

/* What nobody came back to is forgotten as well. */
for (const key of Object.keys(localStorage).filter((one) => one.startsWith(KEPT))) {
  try {
    const { at } = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (!(Math.abs(Date.now() - at) < DAYS_MAX * 86_400_000)) localStorage.removeItem(key)
  } catch {
    localStorage.removeItem(key)
  }
}
