/* Every word of the desk, by its id, in the reader's language. See words.svelte.ts. */
export { direction, has, list, nameOf, say, sayPlain, sentence, useWords, written } from './words.svelte'
