/* The symbols of what moves: each notice of a movement has one, drawn on every frame.

   A symbol moves only where its notice is a chain of timed parts, each of which says from when until
   when it is passed. Of any other notice nobody is told where in it anything is, so its symbol stands
   in the middle and says no more than what the notice says. */
import { parties } from '$lib/parties.svelte'
import type { Milsymbol } from 'milsymbol/esm'
import type { Ink } from './ink'
import { phase } from './theatre'
import type { Item, Shape } from './theatre'

const SIZE = 22
const MOVING = new Set([
  'flight',
  'unmanned_flight',
  'ground_movement',
  'vessel_movement',
  'patrol',
  'humanitarian_movement',
  'medevac',
])
// APP-6 D: symbol set, entity, first modifier. The frame is that of "neutral" for every party alike.
const CODES: Record<string, [set: string, entity: string, modifier?: string]> = {
  flight: ['01', '110100'],
  unmanned_flight: ['01', '110300'],
  ground_movement: ['10', '163600'],
  vessel_movement: ['30', '140100'],
  patrol: ['10', '121300'],
  humanitarian_movement: ['15', '160200'],
  medevac: ['01', '110200', '14'],
  static_site: ['20', '120700'],
  humanitarian_site: ['20', '120701'],
}

/** Tell whether a notice has a symbol. */
export function hasSymbol(item: Item): boolean {
  return item.view.activity in CODES
}

/** Return where the symbol of a notice is at an instant, or undefined where it is not. */
export function placeOf(item: Item, at: number): [number, number] | undefined {
  const shape = item.shapes.find((one) => phase(one, at) === 'now')
  if (!shape) return undefined
  const chained = item.shapes.length > 1 && MOVING.has(item.view.activity)
  if (shape.core === 'line') return along(shape, chained ? (at - shape.start) / (shape.end - shape.start) : 0.5)
  return [(shape.box[0] + shape.box[2]) / 2, (shape.box[1] + shape.box[3]) / 2]
}

function along(shape: Shape, share: number): [number, number] {
  const ring = shape.rings[0]!
  let whole = 0
  for (let at = 2; at < ring.length; at += 2) whole += Math.hypot(ring[at]! - ring[at - 2]!, ring[at + 1]! - ring[at - 1]!)
  let left = whole * Math.min(1, Math.max(0, share))
  for (let at = 2; at < ring.length; at += 2) {
    const [x, y, u, v] = [ring[at - 2]!, ring[at - 1]!, ring[at]!, ring[at + 1]!]
    const length = Math.hypot(u - x, v - y)
    if (left <= length && length > 0) return [x + ((u - x) * left) / length, y + ((v - y) * left) / length]
    left -= length
  }
  return [ring.at(-2)!, ring.at(-1)!]
}

const oneColour = (colour: string) => ({
  Civilian: colour,
  Friend: colour,
  Hostile: colour,
  Neutral: colour,
  Unknown: colour,
  Suspect: colour,
})

const AFTER_FIRST_MS = 150

type Sprite = CanvasImageSource & { width: number; height: number }

/** The pictures of symbols, made once for each activity, party and theme. */
export class Sprites {
  #made = new Map<string, Sprite>()
  #symbols: Milsymbol['Symbol'] | undefined
  #theme = ''
  #fetched = false
  #onload: () => void

  constructor(onload: () => void) {
    this.#onload = onload
  }

  /* As large as all the rest together: it is fetched once the first of them stands as a square. */
  #fetch(): void {
    if (this.#fetched) return
    this.#fetched = true
    setTimeout(() => {
      void import('./symbols').then(({ Symbol }) => {
        this.#symbols = Symbol
        this.#made.clear()
        this.#onload()
      })
    }, AFTER_FIRST_MS)
  }

  /** Return the picture for a notice: that of milsymbol, and until it is loaded a square with a letter. */
  of(item: Item, colours: Ink, ratio: number): Sprite {
    this.#fetch()
    if (this.#theme !== colours.theme) this.#made.clear()
    this.#theme = colours.theme
    const sign = parties.sign(item.view.party)
    const name = `${item.view.activity} ${sign.letter} ${sign.colour} ${ratio}`
    const known = this.#made.get(name)
    if (known) return known
    const made = this.#draw(item.view.activity, sign.letter, colours.party[sign.colour] ?? colours.ink, colours, ratio)
    this.#made.set(name, made)
    return made
  }

  #draw(activity: string, letter: string, colour: string, colours: Ink, ratio: number): Sprite {
    const canvas = document.createElement('canvas')
    canvas.width = (SIZE + 16) * ratio
    canvas.height = SIZE * ratio
    const pen = canvas.getContext('2d')
    if (!pen) return canvas
    const [set, entity, modifier = '00'] = CODES[activity] ?? ['00', '000000']
    const symbols = this.#symbols
    if (symbols) {
      const drawn = new symbols(`1004${set}0000${entity}${modifier}00`, {
        size: 17 * ratio,
        colorMode: oneColour(colours.paper),
        frameColor: oneColour(colour),
        iconColor: oneColour(colour),
        civilianColor: false,
        strokeWidth: 5,
      }).asCanvas()
      const scale = Math.min((SIZE * ratio) / drawn.width, (SIZE * ratio) / drawn.height)
      pen.drawImage(drawn, 0, 0, drawn.width * scale, drawn.height * scale)
    } else {
      pen.scale(ratio, ratio)
      pen.fillStyle = colours.paper
      pen.strokeStyle = colour
      pen.lineWidth = 2
      pen.fillRect(2, 2, SIZE - 4, SIZE - 4)
      pen.strokeRect(2, 2, SIZE - 4, SIZE - 4)
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.fillStyle = colour
    pen.fillRect(SIZE, 4, 14, 14)
    pen.font = `700 10px ${colours.font}`
    pen.fillStyle = colours.partyInk
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(letter, SIZE + 7, 11.5)
    return canvas
  }
}

/** Draw the symbols of what is seen; `stamp` is where each is, for picking. */
export function drawMovers(
  pen: CanvasRenderingContext2D,
  items: Iterable<Item>,
  at: number,
  colours: Ink,
  sprites: Sprites,
  toPixel: (x: number, y: number) => [number, number],
  ratio: number,
  seen: number[],
): void {
  for (const item of items) {
    const place = placeOf(item, at)
    if (!place || place[0] < seen[0]! || place[0] > seen[2]! || place[1] < seen[1]! || place[1] > seen[3]!) continue
    const picture = sprites.of(item, colours, ratio)
    const [x, y] = toPixel(place[0], place[1])
    pen.drawImage(picture, Math.round(x - (SIZE / 2) * ratio), Math.round(y - picture.height / 2))
  }
}
