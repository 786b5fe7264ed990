/** Walk the rows of a table by the arrows, Home and End; Enter and the space bar do what `pick` does. */
export function walkRows(event: KeyboardEvent, pick: () => void): void {
  const line = event.currentTarget as HTMLTableRowElement
  if (event.target !== line) return
  const steps: Record<string, Element | null | undefined> = {
    ArrowDown: line.nextElementSibling,
    ArrowUp: line.previousElementSibling,
    Home: line.parentElement?.firstElementChild,
    End: line.parentElement?.lastElementChild,
  }
  const next = steps[event.key]
  if (next instanceof HTMLElement) {
    event.preventDefault()
    next.focus()
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    pick()
  }
}

/** Tell rows apart that have the same key: two lines of a log may say the same at the same instant. */
export function apart(keys: string[]): string[] {
  const times = new Map<string, number>()
  return keys.map((key) => {
    const before = times.get(key) ?? 0
    times.set(key, before + 1)
    return before ? `${key} ${before}` : key
  })
}
