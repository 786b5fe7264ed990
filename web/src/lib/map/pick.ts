/* What lies under a place of the map: the smallest notice that holds it, and what else does. */
import { yOf, xOf } from './plane'
import { hasSymbol, placeOf } from './mover'
import { isShown } from './paint'
import { placesOf } from './patrol'
import type { Shown } from './paint'
import type { Item, Shape, Theatre } from './theatre'

const TOUCH = 10 // pixels

/** Return the id of the conflict whose marker is there, or undefined. */
export function conflictAt(theatre: Theatre, shown: Shown, x: number, y: number, resolution: number): string | undefined {
  if (!shown.layers.conflicts) return undefined
  return theatre.conflicts.find(({ where, start, end }) => {
    if (Date.parse(end) <= shown.at || Date.parse(start) > shown.at + shown.ahead) return false
    return Math.hypot(xOf(where[0]) - x, yOf(where[1]) - y) < TOUCH * resolution
  })?.id
}

/** Return the patrol of which a point is there, or undefined. */
export function patrolAt(theatre: Theatre, shown: Shown, x: number, y: number, resolution: number): string | undefined {
  if (!shown.layers.patrols) return undefined
  const near = (place: [number, number]) => Math.hypot(place[0] - x, place[1] - y) < TOUCH * resolution
  return theatre.patrols.find((one) => placesOf(one).some(near))?.record
}

/** Return the notices that lie there: symbols first, then the smallest first. */
export function noticesAt(theatre: Theatre, shown: Shown, x: number, y: number, resolution: number): Item[] {
  const near = TOUCH * resolution
  const found: [number, Item][] = []
  for (const item of theatre.items.values()) {
    if (!isShown(item, shown)) continue
    const symbol = hasSymbol(item) ? placeOf(item, shown.at) : undefined
    if (symbol && Math.hypot(symbol[0] - x, symbol[1] - y) < near) found.push([-1, item])
    else if (item.shapes.some((shape) => holds(shape, x, y, resolution * 4))) {
      found.push([(item.box[2] - item.box[0]) * (item.box[3] - item.box[1]), item])
    }
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, item]) => item)
}

function holds(shape: Shape, x: number, y: number, slack: number): boolean {
  const { box } = shape
  if (x < box[0] - slack || x > box[2] + slack || y < box[1] - slack || y > box[3] + slack) return false
  const reach = shape.reach + slack
  if (shape.core === 'point') return Math.hypot(shape.rings[0]![0]! - x, shape.rings[0]![1]! - y) <= reach
  if (shape.core === 'polygon' && inside(shape.rings, x, y)) return true
  return shape.rings.some((ring) => distance(ring, x, y) <= reach)
}

function inside(rings: Float64Array[], x: number, y: number): boolean {
  let odd = false
  for (const ring of rings) {
    for (let at = 2; at < ring.length; at += 2) {
      const [a, b, c, d] = [ring[at - 2]!, ring[at - 1]!, ring[at]!, ring[at + 1]!]
      if (b > y !== d > y && x < a + ((c - a) * (y - b)) / (d - b)) odd = !odd
    }
  }
  return odd
}

function distance(ring: Float64Array, x: number, y: number): number {
  let least = Infinity
  for (let at = 2; at < ring.length; at += 2) {
    const [a, b] = [ring[at - 2]!, ring[at - 1]!]
    const [u, v] = [ring[at]! - a, ring[at + 1]! - b]
    const share = Math.max(0, Math.min(1, ((x - a) * u + (y - b) * v) / (u * u + v * v || 1)))
    least = Math.min(least, Math.hypot(a + u * share - x, b + v * share - y))
  }
  return least
}
