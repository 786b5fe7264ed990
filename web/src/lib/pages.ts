/* The pages of the desk, each loaded when it is first opened.

   A page is a folder in pages/ with `Page.svelte` (prop `path`) and `page.ts` (its entry here).
   Its words are web/words/LANG/PAGE.ftl: `PAGE-title` for the heading, `nav-PAGE` for the rail. */
import type { Component } from 'svelte'
import type { Role } from './session.svelte'

export interface PageEntry {
  /** Where it stands in the rail; left out for pages that are reached otherwise. */
  group?: 'now' | 'say' | 'keep' | 'account'
  order?: number
  /** The letter after `g` that goes there. */
  key?: string
  /** Who sees it in the rail; everybody unless said. */
  roles?: Role[]
  /** Shown without the shell, before anybody is signed in. */
  bare?: boolean
}

export type PageProps = { path: string[] }

const entries = import.meta.glob<PageEntry>('../pages/*/page.ts', { eager: true, import: 'default' })
const sources = import.meta.glob<{ default: Component<PageProps> }>('../pages/*/Page.svelte')

export interface Page extends PageEntry {
  name: string
  load: () => Promise<{ default: Component<PageProps> }>
}

const nameIn = (path: string) => path.split('/').at(-2) ?? ''

/** All pages by name. */
export const pages: Map<string, Page> = new Map(
  Object.entries(sources).map(([path, load]) => {
    const name = nameIn(path)
    return [name, { ...entries[path.replace('Page.svelte', 'page.ts')], name, load }]
  }),
)

export const GROUPS = ['now', 'say', 'keep', 'account'] as const

/** Return the pages of a group of the rail, in order. */
export function pagesOf(group: (typeof GROUPS)[number]): Page[] {
  return [...pages.values()]
    .filter((page) => page.group === group)
    .sort((a, b) => (a.order ?? 99) - (b.order ?? 99))
}
