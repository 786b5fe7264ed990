/* A few words that are being typed, kept in this browser until they are sent: a reload loses none. */

export interface Kept {
  text: string
}

/** Keep what is typed under a name; an empty text is forgotten. */
export function keepText(name: () => string): Kept {
  const key = () => `keepclear-typed ${name()}`
  let text = $state(localStorage.getItem(key()) ?? '')
  return {
    get text() {
      return text
    },
    set text(now: string) {
      text = now
      if (now) localStorage.setItem(key(), now)
      else localStorage.removeItem(key())
    },
  }
}
