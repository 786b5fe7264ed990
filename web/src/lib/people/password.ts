/* What would be guessed early, said while it is typed; the node looks once more and knows more. */

export const PASSWORD_CHARACTERS_MIN = 12
const DISTINCT_MIN = 5

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/** Return the code of what is wrong with a password, or nothing. */
export function weakness(password: string, name = ''): string {
  const plain = folded(password)
  if ([...password].length < PASSWORD_CHARACTERS_MIN) return 'password-short'
  const rest = name.trim() ? plain.replaceAll(folded(name), '') : plain
  if (rest !== plain && rest.length < PASSWORD_CHARACTERS_MIN / 2) return 'password-name'
  return new Set(plain).size < DISTINCT_MIN ? 'password-repeats' : ''
}

/** How long guessing would take, in three steps: words weigh more than signs. */
export function strength(password: string, name = ''): 0 | 1 | 2 | 3 {
  if (!password || weakness(password, name)) return 0
  const length = [...password].length
  return length < 16 ? 1 : length < 22 ? 2 : 3
}
