/* The colours of the map, read from the theme, and the hatchings of parties, made once for each theme. */
import type { Sign } from '$lib/sign'

export interface Ink {
  theme: string
  paper: string
  ink: string
  quiet: string
  accent: string
  alarm: string
  warn: string
  land: string
  sea: string
  river: string
  border: string
  road: string
  town: string
  grid: string
  party: string[]
  partyInk: string
  font: string
  hatch: (sign: Sign, ratio: number) => CanvasPattern | string
}

const HATCH_APART = 8
let known: Ink | undefined

/** Return the inks of the theme that the page has now. */
export function ink(): Ink {
  const theme = document.documentElement.dataset.theme ?? 'day'
  if (known?.theme === theme) return known
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const party = [0, 1, 2, 3, 4, 5].map((number) => read(`party-${number}`))
  const patterns = new Map<string, CanvasPattern | string>()
  known = {
    theme,
    paper: read('paper'),
    ink: read('ink'),
    quiet: read('quiet'),
    accent: read('accent'),
    alarm: read('alarm'),
    warn: read('warn'),
    land: read('map-land'),
    sea: read('map-sea'),
    river: read('map-river'),
    border: read('map-border'),
    road: read('map-road'),
    town: read('map-town'),
    grid: read('map-grid'),
    party,
    partyInk: read('party-ink'),
    font: read('sans'),
    hatch(sign, ratio) {
      const name = `${sign.colour}/${sign.hatch}/${ratio}`
      const made = patterns.get(name) ?? hatched(sign, party[sign.colour] ?? '#000', ratio)
      patterns.set(name, made)
      return made
    },
  }
  return known
}

/* The same six hatchings as on paper (desk/drawing/hatch.py), as a tile. */
function hatched(sign: Sign, colour: string, ratio: number): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = tile.height = HATCH_APART * ratio
  const pen = tile.getContext('2d')
  if (!pen) return colour
  pen.scale(ratio, ratio)
  pen.strokeStyle = pen.fillStyle = colour
  pen.globalAlpha = 0.5
  pen.lineWidth = 0.8
  const end = HATCH_APART
  const lines: Record<number, [number, number, number, number][]> = {
    0: [[0, end, end, 0], [-end, end, end, -end], [0, end * 2, end * 2, 0]],
    1: [[0, 0, end, end], [-end, 0, end, end * 2], [0, -end, end * 2, end]],
    2: [[0, end / 2, end, end / 2]],
    3: [[end / 2, 0, end / 2, end]],
    5: [[0, end / 2, end, end / 2], [end / 2, 0, end / 2, end]],
  }
  for (const [x, y, u, v] of lines[sign.hatch] ?? []) {
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(u, v)
    pen.stroke()
  }
  if (sign.hatch === 4) pen.fillRect(end / 2 - 0.9, end / 2 - 0.9, 1.8, 1.8)
  return pen.createPattern(tile, 'repeat') ?? colour
}
