import type { WrittenMessage } from '../app/ports/directory.ts';
import { alreadyTicket } from '../views/already-ticket.ts';
import { notSetUpCard } from '../views/setup-form.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import type { FormOrCard } from './form-or-card.ts';

/** "Créer un ticket" in the menu of any message: the form filled with it, the ticket that it already is, or why there can be none yet. */
export async function answerShortcut(
  { useCases, clock }: Pick<GestureDeps, 'useCases' | 'clock'>,
  pointed: { readonly conversation: string; readonly message: WrittenMessage },
  { deskId, connectionId, actor, reader }: Acting,
): Promise<FormOrCard> {
  const result = await useCases.openFormFromMessage({ deskId, actor, connectionId, ...pointed, at: clock.now() });
  if (result.kind === 'already_ticket') return { show: 'card', card: alreadyTicket(result.ticket, reader) };
  if (result.kind === 'not_set_up') return { show: 'card', card: notSetUpCard(result.missing, reader) };
  return {
    show: 'form',
    dialog: result.dialog,
    again: { action: 'draft.open', value: { draftId: result.draftId } },
  };
}
