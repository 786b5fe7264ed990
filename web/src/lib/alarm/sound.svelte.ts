/* The sound of the desk: made by the browser itself, proven heard, and repeated until somebody acts.

   A browser makes no sound before the officer has done something on the page, and a loudspeaker may
   be off or far down. So sound counts as armed only when an officer has typed how many beeps were
   heard, and a loop that the browser plays by itself goes on where the timers of a sleeping tab do not. */

import { session } from '$lib/session.svelte'

type Loud = 'stop' | 'urgent'

const BEEP_S = 0.22
const APART_S = 0.62
const LOOP_S = 3.2

class Sound {
  /** Who has heard this page since it was loaded: whoever signs in next has not. */
  #heardBy = $state('')
  /** How many beeps the test made that is to be answered; 0 where none is. */
  #asked = 0
  #context: AudioContext | undefined
  #loop: AudioBufferSourceNode | undefined
  #wanted: Loud | null = null
  #wants = new Map<string, Loud>()

  /** Whether the officer who is signed in has heard this page. */
  get armed(): boolean {
    return this.#heardBy !== '' && this.#heardBy === session.officer?.name
  }

  /** Make a new number of beeps, 2 to 5; the answer is asked of the officer. */
  async test(): Promise<boolean> {
    const context = await this.#awake()
    if (!context) return false
    const before = this.#asked
    do this.#asked = 2 + (crypto.getRandomValues(new Uint8Array(1))[0]! % 4)
    while (this.#asked === before)
    for (let beep = 0; beep < this.#asked; beep++) {
      this.#beep(context, 880, context.currentTime + 0.15 + beep * APART_S, BEEP_S, 0.5)
    }
    return true
  }

  /** Say whether the officer heard as many as were made; a wrong number disarms. */
  answer(heard: number): boolean {
    const right = this.#asked > 0 && heard === this.#asked
    this.#heardBy = right ? (session.officer?.name ?? '') : ''
    if (!right) this.#asked = 0
    return right
  }

  /** Sound once, for what is to be looked at. */
  async chime(): Promise<void> {
    const context = await this.#awake()
    if (!context || this.#wanted) return
    this.#beep(context, 660, context.currentTime, 0.16, 0.25)
    this.#beep(context, 880, context.currentTime + 0.2, 0.2, 0.25)
  }

  /** Sound from now on until told otherwise: `stop` is the alarm, null is silence.

      Of what several parts of the page want the loudest sounds. */
  repeat(wanted: Loud | null, of = 'alarm'): void {
    if (wanted) this.#wants.set(of, wanted)
    else this.#wants.delete(of)
    const all = [...this.#wants.values()]
    const loudest = all.find((one) => one === 'stop') ?? all[0] ?? null
    if (loudest === this.#wanted && (this.#loop || !loudest)) return
    this.#wanted = loudest
    void this.#restart()
  }

  /** Take up what should be sounding, after the tab or the machine has slept. */
  wake(): void {
    if (this.#wanted && this.#context?.state !== 'running') void this.#restart()
  }

  async #restart(): Promise<void> {
    this.#loop?.stop()
    this.#loop = undefined
    const wanted = this.#wanted
    if (!wanted) return
    const context = await this.#awake()
    if (!context || this.#wanted !== wanted) return
    const source = context.createBufferSource()
    source.buffer = pattern(context, wanted)
    source.loop = true
    source.connect(context.destination)
    source.start()
    this.#loop = source
  }

  /** Return a context that runs, or nothing where the browser makes no sound yet. */
  async #awake(): Promise<AudioContext | undefined> {
    try {
      this.#context ??= new AudioContext()
      if (this.#context.state !== 'running') {
        await Promise.race([this.#context.resume(), new Promise((end) => setTimeout(end, 600))])
      }
    } catch {
      return undefined
    }
    const runs = this.#context.state === 'running'
    if (!runs) this.#heardBy = ''
    return runs ? this.#context : undefined
  }

  #beep(context: AudioContext, hz: number, at: number, long_s: number, loud: number): void {
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.type = 'square'
    tone.frequency.value = hz
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(loud, at + 0.01)
    gain.gain.setValueAtTime(loud, at + long_s - 0.02)
    gain.gain.linearRampToValueAtTime(0, at + long_s)
    tone.connect(gain).connect(context.destination)
    tone.start(at)
    tone.stop(at + long_s)
  }
}

/* STOP is two pitches in turn without a rest, so that nobody takes it for the slow beep of what is
   overdue; the samples are written once and looped by the browser. */
function pattern(context: AudioContext, wanted: Loud): AudioBuffer {
  const rate = context.sampleRate
  const buffer = context.createBuffer(1, Math.round(LOOP_S * rate), rate)
  const samples = buffer.getChannelData(0)
  for (let n = 0; n < samples.length; n++) {
    const at = n / rate
    const on = wanted === 'stop' ? at % 0.4 < 0.36 : at < 0.9 && at % 0.45 < 0.3
    const hz = wanted === 'stop' && Math.floor(at / 0.4) % 2 ? 620 : 930
    if (on) samples[n] = Math.sin(2 * Math.PI * hz * at) > 0 ? 0.45 : -0.45
  }
  return buffer
}

export const sound = new Sound()
