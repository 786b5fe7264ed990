/* The drawing of notices, zones, patrols and conflicts: shapes with the line and hatching of their party, as on
   paper. What holds at the shown instant is hatched, what is to come is an outline. */
import { parties } from '$lib/parties.svelte'
import type { Sign } from '$lib/sign'
import { ink } from './ink'
import type { Ink } from './ink'
import { hasSymbol } from './mover'
import { Names } from './named'
import { meets, turns, xOf, yOf } from './plane'
import type { Box } from './plane'
import { drawPatrol } from './patrol'
import { phase } from './theatre'
import type { Item, Shape, Theatre, ZoneItem } from './theatre'

export interface Shown {
  /** The instant that is shown, in milliseconds. */
  at: number
  /** What is to come is drawn as far as this after it. */
  ahead: number
  /** Records that are picked: drawn above all, with a strong line. */
  picked: Set<string>
  /** What is drawn. */
  layers: { notices: boolean; zones: boolean; patrols: boolean; conflicts: boolean; toCome: boolean }
}

const HATCH_FROM = 14 // pixels across: below, a hatching is noise
const DOT_BELOW = 4
const LABELS_MAX = 160

export interface View {
  pen: CanvasRenderingContext2D
  west: number
  north: number
  resolution: number
  ratio: number
  colours: Ink
}

/** Draw everything that holds still, and return where each conflict's marker is, in pixels. */
export function paint(
  pen: CanvasRenderingContext2D,
  theatre: Theatre,
  shown: Shown,
  extent: number[],
  resolution: number,
  ratio: number,
): void {
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  for (const turn of turns(extent)) {
    const view: View = { pen, west: extent[0]! - turn, north: extent[3]!, resolution, ratio, colours: ink() }
    const seen = [extent[0]! - turn, extent[1]!, extent[2]! - turn, extent[3]!]
    if (shown.layers.zones) {
      for (const zone of theatre.zones) if (isShown(zone, shown) && meets(zone.box, seen)) drawZone(view, zone, shown)
    }
    const items: Item[] = []
    if (shown.layers.notices) {
      for (const item of theatre.items.values()) if ((isPicked(item, shown) || isShown(item, shown)) && meets(item.box, seen)) items.push(item)
    }
    // What is to come lies below what is, and small above large, so that nothing is buried.
    items.sort((a, b) => rank(a, shown) - rank(b, shown) || area(b.box) - area(a.box))
    for (const item of items) drawItem(view, item, shown)
    const names = writeNames(view, items, shown)
    if (shown.layers.patrols) for (const patrol of theatre.patrols) drawPatrol(view, patrol, names.tell(patrol))
    if (shown.layers.conflicts) drawConflicts(view, theatre, shown, seen)
  }
}

const isPicked = (item: Item, shown: Shown) => shown.picked.has(item.view.record)
const area = (box: Box) => (box[2] - box[0]) * (box[3] - box[1])
const rank = (item: Item, shown: Shown) => (isPicked(item, shown) ? 2 : phase(item, shown.at) === 'now' ? 1 : 0)

/** Tell whether something is drawn at the instant: it holds, or comes soon enough. */
export function isShown(one: { start: number; end: number }, shown: Shown): boolean {
  if (one.end <= shown.at) return false
  return one.start <= shown.at || (shown.layers.toCome && one.start <= shown.at + shown.ahead)
}

function drawItem(view: View, item: Item, shown: Shown): void {
  const { pen, colours, resolution, ratio } = view
  const sign = parties.sign(item.view.party)
  const colour = colours.party[sign.colour] ?? colours.ink
  const picked = isPicked(item, shown)
  pen.strokeStyle = colour
  pen.setLineDash(sign.dash)
  for (const shape of item.shapes) {
    const now = phase(shape, shown.at)
    if (now === 'past' && !picked) continue
    const across = Math.max(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) / resolution
    pen.lineWidth = picked ? 3 : now === 'now' ? 1.5 : 0.9
    pen.globalAlpha = now === 'now' || picked ? 1 : 0.65
    if (across < DOT_BELOW) {
      dot(view, shape, colour)
      continue
    }
    outline(view, shape)
    if (now === 'now' || picked) {
      pen.globalAlpha = 0.14
      pen.fillStyle = colour
      pen.fill('evenodd')
      pen.globalAlpha = 1
      if (across >= HATCH_FROM) {
        pen.fillStyle = colours.hatch(sign, ratio)
        pen.save()
        pen.setTransform(1, 0, 0, 1, 0, 0)
        pen.fill('evenodd')
        pen.restore()
      }
    }
    pen.stroke()
    if (shape.core === 'line' && shape.reach > resolution * 4) spine(view, shape)
  }
  pen.setLineDash([])
  pen.globalAlpha = 1
}

function dot(view: View, shape: Shape, colour: string): void {
  const { pen } = view
  const x = ((shape.box[0] + shape.box[2]) / 2 - view.west) / view.resolution
  const y = (view.north - (shape.box[1] + shape.box[3]) / 2) / view.resolution
  pen.fillStyle = colour
  pen.fillRect(x - 1.5, y - 1.5, 3, 3)
}

/** Put the outline of a shape into the pen's path. */
function outline(view: View, shape: Shape): void {
  const { pen, resolution } = view
  const reach = shape.reach / resolution
  const ring = shape.rings[0]
  pen.beginPath()
  if (!ring) return
  if (shape.core === 'point') {
    pen.arc((ring[0]! - view.west) / resolution, (view.north - ring[1]!) / resolution, Math.max(reach, 2), 0, 2 * Math.PI)
    return
  }
  for (const one of shape.rings) {
    const points = onScreen(view, one)
    if (shape.core === 'line') corridor(pen, points, reach)
    else if (reach > 0.75) corridor(pen, widened(points, reach), 0, true)
    else corridor(pen, points, 0, true)
  }
}

function onScreen(view: View, ring: Float64Array): [number, number][] {
  const points: [number, number][] = []
  for (let at = 0; at < ring.length; at += 2) {
    const x = (ring[at]! - view.west) / view.resolution
    const y = (view.north - ring[at + 1]!) / view.resolution
    const last = points.at(-1)
    if (!last || Math.abs(last[0] - x) + Math.abs(last[1] - y) > 0.5) points.push([x, y])
  }
  return points
}

/* The edge of all that is within `reach` of a line: out along one side, round the end, and back. */
function corridor(pen: CanvasRenderingContext2D, points: [number, number][], reach: number, closed = false): void {
  if (reach < 0.75 || points.length < 2) {
    points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)))
    if (closed) pen.closePath()
    else if (points.length === 1 && points[0]) pen.arc(points[0][0], points[0][1], Math.max(reach, 2), 0, 7)
    return
  }
  const round = [...points, ...points.slice(0, -1).reverse()]
  side(pen, round, reach)
  pen.closePath()
}

/* The left side of a path that comes back to where it began; turns to the left are arcs. */
function side(pen: CanvasRenderingContext2D, path: [number, number][], reach: number): void {
  const ends = path.length - 1
  for (let at = 0; at < ends; at += 1) {
    const [x, y] = path[at]!
    const [u, v] = path[at + 1]!
    const [before_x, before_y] = path[(at - 1 + ends) % ends]!
    const out = Math.atan2(v - y, u - x)
    const into = Math.atan2(y - before_y, x - before_x)
    let turned = out - into
    while (turned <= -Math.PI) turned += 2 * Math.PI
    while (turned > Math.PI) turned -= 2 * Math.PI
    if (turned >= 0 || Math.abs(turned) > Math.PI - 1e-6) {
      const sweep = Math.abs(turned) > Math.PI - 1e-6 ? Math.PI : turned
      pen.arc(x, y, reach, into - Math.PI / 2, into - Math.PI / 2 + sweep)
    } else {
      const shorter = Math.min(Math.hypot(u - x, v - y), Math.hypot(x - before_x, y - before_y))
      const far = Math.min(reach / Math.cos(turned / 2), Math.hypot(reach, shorter))
      const along = into + turned / 2 - Math.PI / 2
      pen.lineTo(x + far * Math.cos(along), y + far * Math.sin(along))
    }
  }
}

/* A ring pushed outwards, for drawing alone. */
function widened(points: [number, number][], reach: number): [number, number][] {
  let twice = 0
  points.forEach(([x, y], at) => {
    const [u, v] = points[(at + 1) % points.length]!
    twice += x * v - u * y
  })
  const out = twice > 0 ? 1 : -1
  const ring = points.slice(0, -1)
  return ring.flatMap(([x, y], at): [number, number][] => {
    const [bx, by] = ring[(at - 1 + ring.length) % ring.length]!
    const [ax, ay] = ring[(at + 1) % ring.length]!
    const into = Math.atan2(y - by, x - bx) - (out * Math.PI) / 2
    let turned = Math.atan2(ay - y, ax - x) - (out * Math.PI) / 2 - into
    while (turned <= -Math.PI) turned += 2 * Math.PI
    while (turned > Math.PI) turned -= 2 * Math.PI
    if (turned * out < 0) {
      const middle = into + turned / 2
      return [[x + reach * Math.cos(middle), y + reach * Math.sin(middle)]]
    }
    return [0, 0.25, 0.5, 0.75, 1].map((part) => [
      x + reach * Math.cos(into + turned * part),
      y + reach * Math.sin(into + turned * part),
    ])
  })
}

function spine(view: View, shape: Shape): void {
  const { pen } = view
  pen.beginPath()
  for (const ring of shape.rings) {
    onScreen(view, ring).forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)))
  }
  pen.lineWidth = 0.8
  pen.stroke()
}

/* Zones: a dotted edge and ticks, no hatching of a party, since the place is nobody's. */
function drawZone(view: View, zone: ZoneItem, shown: Shown): void {
  const { pen, colours } = view
  pen.strokeStyle = colours.quiet
  pen.globalAlpha = phase(zone, shown.at) === 'now' ? 1 : 0.5
  for (const shape of zone.shapes) {
    outline(view, shape)
    pen.lineWidth = 5
    pen.globalAlpha *= 0.22
    pen.stroke()
    pen.globalAlpha /= 0.22
    pen.lineWidth = 1.3
    pen.setLineDash(zone.view.agreed ? [] : [6, 4])
    pen.stroke()
  }
  pen.setLineDash([])
  pen.globalAlpha = 1
}

/* Names with the chip of their party, the picked first; one that would lie on another is left out. Returns those that stand. */
function writeNames(view: View, items: Item[], shown: Shown): Names {
  const names = new Names()
  const { pen, colours, resolution } = view
  const taken: Box[] = []
  const wide = view.pen.canvas.width / view.ratio
  const high = view.pen.canvas.height / view.ratio
  let written = 0
  for (const item of items.toReversed()) {
    if (written >= LABELS_MAX) break
    const picked = isPicked(item, shown)
    const across = Math.max(item.box[2] - item.box[0], item.box[3] - item.box[1]) / resolution
    if (!picked && (across < 16 || phase(item, shown.at) !== 'now')) continue
    const x = ((item.box[0] + item.box[2]) / 2 - view.west) / resolution
    const middle = (view.north - (item.box[1] + item.box[3]) / 2) / resolution
    // A symbol bears the letter of its party, and keeps its place clear of the name.
    const bears = hasSymbol(item) && phase(item, shown.at) === 'now'
    const y = Math.max((view.north - item.box[1]) / resolution + 9, bears ? middle + 20 : 0)
    if (x < 0 || y < 0 || x > wide || y > high) continue
    const sign = parties.sign(item.view.party)
    pen.font = `600 11px ${colours.font}`
    const name = item.view.notice.length > 28 ? `${item.view.notice.slice(0, 27)}…` : item.view.notice
    const length = pen.measureText(name).width
    const lead = bears ? 0 : 19
    const box: Box = [x - length / 2 - lead / 2, y - 8, x + length / 2 + lead / 2 + 4, y + 8]
    const isTaken = () => taken.some((other) => meets(other, box))
    for (let step = 0; picked && step < 4 && isTaken(); step += 1) {
      box[1] += 17
      box[3] += 17
    }
    if (!picked && isTaken()) continue
    taken.push(box)
    written += 1
    names.add(item.view.party, item.view.notice)
    const line = (box[1] + box[3]) / 2
    if (!bears) chip(view, box[0], line, sign)
    pen.textAlign = 'left'
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    pen.strokeStyle = colours.land
    pen.lineWidth = 3
    pen.strokeText(name, box[0] + lead, line)
    pen.fillStyle = colours.ink
    pen.fillText(name, box[0] + lead, line)
  }
  return names
}

/** Draw the chip of a party with its left edge at x and its middle at y. */
export function chip(view: { pen: CanvasRenderingContext2D; colours: Ink }, x: number, y: number, sign: Sign): void {
  const { pen, colours } = view
  pen.fillStyle = colours.party[sign.colour] ?? colours.ink
  pen.fillRect(x, y - 7, 16, 14)
  pen.font = `700 10.5px ${colours.font}`
  pen.fillStyle = colours.partyInk
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(sign.letter, x + 8, y + 0.5)
  pen.font = `600 11px ${colours.font}`
}

/* Each conflict has a number in a black circle, as on paper: the same number as in the list. */
function drawConflicts(view: View, theatre: Theatre, shown: Shown, seen: number[]): void {
  const { pen, colours, resolution } = view
  theatre.conflicts.forEach((conflict, number) => {
    const [lon, lat] = conflict.where
    const x = xOf(lon)
    const y = yOf(lat)
    const start = Date.parse(conflict.start)
    const end = Date.parse(conflict.end)
    if (end <= shown.at || start > shown.at + shown.ahead) return
    if (!meets([x, y, x, y], seen)) return
    marker(pen, colours, (x - view.west) / resolution, (view.north - y) / resolution, String(number + 1), shown.picked.has(conflict.id))
  })
}

function marker(pen: CanvasRenderingContext2D, colours: Ink, x: number, y: number, number: string, picked: boolean): void {
  pen.beginPath()
  pen.arc(x, y, picked ? 12 : 9, 0, 7)
  pen.fillStyle = colours.ink
  pen.strokeStyle = colours.paper
  pen.lineWidth = 2
  pen.fill()
  pen.stroke()
  pen.font = `700 ${number.length > 2 ? 9 : 11}px ${colours.font}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = colours.paper
  pen.fillText(number, x, y + 0.5)
}
