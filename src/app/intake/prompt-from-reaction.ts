import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import { readerOf } from '../../texts/reader.ts';
import { alreadyTicket } from '../../views/already-ticket.ts';
import type { Card } from '../../views/card.ts';
import { askedForCard } from '../../views/prompt.ts';
import { notSetUpCard } from '../../views/setup-form.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { Directory } from '../ports/directory.ts';
import type { Fingerprint } from '../ports/fingerprint.ts';
import type { Ids } from '../ports/ids.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { personName } from '../tickets/person-name.ts';
import { typingReaderOf } from '../typing-reader.ts';
import { draftOfPointed, type PointedResult } from './pointed-message.ts';

export type PromptFromReaction = (reaction: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly isDirect: boolean;
  readonly messageId: string;
  /** The account that put the emoji. */
  readonly by: string;
  /** The reply that asks for it, where that is no emoji: each one is answered. */
  readonly replyId?: string;
  readonly at: Date;
}) => Promise<{ readonly kind: 'prompted' | 'already_ticket' | 'not_set_up' | 'nothing_to_do' }>;

/** As with other prompts: whoever has gone on to something else is not asked any more. */
const WORTH_SECONDS = 60;

/**
 * 🎫 on a message, or « @Guichet ticket » in reply to it: whoever did so is privately offered the form filled with that
 * message, or shown the ticket that it already is. Machines and messages that are gone are passed over.
 * @throws DeliveryError when the platform cannot be asked now
 */
export const makePromptFromReaction =
  (deps: {
    inTransaction: InTransaction;
    directory: Directory;
    identifyPerson: IdentifyPerson;
    ids: Ids;
    fingerprint: Fingerprint;
  }): PromptFromReaction =>
  async ({ deskId, inboxKey, connectionId, conversation, isDirect, messageId, by, replyId, at }) => {
    const { policy } = await deps.inTransaction(deskId, ({ policies }) => policies.current());
    const actor = await deps.identifyPerson({ deskId, connectionId, externalId: by });
    const place = { conversation, messageId, threadId: null };
    const near = actor ? await deps.directory.messagesNear(connectionId, place, policy.triage.joinWithinSeconds) : [];
    const message = near.find((each) => each.messageId === messageId);
    const author = message?.author
      ? await deps.identifyPerson({ deskId, connectionId, externalId: message.author, isNamedOnly: true })
      : undefined;

    return deps.inTransaction(deskId, async (stores) => {
      await stores.inbox.done(inboxKey);
      if (!actor || !message) return { kind: 'nothing_to_do' };
      const pointed = { deskId, connectionId, conversation, message, near };
      const result = await draftOfPointed(stores, pointed, actor, author, deps, at);
      // Where they are: a reply stands in the thread of the message that it points at.
      const thread = replyId ? messageId : message.threadId;
      await stores.outbox.announce({
        key: replyId ? `asked:${conversation}:${replyId}` : `emoji:${conversation}:${messageId}:${actor.personId}`,
        kind: 'card',
        card: await cardOf(stores, result, actor, { connectionId, isDirect }),
        to: {
          connectionId,
          conversation,
          ...(thread && { inThreadOf: { messageId: thread } }),
          ...(!isDirect && { onlyFor: by }),
        },
        ticketId: null,
        dropAfterSeconds: WORTH_SECONDS,
      });
      return { kind: result.kind === 'draft' ? 'prompted' : result.kind };
    });
  };

async function cardOf(
  stores: Stores,
  result: PointedResult,
  actor: Person,
  where: { readonly connectionId: ConnectionId; readonly isDirect: boolean },
): Promise<Card> {
  const reader = readerOf(actor);
  switch (result.kind) {
    case 'already_ticket':
      return alreadyTicket(result.ticket, reader);
    case 'not_set_up':
      return notSetUpCard(result.missing, await typingReaderOf(stores, actor, where));
    case 'draft':
      return askedForCard(result.draft.draftId, await nameOfOther(stores, result.draft.personId, actor), reader);
  }
}

async function nameOfOther(
  stores: Parameters<typeof personName>[0],
  personId: Person['personId'],
  actor: Person,
): Promise<string | null> {
  return personId === actor.personId ? null : personName(stores, personId, actor);
}
