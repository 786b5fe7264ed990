/* Taking the watch, from wherever it is asked for; nobody takes it without having heard the desk. */

class Taking {
  open = $state(false)
}

export const taking = new Taking()

/** Open the dialog by which an officer hears the test alarm and takes the watch. */
export function openTakeWatch(): void {
  taking.open = true
}
