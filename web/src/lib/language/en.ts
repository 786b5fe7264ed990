import coded from '../../../../src/keepclear/desk/words/en.ftl?raw'

export const texts: Record<string, string>[] = [
  { coded },
  import.meta.glob<string>(['../../../words/en/*.ftl', '!**/node.ftl'], { eager: true, query: '?raw', import: 'default' }),
]
