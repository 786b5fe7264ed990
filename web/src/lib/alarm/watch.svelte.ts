/* Taking the watch, from wherever it is asked for; nobody takes it without having heard the desk. */

class TakingWatch {
  open = $state(false)
}

export const takingWatch = new TakingWatch()

/** Open the dialog by which an officer hears the test alarm and takes the watch. */
export function openTakeWatch(): void {
  takingWatch.open = true
}
