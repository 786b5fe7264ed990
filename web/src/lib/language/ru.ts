import coded from '../../../../src/keepclear/desk/words/ru.ftl?raw'

export const texts: Record<string, string>[] = [
  { coded },
  import.meta.glob<string>(['../../../words/ru/*.ftl', '!**/node.ftl'], { eager: true, query: '?raw', import: 'default' }),
]
