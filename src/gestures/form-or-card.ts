import type { Button, Card } from '../views/card.ts';
import type { Dialog } from '../views/dialog.ts';

/** What a command or a shortcut comes to. */
export type FormOrCard =
  | { readonly show: 'card'; readonly card: Card }
  | { readonly show: 'form'; readonly dialog: Dialog; readonly again: OpensAgain };

/** The button that opens a form once more, where it could not be opened at once. */
export type OpensAgain = Pick<Button, 'action' | 'value'> & {
  /** What was typed for the form and is too long to ride on the button: shown, to be copied. */
  readonly words?: string;
};
