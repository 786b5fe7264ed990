/* The one way to the node: views that are read, acts that are done, what is plotted and drafted.

   A view is what `GET /api/views/NAME` gives, an act what `POST /api/acts/NAME` takes without
   its role and initials, which are those of the session. What the node refuses is `Refused`:
   faults by place, each with its cure, or a code that is said in the reader's language. */

export interface Fault {
  place: string
  fault: string
  cure: string
  /** Where the sentence is known: its words are `fault-CODE`, filled in with the arguments. */
  code?: string
  arguments?: Record<string, string>
}

/** The node said no: `faults` by field (422), or a `code` with words `error-CODE`. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly faults: Fault[] = [],
    /** All that the node said, and the seconds after which it may be asked again. */
    readonly said: unknown = null,
    readonly waitS = 0,
  ) {
    super(message)
    this.name = 'Refused'
  }
}

/** The node does not answer: nothing is known of what became of the request. */
export class Unreachable extends Error {
  constructor() {
    super('the node does not answer')
    this.name = 'Unreachable'
  }
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let token = ''
let lost: () => void = () => {}

/** Take the token that every write carries; the session hands it over. */
export function setToken(value: string): void {
  token = value
}

/** Have `then` called when the node says that nobody is signed in. */
export function whenSignedOut(then: () => void): void {
  lost = then
}

const writes = new Set<() => () => void>()
// What is asked or kept on the way says nothing to anybody.
const ASIDE = /^(session|plot|plot-zones|read-agreement|files|what-if|seen-by|views\/|drafts\/[^/]*$)/

/** Call `begun` when something is sent to be done, and what it returns once that is done. */
export function onWrite(begun: () => () => void): void {
  writes.add(begun)
}

/** Call the desk's API under `/api/`; the body is JSON or bytes. */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  const raw = body instanceof Blob || body instanceof ArrayBuffer
  if (body !== undefined && !raw) headers['Content-Type'] = 'application/json'
  if (method !== 'GET' && token) headers['X-Keepclear-Token'] = token
  const done = method === 'GET' || ASIDE.test(path) ? [] : [...writes].map((begun) => begun())
  let reply: Response
  try {
    reply = await fetch(`api/${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ?? null,
      body: body === undefined ? null : raw ? (body as BodyInit) : JSON.stringify(body),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unreachable()
  }
  const text = await reply.text()
  const said: unknown = text ? parsed(text) : null
  if (reply.ok) {
    for (const then of done) then()
    return said as T
  }
  throw refusal(reply.status, said, Number(reply.headers.get('Retry-After') ?? 0))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { error: { code: 'unreadable', message: text.slice(0, 200) } }
  }
}

function refusal(status: number, said: unknown, waitS: number): Refused {
  const { faults, error } = (said ?? {}) as { faults?: Fault[]; error?: { code?: string; message?: string } | string }
  if (status === 401) lost()
  if (faults) return new Refused(status, 'faults', faults.map((one) => one.fault).join('; '), faults, said)
  if (typeof error === 'string') return new Refused(status, error, error)
  return new Refused(status, error?.code ?? `status-${status}`, error?.message ?? `HTTP ${status}`, [], said, waitS)
}

const hyphened = (name: string) => name.replaceAll(' ', '-').replaceAll('_', '-')

/** Ask the node for a view; arguments that are undefined, null or empty are left out. */
export function view<T>(name: string, args: object = {}, signal?: AbortSignal): Promise<T> {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries(args)) {
    if (value !== undefined && value !== null && value !== '') asked.set(key, String(value))
  }
  const query = asked.size ? `?${asked}` : ''
  return call('GET', `views/${hyphened(name)}${query}`, undefined, signal)
}

export interface ActReply {
  warnings?: string[]
  [key: string]: unknown
}

/** Have an officer's act carried out, once however often it is sent.

    Its reference is kept until the node has answered, so that the same act sent again after a
    lost answer or a reload counts once; an act that was answered gets a new one. */
export async function act<T = ActReply>(name: string, body: object = {}): Promise<T> {
  const key = `act ${name} ${JSON.stringify(body)}`
  const kept = digest(key)
  const ref = sessionStorage.getItem(kept) ?? drawn()
  sessionStorage.setItem(kept, ref)
  try {
    const reply = await call<T>('POST', `acts/${hyphened(name)}`, { ref, ...body })
    sessionStorage.removeItem(kept)
    return reply
  } catch (error) {
    if (error instanceof Refused && error.status < 500) sessionStorage.removeItem(kept)
    throw error
  }
}

/** Draw a reference of 16 random bytes in hexadecimal. */
export function drawn(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** Return a short name for a text: FNV-1a, no security. */
export function digest(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return `ref-${hash.toString(16)}`
}

export interface PlottedNotice {
  name: string
  activity: string
  features: { type: 'FeatureCollection'; features: unknown[] }
  volumes: string
  plotted: string[]
  warnings: string[]
}

export interface Plotted {
  notices: PlottedNotice[]
  faults: Fault[]
}

/** Have what was typed, pasted or dropped read by the node; it says what it plots, and all faults. */
export function plot(asked: object, signal?: AbortSignal): Promise<Plotted> {
  return call('POST', 'plot', asked, signal)
}

/** Say what drafts would conflict with if they were given now; nothing is given. */
export function whatIf<T>(asked: object, signal?: AbortSignal): Promise<T> {
  return call('POST', 'what-if', asked, signal)
}

/** Say exactly which words each party will get. */
export function seenBy<T>(asked: object, signal?: AbortSignal): Promise<T> {
  return call('POST', 'seen-by', asked, signal)
}

/* What is being written, kept at the node so that nothing typed is lost. */
export const drafts = {
  list: <T>() => call<T[]>('GET', 'drafts'),
  read: <T>(id: string) => call<T>('GET', `drafts/${encodeURIComponent(id)}`),
  /** Keep a draft; `version` in the body is the one that it was written over, none for a new one. */
  keep: <T>(id: string, body: object) => call<T>('PUT', `drafts/${encodeURIComponent(id)}`, body),
  drop: (id: string) => call<null>('DELETE', `drafts/${encodeURIComponent(id)}`),
  askRelease: <T>(id: string, body: object = {}) =>
    call<T>('POST', `drafts/${encodeURIComponent(id)}/ask-release`, body),
  release: <T>(id: string, body: object = {}) =>
    call<T>('POST', `drafts/${encodeURIComponent(id)}/release`, body),
  sendBack: <T>(id: string, body: object = {}) =>
    call<T>('POST', `drafts/${encodeURIComponent(id)}/send-back`, body),
}
