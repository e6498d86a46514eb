import type { WrittenMessage } from '../app/ports/directory.ts';
import { alreadyTicket } from '../views/already-ticket.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import type { FormOrCard } from './form-or-card.ts';

/** "Créer un ticket" in the menu of any message: the form filled with it, or the ticket that it already is. */
export async function answerShortcut(
  { useCases, clock }: Pick<GestureDeps, 'useCases' | 'clock'>,
  pointed: { readonly conversation: string; readonly message: WrittenMessage },
  { deskId, connectionId, actor, reader }: Acting,
): Promise<FormOrCard> {
  const result = await useCases.openFormFromMessage({ deskId, actor, connectionId, ...pointed, at: clock.now() });
  if (result.kind === 'already_ticket') return { show: 'card', card: alreadyTicket(result.ticket, reader) };
  return {
    show: 'form',
    dialog: result.dialog,
    again: { action: 'draft.open', value: { draftId: result.draftId } },
  };
}
