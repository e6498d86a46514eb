import type { Reader } from '../texts/reader.ts';
import type { Button, Card } from './card.ts';
import { sentence } from './sentence.ts';

/** The button of a form that was asked for where the platform opens none by itself. */
export function formOffer(opens: Pick<Button, 'action' | 'value'>, { texts }: Reader): Card {
  const said = sentence(texts.form.ready);
  return {
    ...said,
    parts: [...said.parts, { kind: 'buttons', buttons: [{ ...opens, label: texts.form.open, style: 'primary' }] }],
  };
}
