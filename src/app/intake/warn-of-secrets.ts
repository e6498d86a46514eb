import { readerOf } from '../../texts/reader.ts';
import { secretWarning } from '../../views/secret-warning.ts';
import type { Person, Stores } from '../ports/stores.ts';
import type { HeardMessage } from './heard-message.ts';

type Told = Pick<
  HeardMessage,
  'connectionId' | 'conversation' | 'isDirect' | 'author' | 'messageId' | 'threadId' | 'secrets'
>;

/**
 * Tells the author of a message, alone, that it holds a secret: what kind, that the desk has masked it and the message
 * itself still stands there, and the safe way (N18). Once per message, however often it is heard or edited, and whatever
 * else was just said to them; nowhere that the desk was told not to listen.
 */
export async function warnOfSecrets(
  { channels, policies, outbox }: Stores,
  author: Person,
  { connectionId, conversation, isDirect, author: account, messageId, threadId, secrets = [] }: Told,
): Promise<void> {
  if (secrets.length === 0) return;
  const channel = await channels.byExternalId(connectionId, conversation);
  if (!isDirect && (channel === undefined || channel.role === 'ignored')) return;
  const { policy } = await policies.current();
  await outbox.announce({
    key: `secret:${connectionId}:${conversation}:${messageId}`,
    kind: 'card',
    card: secretWarning(secrets, policy.secretsAdvice, readerOf(author)),
    to: {
      connectionId,
      conversation,
      ...(threadId !== null && { inThreadOf: { messageId: threadId } }),
      ...(!isDirect && { onlyFor: account }),
    },
    ticketId: null,
  });
}
