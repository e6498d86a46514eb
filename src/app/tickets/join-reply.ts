import { cleanText } from '../../domain/clean-text.ts';
import type { HeardMessage } from '../intake/heard-message.ts';
import type { Ids } from '../ports/ids.ts';
import type { Person, Stores } from '../ports/stores.ts';
import { addReply } from './add-reply.ts';

/**
 * What is said in a ticket's thread belongs to the ticket and is never judged. The requester's words become a public reply;
 * once the ticket is closed they are a follow-up, which needs a ticket of its own (architecture §5).
 * True when the message belongs to a ticket.
 */
export async function joinReply(
  stores: Stores,
  author: Person,
  message: HeardMessage,
  threadId: string,
  ids: Ids,
): Promise<boolean> {
  const { connectionId, conversation, messageId, at } = message;
  const found = await stores.tickets.ofThread(connectionId, conversation, threadId);
  if (!found) return false;
  const ticket = await stores.tickets.lock(found.ticketId);
  const gestureKey = `said:${connectionId}:${conversation}:${messageId}`;
  if (!ticket || ticket.requesterId !== author.personId) return true;
  if (ticket.state.name === 'closed') return false;
  if (await stores.history.knows(ticket.ticketId, gestureKey)) return true;
  const text = cleanText([message.text, ...message.fileLinks].join('\n')).trim();
  if (text) await addReply(stores, ticket, author, { text, gestureKey, at }, ids);
  return true;
}
