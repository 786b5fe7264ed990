/* Drawing on the map: a point, a route or an area, its corners moved and taken out, and what the node
   made of it shown with the space around it. Longitudes and latitudes go in and out. */
import type OlMap from 'ol/Map'
import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import LineString from 'ol/geom/LineString'
import Point from 'ol/geom/Point'
import Polygon from 'ol/geom/Polygon'
import type Geometry from 'ol/geom/Geometry'
import Draw from 'ol/interaction/Draw'
import Modify from 'ol/interaction/Modify'
import VectorLayer from 'ol/layer/Vector'
import VectorSource from 'ol/source/Vector'
import { Circle, Fill, Stroke, Style } from 'ol/style'
import { latOf, lonOf, xOf, yOf } from './plane'

export type Shape = 'point' | 'route' | 'area'
type At = [lon: number, lat: number]
const KINDS = { point: 'Point', route: 'LineString', area: 'Polygon' } as const

/** Read positions in decimal degrees with letters, as the map writes them; others are left to the node. */
export function positionsIn(places: string[]): At[] | null {
  const found: At[] = []
  for (const text of places) {
    const match = /^(\d+(?:\.\d+)?)([NS])\s+(\d+(?:\.\d+)?)([EW])$/i.exec(text)
    if (!match) return null
    const lat = Number(match[1]) * (/s/i.test(match[2]!) ? -1 : 1)
    const lon = Number(match[3]) * (/w/i.test(match[4]!) ? -1 : 1)
    found.push([lon, lat])
  }
  return found
}

export class Drawing {
  #map: OlMap
  #own = new VectorSource<Feature<Geometry>>()
  #plotted = new VectorSource<Feature<Geometry>>()
  #layers: VectorLayer[]
  #draw: Draw | undefined
  #modify: Modify
  #shape: Shape = 'point'

  /** `drew` is called with the corners, while they are drawn and when they are moved. */
  constructor(map: OlMap, private drew: (at: At[], done: boolean) => void) {
    this.#map = map
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() || '#1c4f78'
    this.#layers = [
      new VectorLayer({ source: this.#plotted, style: (feature) => plotted(colour, feature.get('what') === 'reach') }),
      new VectorLayer({ source: this.#own, style: corners(colour) }),
    ]
    for (const layer of this.#layers) map.addLayer(layer)
    this.#modify = new Modify({ source: this.#own })
    this.#modify.on('modifyend', () => this.#tell(this.#own.getFeatures()[0]?.getGeometry(), true))
    map.addInteraction(this.#modify)
  }

  /** Have the next presses on the map draw this shape, from nothing. */
  begin(shape: Shape): void {
    this.end()
    this.#shape = shape
    const draw = (this.#draw = new Draw({ source: this.#own, type: KINDS[shape], stopClick: true }))
    draw.on('drawstart', ({ feature }) => {
      this.#own.clear()
      feature.getGeometry()?.on('change', () => this.#tell(feature.getGeometry(), false))
    })
    draw.on('drawend', ({ feature }) => {
      this.#tell(feature.getGeometry(), true)
      queueMicrotask(() => this.end())
    })
    this.#map.addInteraction(draw)
  }

  /** Draw no longer. */
  end(): void {
    if (this.#draw) this.#map.removeInteraction(this.#draw)
    this.#draw = undefined
  }

  get isDrawing(): boolean {
    return this.#draw !== undefined
  }

  #tell(geometry: Geometry | undefined, done: boolean): void {
    const at = cornersOf(geometry).map(([x, y]): At => [round(lonOf(x)), round(latOf(y))])
    const least = { point: 1, route: 2, area: 3 }[this.#shape]
    if (at.length >= least) this.drew(at, done)
  }

  /** Show corners that were typed, to be moved on the map; not while something is drawn. */
  show(shape: Shape, at: At[] | null): void {
    if (this.#draw) return
    this.#shape = shape
    this.#own.clear()
    if (!at?.length) return
    const plane = at.map(([lon, lat]) => [xOf(lon), yOf(lat)])
    if (shape === 'point' && plane.length === 1) this.#own.addFeature(new Feature(new Point(plane[0]!)))
    else if (shape === 'area' && plane.length > 2) this.#own.addFeature(new Feature(new Polygon([[...plane, plane[0]!]])))
    else if (plane.length > 1) this.#own.addFeature(new Feature(new LineString(plane)))
  }

  /** Show what the node plotted: cores, and how far around them others are to keep clear. */
  plot(collections: object[]): void {
    const format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })
    this.#plotted.clear()
    for (const one of collections) this.#plotted.addFeatures(format.readFeatures(one))
  }

  /** Return the box of what was plotted, or nothing. */
  bounds(): number[] | undefined {
    const box = this.#plotted.getExtent()
    return box && isFinite(box[0]!) ? box : undefined
  }

  /** Take everything off the map. */
  close(): void {
    this.end()
    this.#map.removeInteraction(this.#modify)
    for (const layer of this.#layers) this.#map.removeLayer(layer)
  }
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function cornersOf(geometry: Geometry | undefined): [number, number][] {
  if (geometry instanceof Point) return [geometry.getCoordinates() as [number, number]]
  if (geometry instanceof LineString) return geometry.getCoordinates() as [number, number][]
  if (geometry instanceof Polygon) return (geometry.getCoordinates()[0] ?? []).slice(0, -1) as [number, number][]
  return []
}

/* A colour of the theme, #rrggbb, that one can see through. */
function thin(colour: string, share: number): string {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) || 0)
  return `rgba(${parts.join(', ')}, ${share})`
}

function plotted(colour: string, isReach: boolean): Style {
  return new Style({
    stroke: new Stroke({ color: colour, width: isReach ? 1.5 : 2.5, lineDash: isReach ? [6, 4] : [] }),
    fill: new Fill({ color: thin(colour, isReach ? 0.14 : 0.22) }),
    image: new Circle({ radius: 4, fill: new Fill({ color: colour }) }),
  })
}

function corners(colour: string): Style {
  const stroke = new Stroke({ color: colour, width: 2 })
  return new Style({ stroke, image: new Circle({ radius: 7, stroke, fill: new Fill({ color: 'rgb(255 255 255 / 60%)' }) }) })
}
