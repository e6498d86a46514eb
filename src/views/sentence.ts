import type { Card } from './card.ts';

/** A card of one sentence. */
export function sentence(words: string): Card {
  return { plain: words, parts: [{ kind: 'text', spans: [words] }] };
}
