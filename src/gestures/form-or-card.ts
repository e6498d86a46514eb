import type { Button, Card } from '../views/card.ts';
import type { Dialog } from '../views/dialog.ts';

/** What a command or a shortcut comes to. */
export type FormOrCard =
  | { readonly show: 'card'; readonly card: Card }
  /** `again`: the button that opens it once more, where it could not be opened at once. */
  | { readonly show: 'form'; readonly dialog: Dialog; readonly again: Pick<Button, 'action' | 'value'> };
