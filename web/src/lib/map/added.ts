/* The layers that an administrator has added to the map: roads above all, which the ground lacks.

   GeoPackages come from the node cell by cell, archives of tiles by ranges of bytes; both are drawn
   on plain canvases in the colours of the theme. Loaded only where a layer was added. */
import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import MVT from 'ol/format/MVT'
import type BaseLayer from 'ol/layer/Base'
import TileLayer from 'ol/layer/Tile'
import VectorImageLayer from 'ol/layer/VectorImage'
import VectorTileLayer from 'ol/layer/VectorTile'
import type RenderFeature from 'ol/render/Feature'
import ImageTile from 'ol/source/ImageTile'
import VectorSource from 'ol/source/Vector'
import VectorTileSource from 'ol/source/VectorTile'
import Fill from 'ol/style/Fill'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import CircleStyle from 'ol/style/Circle'
import type VectorTile from 'ol/VectorTile'
import { PMTiles, TileType } from 'pmtiles'
import type { RangeResponse, Source } from 'pmtiles'
import { ink } from './ink'
import { latOf, lonOf, xOf, yOf } from './plane'

export interface AddedLayer {
  id: string
  name: string
  credit: string
  kind: 'pmtiles' | 'geopackage'
  bounds: [west: number, south: number, east: number, north: number]
  cells: string[]
  zoom_min: number
  zoom_max: number
}

const CELL_DEG = 2
const CELLS_BELOW = 700 // metres a pixel: above, a road is not seen and a country of them is much to read
const VECTOR_TILES: number = TileType.Mvt
// How broad a road is drawn, by the words that map makers use for it.
const BROAD = /motorway|trunk|primary|highway/
const NARROW = /track|path|footway|service|minor/

/** Return what OpenLayers draws for a layer. */
export async function drawnLayer(layer: AddedLayer): Promise<BaseLayer> {
  const extent = [xOf(layer.bounds[0]), yOf(layer.bounds[1]), xOf(layer.bounds[2]), yOf(layer.bounds[3])]
  if (layer.kind === 'geopackage') {
    return new VectorImageLayer({ source: cells(layer), style: styleOf, imageRatio: 1.5, maxResolution: CELLS_BELOW, extent })
  }
  const archive = new PMTiles(new Ranges(layer.id))
  const { tileType } = await archive.getHeader()
  const zooms = { minZoom: layer.zoom_min, maxZoom: layer.zoom_max }
  if (tileType === VECTOR_TILES) {
    return new VectorTileLayer({ source: vectorTiles(archive, zooms), style: styleOf, extent, declutter: false })
  }
  return new TileLayer({ source: pictures(archive, zooms), extent, className: 'added-picture' })
}

/** Tell whether a layer is made of pictures, which hide what is under them. */
export const isPicture = (drawn: BaseLayer): boolean => drawn instanceof TileLayer

/* Bytes of an archive; the node gives no more at once than it allows, so the rest is asked for. */
class Ranges implements Source {
  constructor(private readonly id: string) {}

  getKey(): string {
    return this.id
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const parts: Uint8Array<ArrayBuffer>[] = []
    let had = 0
    while (had < length) {
      const range = `bytes=${offset + had}-${offset + length - 1}`
      const reply = await fetch(`api/map/layers/${this.id}/tiles`, { headers: { Range: range }, signal: signal ?? null })
      if (reply.status !== 206) break
      const bytes = new Uint8Array(await reply.arrayBuffer())
      if (!bytes.length) break
      parts.push(bytes)
      had += bytes.length
      const whole = Number(reply.headers.get('content-range')?.split('/')[1])
      if (offset + had >= whole) break
    }
    return { data: await new Blob(parts).arrayBuffer() }
  }
}

function cells(layer: AddedLayer): VectorSource {
  const format = new GeoJSON({ featureProjection: 'EPSG:3857' })
  const there = new Set(layer.cells)
  const asked = new Set<string>()
  const source: VectorSource = new VectorSource({
    strategy: (extent) => [extent],
    loader: (extent) => {
      for (const cell of cellsIn(extent)) {
        if (!there.has(cell) || asked.has(cell)) continue
        asked.add(cell)
        void read(cell)
      }
    },
  })
  async function read(cell: string): Promise<void> {
    try {
      const reply = await fetch(`api/map/layers/${layer.id}/cells/${cell}`)
      if (!reply.ok) throw new Error(String(reply.status))
      source.addFeatures(format.readFeatures(await reply.json()) as Feature[])
    } catch {
      asked.delete(cell)
    }
  }
  return source
}

function cellsIn(extent: number[]): string[] {
  const [west, east] = [lonOf(extent[0]!), lonOf(extent[2]!)]
  const found: string[] = []
  for (let column = Math.floor((west + 180) / CELL_DEG); column <= Math.floor((east + 180) / CELL_DEG); column += 1) {
    for (let row = Math.floor((latOf(extent[1]!) + 90) / CELL_DEG); row <= Math.floor((latOf(extent[3]!) + 90) / CELL_DEG); row += 1) {
      found.push(`${column}-${row}`)
    }
  }
  return found
}

interface Zooms {
  minZoom: number
  maxZoom: number
}

function vectorTiles(archive: PMTiles, zooms: Zooms): VectorTileSource {
  const format = new MVT()
  return new VectorTileSource({
    ...zooms,
    format,
    tileUrlFunction: ([z, x, y]) => `${z}/${x}/${y}`,
    tileLoadFunction: (given, address) => {
      const tile = given as VectorTile<RenderFeature>
      const [z, x, y] = address.split('/').map(Number) as [number, number, number]
      tile.setLoader((extent, _, projection) => {
        const drawn = (data?: ArrayBuffer) =>
          tile.setFeatures(data ? format.readFeatures(data, { extent, featureProjection: projection }) : [])
        archive.getZxy(z, x, y).then((read) => drawn(read?.data), () => drawn())
      })
    },
  })
}

function pictures(archive: PMTiles, zooms: Zooms): ImageTile {
  return new ImageTile({
    ...zooms,
    loader: async (z, x, y) => {
      const read = await archive.getZxy(z, x, y)
      if (!read) return document.createElement('canvas')
      return createImageBitmap(new Blob([read.data]))
    },
  })
}

const styles = new Map<string, Style>()

function styleOf(feature: Feature | RenderFeature): Style {
  const told = feature.getProperties()
  const kind = String(told.highway ?? told.class ?? told.fclass ?? told.kind ?? told.type ?? '')
  const form = feature.getGeometry()?.getType() ?? ''
  const weight = BROAD.test(kind) ? 'broad' : NARROW.test(kind) ? 'narrow' : 'plain'
  const name = `${ink().theme} ${weight} ${form}`
  const known = styles.get(name) ?? made(weight, form)
  styles.set(name, known)
  return known
}

function made(weight: string, form: string): Style {
  const colour = ink().road
  const stroke = new Stroke({ color: colour, width: weight === 'broad' ? 2.4 : weight === 'plain' ? 1.3 : 0.7 })
  if (form.endsWith('Point')) return new Style({ image: new CircleStyle({ radius: 2.2, fill: new Fill({ color: colour }) }) })
  // Of areas the edge alone is drawn, so that no notice is hidden or tinted.
  return new Style({ stroke })
}
