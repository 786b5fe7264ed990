/* The ground under everything: land, waters, borders, towns and airfields, from files that ship with
   the desk (web/public/map, made by tools/make_base_map.py; its docstring says the format).

   Where a file is not there yet, or cannot be read, the rest is drawn without it. */
import { session } from '$lib/session.svelte'
import { ink } from './ink'
import { latOf, lonOf, meets, noBox, stretchAt, stretches, turns, widen, WORLD, xOf, yOf } from './plane'
import type { Box } from './plane'

type Ring = number[]
type Town = [x: number, y: number, thousands: number, latin: string, arabic: string, russian: string, turkish: string]
type Airfield = [x: number, y: number, code: string, name: string]
type State = [x: number, y: number, wide: number, english: string, arabic: string, russian: string, turkish: string]

interface GroundFile {
  v: number
  step: number
  land: Ring[][]
  lakes: Ring[][]
  rivers: Ring[]
  borders: Ring[]
  disputed: Ring[]
  towns: Town[]
  airfields: Airfield[]
  states?: State[]
  cells?: Record<string, string>
}

/** A name that is written on the map, from the weightiest to the least. */
interface Named {
  x: number
  y: number
  weight: number
  names: string[]
  kind: 'town' | 'airfield' | 'state'
  wide: number
}

/** A stretch of a border: dashes cost by their number, and from near there are many thousands out of view. */
interface Dashed {
  path: Path2D
  box: Box
  from: number
}

/** One file made ready: paths relative to `x`, `y`, since a canvas path has few digits. */
interface Sheet {
  x: number
  y: number
  box: Box
  land: Path2D
  lakes: Path2D
  rivers: Path2D
  borders: Dashed[]
  disputed: Dashed[]
  names: Named[]
}

const CELL_DEG = 20
const DETAIL_BELOW = 1_600 // metres a pixel
const AIRFIELDS_BELOW = 500
const LANGUAGE_AT = { en: 0, ar: 1, ru: 2, tr: 3 }

/** What is loaded of the ground; `onload` is called when more of it can be drawn. */
export class Ground {
  #world: Sheet | undefined
  #cells: Record<string, string> = {}
  #sheets = new Map<string, Sheet | null>()

  constructor(private readonly onload: () => void) {
    void this.#load('world').then((file) => {
      if (!file) return
      this.#world = sheet(file)
      this.#cells = file.cells ?? {}
      this.onload()
    })
  }

  /** Whether there is a base map at all. */
  get isThere(): boolean {
    return this.#world !== undefined
  }

  async #load(name: string, version = ''): Promise<GroundFile | undefined> {
    try {
      const reply = await fetch(`map/${name}.json${version ? `?${version.slice(0, 12)}` : ''}`)
      return reply.ok ? ((await reply.json()) as GroundFile) : undefined
    } catch {
      return undefined
    }
  }

  #sheetsIn(view: number[], resolution: number): Sheet[] {
    const detailed: Sheet[] = []
    if (resolution > DETAIL_BELOW) return this.#world ? [this.#world] : []
    let whole = true
    for (const name of cellsIn(view)) {
      if (!(name in this.#cells)) continue
      const known = this.#sheets.get(name)
      if (known) detailed.push(known)
      else whole = false
      if (known === undefined) this.#fetch(name)
    }
    return whole || !this.#world ? detailed : [this.#world, ...detailed]
  }

  #fetch(name: string): void {
    this.#sheets.set(name, null)
    void this.#load(name, this.#cells[name]).then((file) => {
      if (!file) return
      this.#sheets.set(name, sheet(file))
      this.onload()
    })
  }

  /** Draw the ground of a view onto a canvas of `ratio` pixels for each of the screen. */
  draw(pen: CanvasRenderingContext2D, view: number[], resolution: number, ratio: number): void {
    const colours = ink()
    const { width, height } = pen.canvas
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.fillStyle = this.#world ? colours.sea : colours.land
    pen.fillRect(0, 0, width, height)
    const sheets = this.#sheetsIn(view, resolution)
    const scale = ratio / resolution
    for (const turn of turns(view)) {
      const at = (one: Sheet) =>
        pen.setTransform(scale, 0, 0, -scale, (one.x + turn - view[0]!) * scale, (view[3]! - one.y) * scale)
      const isSeen = ({ box }: { box: Box }) => meets([box[0] + turn, box[1], box[2] + turn, box[3]], view)
      const seen = sheets.filter(isSeen)
      const stroke = (which: 'borders' | 'disputed', wide: number, dash: number[]) => {
        pen.strokeStyle = colours.border
        pen.lineWidth = (wide * ratio) / scale
        pen.setLineDash(dash.map((one) => (one * ratio) / scale))
        for (const one of seen) {
          at(one)
          for (const part of one[which].filter(isSeen)) {
            pen.lineDashOffset = part.from
            pen.stroke(part.path)
          }
        }
        pen.setLineDash([])
      }
      for (const one of seen) {
        at(one)
        pen.fillStyle = colours.land
        pen.fill(one.land, 'evenodd')
        // Cells meet at their edges; a hairline of land closes the seam.
        pen.strokeStyle = colours.land
        pen.lineWidth = (0.6 * ratio) / scale
        pen.stroke(one.land)
        pen.fillStyle = colours.sea
        pen.fill(one.lakes, 'evenodd')
      }
      pen.strokeStyle = colours.river
      pen.lineWidth = ((resolution < 300 ? 1.4 : 0.8) * ratio) / scale
      for (const one of seen) {
        at(one)
        pen.stroke(one.rivers)
      }
      pen.setTransform(1, 0, 0, 1, 0, 0)
      if (turn === turns(view)[0]) drawGrid(pen, view, resolution, ratio)
      stroke('borders', 1.1, [7, 2, 1.5, 2])
      stroke('disputed', 1, [2, 4])
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#write(pen, sheets, view, resolution)
  }

  /* Names, the weightiest first; one that would lie on another is left out. */
  #write(pen: CanvasRenderingContext2D, sheets: Sheet[], view: number[], resolution: number): void {
    const colours = ink()
    const language = LANGUAGE_AT[session.language]
    const taken: Box[] = []
    const names = sheets.flatMap((one) => one.names).sort((a, b) => b.weight - a.weight)
    const least = resolution > 4_000 ? 3_000 : resolution > 1_600 ? 800 : resolution > 700 ? 150 : resolution > 250 ? 25 : 0
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    for (const one of names) {
      if (one.kind === 'town' && one.weight < least) continue
      if (one.kind === 'airfield' && resolution > AIRFIELDS_BELOW) continue
      const x = (one.x - view[0]!) / resolution
      const y = (view[3]! - one.y) / resolution
      if (x < -60 || y < -20 || x > (view[2]! - view[0]!) / resolution + 60 || y > (view[3]! - view[1]!) / resolution + 20) continue
      if (one.kind === 'state') {
        writeState(pen, one, x, y, resolution, taken, one.names[language] || one.names[0] || '')
        continue
      }
      const large = one.weight >= 500
      pen.font = `${one.kind === 'town' && large ? 600 : 400} ${large ? 12 : 11}px ${colours.font}`
      const text = one.names[one.kind === 'town' ? language : 0] || one.names[0] || ''
      const wide = pen.measureText(text).width
      const box: Box = [x - 4, y - 7, x + wide + 10, y + 7]
      if (taken.some((other) => meets(other, box))) continue
      taken.push(box)
      pen.fillStyle = pen.strokeStyle = colours.town
      if (one.kind === 'airfield') drawAirfield(pen, x, y)
      else {
        pen.beginPath()
        pen.arc(x, y, large ? 2.4 : 1.6, 0, 7)
        pen.fill()
      }
      pen.direction = 'ltr'
      pen.textAlign = 'left'
      pen.strokeStyle = colours.land
      pen.lineWidth = 2.6
      pen.strokeText(text, x + 6, y)
      pen.fillText(text, x + 6, y)
    }
  }
}

function writeState(
  pen: CanvasRenderingContext2D,
  one: Named,
  x: number,
  y: number,
  resolution: number,
  taken: Box[],
  name: string,
): void {
  const wide = (xOf(one.wide) - xOf(0)) / resolution
  if (resolution < 350 || wide < 60) return
  const colours = ink()
  pen.font = `400 12px ${colours.font}`
  pen.letterSpacing = session.language === 'ar' ? '0px' : '2px'
  const text = session.language === 'ar' ? name : name.toLocaleUpperCase(session.language)
  const half = pen.measureText(text).width / 2
  if (half * 2 < wide) {
    pen.fillStyle = colours.border
    pen.textAlign = 'center'
    pen.fillText(text, x, y)
    taken.push([x - half, y - 8, x + half, y + 8])
  }
  pen.letterSpacing = '0px'
  pen.textAlign = 'left'
}

function drawAirfield(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.lineWidth = 1.2
  pen.beginPath()
  pen.arc(x, y, 3.4, 0, 7)
  pen.moveTo(x - 2.2, y + 2.2)
  pen.lineTo(x + 2.2, y - 2.2)
  pen.stroke()
}

/* Lines of whole degrees or minutes, with their figures at the edge of the map. */
function drawGrid(pen: CanvasRenderingContext2D, view: number[], resolution: number, ratio: number): void {
  const steps = [30, 20, 10, 5, 2, 1, 0.5, 1 / 4, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 360]
  const wanted = (lonOfSpan(resolution) * 130)
  const step = steps.findLast((one) => one >= wanted) ?? 30
  pen.strokeStyle = ink().grid
  pen.lineWidth = ratio
  pen.beginPath()
  const west = (view[0]! / WORLD) * 360
  const east = (view[2]! / WORLD) * 360
  for (let n = Math.ceil(west / step); n * step <= east; n += 1) {
    const x = Math.round(((xOf(n * step) - view[0]!) / resolution) * ratio) + 0.5
    pen.moveTo(x, 0)
    pen.lineTo(x, pen.canvas.height)
  }
  for (let n = Math.ceil(latOf(view[1]!) / step); n * step <= latOf(view[3]!); n += 1) {
    const y = Math.round(((view[3]! - yOf(n * step)) / resolution) * ratio) + 0.5
    pen.moveTo(0, y)
    pen.lineTo(pen.canvas.width, y)
  }
  pen.stroke()
}

const lonOfSpan = (resolution: number) => (resolution / WORLD) * 360

function cellsIn(view: number[]): string[] {
  const south = Math.floor((latOf(view[1]!) + 90) / CELL_DEG)
  const north = Math.floor((latOf(view[3]!) + 90) / CELL_DEG)
  const names = new Set<string>()
  for (let x = view[0]!; ; x += WORLD / 36) {
    const column = Math.floor((lonOf(Math.min(x, view[2]!)) + 180) / CELL_DEG)
    for (let row = south; row <= north; row += 1) names.add(`${column}-${row}`)
    if (x >= view[2]!) break
  }
  return [...names]
}

function sheet(file: GroundFile): Sheet {
  const box = noBox()
  const first = file.land[0]?.[0] ?? file.borders[0] ?? [0, 0]
  const x = xOf((first[0] ?? 0) * file.step)
  const y = yOf((first[1] ?? 0) * file.step)

  function placed(ring: Ring): number[] {
    const points: number[] = []
    let lon = 0
    let lat = 0
    for (let at = 0; at < ring.length; at += 2) {
      lon += ring[at]!
      lat += ring[at + 1]!
      const u = xOf(lon * file.step)
      const v = yOf(lat * file.step)
      widen(box, [u, v, u, v])
      points.push(u, v)
    }
    return points
  }
  function draw(path: Path2D, points: number[]): void {
    for (let at = 0; at < points.length; at += 2) {
      if (at) path.lineTo(points[at]! - x, points[at + 1]! - y)
      else path.moveTo(points[at]! - x, points[at + 1]! - y)
    }
  }
  const areas = (shapes: Ring[][] = []) => {
    const path = new Path2D()
    for (const ring of shapes.flat()) {
      draw(path, placed(ring))
      path.closePath()
    }
    return path
  }
  const lines = (shapes: Ring[] = []) => {
    const path = new Path2D()
    for (const line of shapes) draw(path, placed(line))
    return path
  }
  const dashed = (shapes: Ring[] = []): Dashed[] =>
    shapes.flatMap((line) =>
      stretches(placed(line)).map((one) => {
        const path = new Path2D()
        draw(path, one.points)
        return { path, box: one.box, from: one.from }
      }),
    )
  const made = {
    x,
    y,
    box,
    land: areas(file.land),
    lakes: areas(file.lakes),
    rivers: lines(file.rivers),
    borders: dashed(file.borders),
    disputed: dashed(file.disputed),
    names: [] as Named[],
  }
  const named = (kind: Named['kind'], u: number, v: number, step: number, weight: number, names: string[], wide = 0) =>
    made.names.push({ x: xOf(u * step), y: yOf(v * step), weight, names, kind, wide })
  for (const [u, v, thousands, ...names] of file.towns ?? []) named('town', u, v, file.step, thousands, names)
  for (const [u, v, code, name] of file.airfields ?? []) named('airfield', u, v, file.step, 20, [code, name])
  for (const [u, v, wide, ...names] of file.states ?? []) named('state', u, v, 0.01, 1e6 + wide, names, wide)
  for (const one of made.names) widen(box, [one.x, one.y, one.x, one.y])
  return made
}

/** Return the height in metres of a pixel on the ground in the middle of a view. */
export function groundResolution(view: number[], resolution: number): number {
  return resolution / stretchAt(latOf((view[1]! + view[3]!) / 2))
}
