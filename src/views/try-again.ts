import type { Reader } from '../texts/reader.ts';
import type { Button, Card } from './card.ts';
import { sentence } from './sentence.ts';
import { wordsToCopy } from './words-to-copy.ts';

/**
 * What is said when a form could not be opened in time: nothing is lost, and the same button again. `words`: what was typed
 * and is too long to come back with it.
 */
export function tryAgainCard(
  { words = '', action, value }: Pick<Button, 'action' | 'value'> & { readonly words?: string },
  { texts }: Reader,
): Card {
  const said = sentence(words === '' ? texts.tryAgainExpired : texts.tryAgainCopy);
  return {
    ...said,
    parts: [
      ...said.parts,
      ...wordsToCopy(words),
      { kind: 'buttons', buttons: [{ action, value, label: texts.tryAgain, style: 'primary' }] },
    ],
  };
}
