/* What the node tells of itself while the page is open: what changed, what rings, what time it is.

   Server-sent events, resumed by their id. While they are cut the page asks again every few
   seconds, and says since when it is cut. */
import { call } from './api'
import { clock } from './clock.svelte'

export interface Ring {
  bell: string
  what: string
  role?: string
  channel?: string
  record?: string
  exercise?: boolean
  repeats?: boolean
  [key: string]: unknown
}

type Changed = (views: Set<string> | 'all') => void
/** Why a window is let go: its officer has other roles, was removed, or the session ended. */
export type Why = 'role' | 'removed' | 'ended'
type Rang = (ring: Ring) => void

const POLL_MS = 5_000
const SILENT_MS = 16_000 // three heartbeats

const changed = new Set<Changed>()
const rang = new Set<Rang>()
const deprived = new Set<(why: Why) => void>()
let source: EventSource | undefined
let heard = 0
let watcher: ReturnType<typeof setInterval> | undefined

class Live {
  /** Whether the node tells this page what changes. */
  connected = $state(false)
  /** Since when it does not, in milliseconds since 1970 by this machine; null while it does. */
  cutSince = $state<number | null>(null)
}

export const live = new Live()

/** Call `then` whenever views may have changed; return what ends that. */
export function onChanged(then: Changed): () => void {
  changed.add(then)
  return () => changed.delete(then)
}

/** Call `then` for every ring of the node; return what ends that. */
export function onRing(then: Rang): () => void {
  rang.add(then)
  return () => rang.delete(then)
}

/** Call `then` when the node lets this window go since its officer's rights are others now. */
export function onRights(then: (why: Why) => void): void {
  deprived.add(then)
}

/** Ask for every view anew. */
export function refreshAll(): void {
  for (const then of changed) then('all')
}

/** Begin to listen; called once, when somebody is signed in. */
export function startLive(): void {
  if (watcher) return
  listen()
  watcher = setInterval(look, POLL_MS)
}

/** Listen no longer: nobody is signed in. */
export function stopLive(): void {
  source?.close()
  clearInterval(watcher)
  source = watcher = undefined
  live.connected = false
  live.cutSince = null
}

function listen(): void {
  source = new EventSource('api/live')
  source.addEventListener('open', reached)
  source.addEventListener('error', () => cut())
  source.addEventListener('ring', (event) => {
    reached()
    const ring = JSON.parse((event as MessageEvent<string>).data) as Ring
    for (const then of rang) then(ring)
  })
  source.addEventListener('changed', (event) => {
    reached()
    const { views } = JSON.parse((event as MessageEvent<string>).data) as { views?: string[] }
    const named = views?.length && !views.includes('*')
    const names = named ? new Set(views.map((name) => name.replaceAll('-', ' '))) : 'all'
    for (const then of changed) then(names)
  })
  source.addEventListener('rights', (event) => {
    const { why } = JSON.parse((event as MessageEvent<string>).data) as { why: Why }
    // A window is of the rights that it was opened with: it opens anew, with those of now.
    source?.close()
    listen()
    for (const then of deprived) then(why)
  })
  source.addEventListener('clock', (event) => {
    reached()
    clock.take(JSON.parse((event as MessageEvent<string>).data))
  })
  source.addEventListener('heartbeat', reached)
}

function reached(): void {
  heard = performance.now()
  const was = live.cutSince
  live.connected = true
  live.cutSince = null
  if (was !== null) refreshAll()
}

function cut(): void {
  live.connected = false
  live.cutSince ??= Date.now()
}

/* A source that the browser gave up is opened anew; one that is silent is taken as cut. */
function look(): void {
  if (live.connected && performance.now() - heard > SILENT_MS) cut()
  if (live.connected) return
  if (source?.readyState === EventSource.CLOSED || performance.now() - heard > SILENT_MS * 4) {
    source?.close()
    listen()
  }
  void call('GET', 'session').then(refreshAll, () => {})
}
