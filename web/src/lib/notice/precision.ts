/* How exactly something is told, in words: `square:1km+1h`. */
import { say } from '$lib/words'

const spaced = (size: string) => size.replace(/(\d)(\D)/, '$1\u00a0$2')

/** Say a precision in the reader's language. */
export function precisionWords(precision: string): string {
  const [where = '', step] = precision.split('+')
  const [kind, written = ''] = where.split(':')
  const size = spaced(written)
  const place = kind === 'square' ? say('disclosure-squares', { size }) : kind === 'area' ? say('disclosure-cells', { size }) : say('disclosure-exact')
  return step ? `${place}, ${say('disclosure-times', { step: spaced(step) })}` : place
}
