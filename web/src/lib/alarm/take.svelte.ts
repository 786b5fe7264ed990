/* Taking what was said to this desk: a STOP, a message, a cancellation. It says that an officer has it, and no more. */
import { act } from '$lib/api'

export class Taking {
  /** The record that is being taken, if any. */
  busy = $state('')
  error = $state<unknown>()

  /** `then` is what is to be looked at anew, whether it was taken or not. */
  constructor(private readonly then: () => unknown) {}

  async take(record = ''): Promise<void> {
    this.busy = record
    this.error = undefined
    try {
      await act('take', { record })
    } catch (refused) {
      this.error = refused
    }
    this.busy = ''
    void this.then()
  }
}
