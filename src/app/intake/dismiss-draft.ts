import type { DeskId, DraftId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type DismissDraftResult =
  /** `isVote`: it was said of a message that triage had judged. */
  | { readonly kind: 'dismissed'; readonly isVote: boolean }
  /** It has become a ticket in the meantime, which stays. */
  | { readonly kind: 'already_ticket'; readonly ticket: Ticket };

export type DismissDraft = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly draftId: DraftId;
  readonly at: Date;
}) => Promise<DismissDraftResult>;

/** "Ce n'était rien": the draft is erased, and the vote is kept without its words. */
export const makeDismissDraft =
  (deps: { inTransaction: InTransaction }): DismissDraft =>
  ({ deskId, actor, draftId, at }) =>
    deps.inTransaction(deskId, async ({ drafts, tickets, triage }) => {
      const draft = await drafts.lock(draftId);
      if (draft?.personId !== actor.personId) return { kind: 'dismissed', isVote: false };
      const ticket = draft.ticketId && (await tickets.byId(draft.ticketId));
      if (ticket) return { kind: 'already_ticket', ticket };
      const isVote = await triage.vote(draftId, actor.personId, 'was_fine', at);
      await drafts.erase(draftId);
      return { kind: 'dismissed', isVote };
    });
