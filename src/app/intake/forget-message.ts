import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction } from '../ports/stores.ts';
import { removeWords, wordsOfGesture } from '../tickets/follow-words.ts';
import { saidKey } from '../tickets/join-reply.ts';

export type ForgetMessage = (message: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly author: string;
  readonly conversation: string;
  readonly messageId: string;
  readonly at: Date;
}) => Promise<{ readonly kind: 'forgotten' | 'words_removed' | 'unknown' }>;

/**
 * A deleted message erases its draft, and its words where they were said on a ticket (K9); a ticket keeps its own copy of
 * the request (architecture §4.10). A message that is not known yet is not kept when it comes.
 */
export const makeForgetMessage =
  (deps: { inTransaction: InTransaction }): ForgetMessage =>
  (message) =>
    deps.inTransaction(message.deskId, async (stores) => {
      const { connectionId, conversation, messageId, at } = message;
      const { inbox, people, drafts, triage } = stores;
      await inbox.done(message.inboxKey);
      // Whoever keeps the message holds the same lock: it is seen here, or its deletion is seen there.
      const author = await people.byAccount(connectionId, message.author);
      if (author) await people.lock(author.personId);
      await triage.forgetWords(connectionId, conversation, messageId);
      const said = await wordsOfGesture(stores, saidKey(message));
      if (said) {
        await removeWords(stores, said, at);
        return { kind: 'words_removed' };
      }
      const draft = await drafts.byMessage(connectionId, conversation, messageId);
      if (!draft) await triage.noteRemoval(connectionId, conversation, messageId, at);
      if (!draft || draft.ticketId) return { kind: 'unknown' };
      await drafts.erase(draft.draftId);
      return { kind: 'forgotten' };
    });
