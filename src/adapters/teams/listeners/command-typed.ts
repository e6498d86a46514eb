import { warnOfSecrets } from '../../../app/intake/warn-of-secrets.ts';
import type { InboxClaim } from '../../../app/ports/delivery.ts';
import type { InTransaction } from '../../../app/ports/stores.ts';
import type { TicketCommand } from '../../../domain/commands/read-command.ts';
import type { SecretKind } from '../../../domain/secrets/secret.ts';
import { answerCommand } from '../../../gestures/command-typed.ts';
import type { GestureDeps } from '../../../gestures/deps.ts';
import { readerOf } from '../../../texts/reader.ts';
import { typingReader } from '../../../texts/typing.ts';
import { formOffer } from '../../../views/form-offer.ts';
import type { TeamsEvent } from '../read/read-event.ts';
import { typedThere } from './who.ts';

type Said = Extract<TeamsEvent, { kind: 'said' }> & { readonly secrets: readonly SecretKind[]; readonly at: Date };
type Deps = Pick<GestureDeps, 'useCases'> & { readonly inTransaction: InTransaction };

/**
 * A command in a message. Teams makes a message of it, and opens no window by itself: a worker does what it asks for, says it
 * to its author alone, and offers a form by a button. Done and said in one transaction; handled a second time, the event's
 * own key makes the same gesture of it.
 */
export async function obeyCommand(
  { useCases, inTransaction }: Deps,
  { deskId, connectionId, inboxKey }: InboxClaim,
  command: TicketCommand,
  { conversation, author, isDirect, threadId, messageId, secrets, at }: Said,
): Promise<void> {
  const actor = await useCases.identifyPerson({ deskId, connectionId, externalId: author });
  if (!actor) return inTransaction(deskId, ({ inbox }) => inbox.done(inboxKey));
  const acting = { deskId, connectionId, actor, reader: typingReader(readerOf(actor), typedThere(isDirect)) };
  const where = {
    conversation,
    gestureKey: inboxKey,
    ...(threadId !== null && { inReplyTo: threadId }),
  };
  const answered = await answerCommand({ useCases, clock: { now: () => at } }, command, where, acting);
  const card = answered.show === 'card' ? answered.card : formOffer(answered.again, acting.reader);
  await inTransaction(deskId, async (stores) => {
    const { inbox, outbox } = stores;
    await inbox.done(inboxKey);
    await warnOfSecrets(stores, actor, { connectionId, conversation, isDirect, author, messageId, threadId, secrets });
    await outbox.announce({
      key: `command:${inboxKey}`,
      kind: 'card',
      card,
      to: {
        connectionId,
        conversation,
        ...(threadId !== null && { inThreadOf: { messageId: threadId } }),
        ...(!isDirect && { onlyFor: author }),
      },
      ticketId: null,
    });
  });
}
