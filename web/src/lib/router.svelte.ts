/* Where the officer is: `#/page/argument/argument`. */

export interface Place {
  page: string
  path: string[]
}

function parse(hash: string): Place {
  const parts = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decode)
  return { page: parts[0] ?? 'watch', path: parts.slice(1) }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

class Route {
  here = $state.raw<Place>(parse(location.hash))

  constructor() {
    addEventListener('hashchange', () => (this.here = parse(location.hash)))
  }
}

export const route = new Route()

/** Return the address of a page, for `href`. */
export function to(page: string, ...path: string[]): string {
  return `#/${[page, ...path].map(encodeURIComponent).join('/')}`
}

/** Go to a page. */
export function go(page: string, ...path: string[]): void {
  location.hash = to(page, ...path)
}
