import type { DeskId, DraftId } from '../../domain/ids.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type DismissDraft = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly draftId: DraftId;
  readonly at: Date;
}) => Promise<{ readonly kind: 'dismissed' }>;

/** "Ce n'était rien": the draft is erased, and the vote is kept without its words. */
export const makeDismissDraft =
  (deps: { inTransaction: InTransaction }): DismissDraft =>
  ({ deskId, actor, draftId, at }) =>
    deps.inTransaction(deskId, async ({ drafts, triage }) => {
      const draft = await drafts.lock(draftId);
      if (draft?.personId === actor.personId && !draft.ticketId) {
        await triage.vote(draftId, actor.personId, 'was_fine', at);
        await drafts.erase(draftId);
      }
      return { kind: 'dismissed' };
    });
