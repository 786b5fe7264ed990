/* STOP, from wherever the officer is: the dialog is one, and any page may open it. */

class Stopping {
  open = $state(false)
}

export const stopping = new Stopping()

/** Open the dialog that says STOP. */
export function openStop(): void {
  stopping.open = true
}
