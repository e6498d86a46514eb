import type { Reader } from '../texts/reader.ts';
import type { Button, Card } from './card.ts';
import { sentence } from './sentence.ts';

/** What is said when a form could not be opened in time: nothing is lost, and the same button again. */
export function tryAgainCard(again: Pick<Button, 'action' | 'value'>, { texts }: Reader): Card {
  const said = sentence(texts.tryAgainExpired);
  return {
    ...said,
    parts: [...said.parts, { kind: 'buttons', buttons: [{ ...again, label: texts.tryAgain, style: 'primary' }] }],
  };
}
