import type { CardPart } from './card.ts';

/** Below what a platform shows in one quote. */
const WORDS_PER_QUOTE = 2900;

/** Words that do not come back by themselves, whole, for whoever typed them to copy. */
export function wordsToCopy(words: string): readonly CardPart[] {
  const letters = Array.from(words);
  const starts = Array.from({ length: Math.ceil(letters.length / WORDS_PER_QUOTE) }, (_, at) => at * WORDS_PER_QUOTE);
  return starts.map((start) => ({ kind: 'quote', text: letters.slice(start, start + WORDS_PER_QUOTE).join('') }));
}
