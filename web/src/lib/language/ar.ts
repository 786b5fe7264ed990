import coded from '../../../../src/keepclear/desk/words/ar.ftl?raw'

export const texts: Record<string, string>[] = [
  { coded },
  import.meta.glob<string>(['../../../words/ar/*.ftl', '!**/node.ftl'], { eager: true, query: '?raw', import: 'default' }),
]
