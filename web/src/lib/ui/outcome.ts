/* What came of an act: it takes the place of the form that the officer was in. The keyboard goes on there, and
   whoever hears the page instead of seeing it hears it. */

/** Give an element the keyboard as it appears. */
export function outcome(one: HTMLElement): void {
  one.tabIndex = -1
  one.focus()
}
