import { cleanText } from '../../domain/clean-text.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eachOnce } from '../../forms/file-reference.ts';
import { readerOf } from '../../texts/reader.ts';
import { sentence } from '../../views/sentence.ts';
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
  const found = await stores.tickets.ofThread(message.connectionId, message.conversation, threadId);
  if (!found) return false;
  const ticket = await stores.tickets.lock(found.ticketId);
  if (!ticket || ticket.requesterId !== author.personId) return true;
  if (ticket.state.name === 'closed') return false;
  await keepReply(stores, ticket, author, message, ids);
  return true;
}

/**
 * What a requester writes to the bot, outside any thread, while one ticket of theirs waits for their answer is that answer,
 * and they are told so (architecture §5, S0-35). False when none waits, or several: nobody can tell which one is meant.
 */
export async function joinAwaitedReply(
  stores: Stores,
  author: Person,
  message: HeardMessage,
  ids: Ids,
): Promise<boolean> {
  const [only, ...others] = await stores.tickets.waitingFor(author.personId);
  const ticket = only && others.length === 0 ? await stores.tickets.lock(only.ticketId) : undefined;
  if (ticket?.state.name !== 'waiting' || !(await keepReply(stores, ticket, author, message, ids))) return false;
  const { connectionId, conversation, messageId } = message;
  await stores.outbox.announce({
    key: `joined:${conversation}:${messageId}`,
    kind: 'card',
    card: sentence(readerOf(author).texts.done.replied(ticket.number)),
    to: { connectionId, conversation },
    ticketId: ticket.ticketId,
  });
  return true;
}

/** The words and files of a message as a public reply, once; false when there are none. */
async function keepReply(
  stores: Stores,
  ticket: Ticket,
  author: Person,
  message: HeardMessage,
  ids: Ids,
): Promise<boolean> {
  const { connectionId, conversation, messageId, at } = message;
  const text = cleanText(message.text).trim();
  const files = eachOnce(message.files);
  if (!text && files.length === 0) return false;
  const gestureKey = `said:${connectionId}:${conversation}:${messageId}`;
  if (!(await stores.history.knows(ticket.ticketId, gestureKey)))
    await addReply(stores, ticket, author, { text, files, gestureKey, at }, ids);
  return true;
}
