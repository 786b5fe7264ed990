/* A joint patrol on the map: its points in order, and at which of them each party last said that it was.

   Parties promise points and times, not the way between them, so the line between is dotted. */
import { parties } from '$lib/parties.svelte'
import { chip } from './paint'
import type { View } from './paint'
import { noBox, widen, xOf, yOf } from './plane'
import type { Box } from './plane'
import type { PatrolView } from './theatre'

const NAMES_BELOW = 400 // metres a pixel: above, the names of points lie on one another
const SIDE = 4
const BELOW = 20 // clear of half a symbol
const BEFORE = 14

/** Draw a patrol that has not ended; where its notice is named there, from afar it has no second name. */
export function drawPatrol(view: View, patrol: PatrolView, named: boolean): void {
  const { pen, colours, resolution } = view
  const points = placesOf(patrol).map(([x, y]): [number, number] => [(x - view.west) / resolution, (view.north - y) / resolution])
  pen.save()
  pen.strokeStyle = pen.fillStyle = colours.ink
  pen.lineWidth = 1.6
  pen.setLineDash([1.6, 4.4])
  pen.beginPath()
  points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)))
  pen.stroke()
  pen.setLineDash([])
  pen.font = `11px ${colours.font}`
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  const near = resolution < NAMES_BELOW
  points.forEach(([x, y], at) => {
    diamond(pen, x, y, colours.paper)
    const name = patrol.points[at]!.name
    if (at > 0) {
      if (near) write(view, name, x + 8, y)
      return
    }
    // The symbol of its notice lies at the first point or after it: the name stands below, or before it.
    if (near) write(view, `${patrol.patrol} · ${name}`, x - SIDE, y + BELOW)
    else if (!named) write(view, patrol.patrol, x - BEFORE - pen.measureText(patrol.patrol).width, y)
  })
  pen.restore()
  const there = new Map<number, number>()
  for (const part of patrol.parts) {
    const [x, y] = points[Math.max(0, part.point - 1)] ?? [0, 0]
    const before = there.get(part.point) ?? 0
    there.set(part.point, before + 1)
    chip(view, x - 8 + before * 18, y - 14, parties.sign(part.party))
  }
}

/** Return the points of a patrol on the plane. */
export function placesOf(patrol: PatrolView): [number, number][] {
  return patrol.points.map(({ position: [lon, lat] }) => [xOf(lon), yOf(lat)])
}

/** Return the box that holds the points of a patrol. */
export function boxOf(patrol: PatrolView): Box {
  const box = noBox()
  for (const [x, y] of placesOf(patrol)) widen(box, [x, y, x, y])
  return box
}

function diamond(pen: CanvasRenderingContext2D, x: number, y: number, paper: string): void {
  pen.beginPath()
  pen.moveTo(x, y - SIDE)
  pen.lineTo(x + SIDE, y)
  pen.lineTo(x, y + SIDE)
  pen.lineTo(x - SIDE, y)
  pen.closePath()
  const ink = pen.fillStyle
  pen.fillStyle = paper
  pen.fill()
  pen.fillStyle = ink
  pen.stroke()
}

function write({ pen, colours }: View, text: string, x: number, y: number): void {
  pen.lineJoin = 'round'
  pen.strokeStyle = colours.land
  pen.lineWidth = 3
  pen.strokeText(text, x, y)
  pen.strokeStyle = colours.ink
  pen.lineWidth = 1.6
  pen.fillText(text, x, y)
}
