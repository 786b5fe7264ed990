/* The keyboard of the desk: one table of keys for each page and one for all, shown by `?`.

   Letters count by what they say and, where the layout has no Latin letters, by where they are
   on the board, so that an officer with a Russian or Arabic layout uses the same keys. */

export interface Key {
  /** As shown: `Enter`, `n`, `Shift+N`, `Ctrl+Shift+S`, `g w` (one after the other). */
  key: string
  /** The id of the words that say what it does. */
  does: string
  act: (event: KeyboardEvent) => void
  /** Whether it also works while somebody types; only for keys with Ctrl or Alt, and Escape. */
  whileTyping?: boolean
}

const SEQUENCE_MS = 1_200
// Where a layout has letters on these keys, they stand for what a Latin one has there.
const SIGNS: Record<string, [string, string]> = {
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
}
const tables: { now: { name: string; keys: Key[] }[] } = { now: [] }
let shown = $state.raw<{ name: string; keys: Key[] }[]>([])
let first = ''
let firstAt = 0

/** Return the tables of keys that work now, the latest first. */
export function keyTables(): { name: string; keys: Key[] }[] {
  return shown
}

/** Have keys work while the component lives; `name` is the id of the table's heading. */
export function useKeys(name: string, keys: Key[]): void {
  $effect(() => {
    const table = { name, keys }
    tables.now = [table, ...tables.now]
    shown = tables.now
    return () => {
      tables.now = tables.now.filter((one) => one !== table)
      shown = tables.now
    }
  })
}

/** Return how a key press is written in a table. */
export function written(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  const latin = /^[\x20-\x7e]$/.test(event.key)
  // Some systems tell AltGr as Ctrl and Alt: who types a sign by it means no key of ours.
  const third = event.getModifierState('AltGraph')
  const ctrl = (event.ctrlKey && !third) || event.metaKey
  const alt = event.altKey && !third
  let name = event.key === ' ' ? 'Space' : event.key
  const sign = latin ? undefined : SIGNS[event.code]
  if (sign && name.length === 1) name = sign[event.shiftKey ? 1 : 0]
  if (letter && !third && (!latin || ctrl || alt)) name = letter
  // Caps Lock changes nothing: who has it on means the same keys.
  if (/^[a-z]$/i.test(name)) name = event.shiftKey ? name.toUpperCase() : name.toLowerCase()
  const chord = ctrl || alt
  const parts = [
    ctrl ? 'Ctrl' : '',
    alt ? 'Alt' : '',
    event.shiftKey && (chord || name.length > 1 || /[A-Z]/.test(name)) ? 'Shift' : '',
    chord && name.length === 1 ? name.toUpperCase() : name,
  ]
  return parts.filter(Boolean).join('+')
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Give a key press to the table that knows it; the window's listener of the shell. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const name = written(event)
  // Behind a dialog nothing is done by a letter, and Escape is the dialog's own.
  if (document.querySelector('dialog:modal') && !name.startsWith('Ctrl+')) return
  const busy = typing(event.target)
  const pair = performance.now() - firstAt < SEQUENCE_MS ? `${first} ${name}` : ''
  first = busy ? '' : name
  firstAt = performance.now()
  const found = find(pair) ?? find(name)
  if (!found || (busy && !found.whileTyping)) return
  // A button or link that is focused keeps its own Enter and Space.
  if (/^(Enter|Space)$/.test(name) && event.target instanceof Element && event.target.closest('button,a,summary')) return
  event.preventDefault()
  if (found.key === pair) first = ''
  found.act(event)
}

function find(name: string): Key | undefined {
  if (!name) return undefined
  for (const table of tables.now) {
    const key = table.keys.find((one) => one.key === name)
    if (key) return key
  }
  return undefined
}
