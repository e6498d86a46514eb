import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction } from '../ports/stores.ts';

export type ForgetMessage = (message: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly messageId: string;
}) => Promise<{ readonly kind: 'forgotten' | 'unknown' }>;

/** A deleted message erases its draft; a ticket keeps its own copy (architecture §4.10). */
export const makeForgetMessage =
  (deps: { inTransaction: InTransaction }): ForgetMessage =>
  ({ deskId, inboxKey, connectionId, conversation, messageId }) =>
    deps.inTransaction(deskId, async ({ inbox, drafts, triage }) => {
      await inbox.done(inboxKey);
      await triage.forgetWords(connectionId, conversation, messageId);
      const draft = await drafts.byMessage(connectionId, conversation, messageId);
      if (!draft || draft.ticketId) return { kind: 'unknown' };
      await drafts.erase(draft.draftId);
      return { kind: 'forgotten' };
    });
