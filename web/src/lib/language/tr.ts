import coded from '../../../../src/keepclear/desk/words/tr.ftl?raw'

export const texts: Record<string, string>[] = [
  { coded },
  import.meta.glob<string>(['../../../words/tr/*.ftl', '!**/node.ftl'], { eager: true, query: '?raw', import: 'default' }),
]
