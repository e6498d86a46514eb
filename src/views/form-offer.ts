import type { Reader } from '../texts/reader.ts';
import type { Button, Card } from './card.ts';
import { sentence } from './sentence.ts';
import { wordsToCopy } from './words-to-copy.ts';

/**
 * The button of a form that was asked for where the platform opens none by itself. `words`: what was typed for it and is too
 * long to ride on the button.
 */
export function formOffer(
  { words = '', action, value }: Pick<Button, 'action' | 'value'> & { readonly words?: string },
  { texts }: Reader,
): Card {
  const said = sentence(texts.form.ready);
  return {
    ...said,
    parts: [
      ...said.parts,
      ...wordsToCopy(words),
      { kind: 'buttons', buttons: [{ action, value, label: texts.form.open, style: 'primary' }] },
    ],
  };
}
