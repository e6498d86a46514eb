import { may } from '../../domain/access/may.ts';
import { cleanText } from '../../domain/clean-text.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eachOnce } from '../../forms/file-reference.ts';
import { readerOf } from '../../texts/reader.ts';
import { sentence } from '../../views/sentence.ts';
import type { HeardMessage } from '../intake/heard-message.ts';
import type { Ids } from '../ports/ids.ts';
import type { Person, SaidContent, Stores } from '../ports/stores.ts';
import { addNote } from './add-note.ts';
import { addReply } from './add-reply.ts';
import { wordsOfGesture } from './follow-words.ts';

/**
 * What became of a message in a thread: it belongs to a ticket (kept, or said beside it); it was written where the team
 * talks, by somebody who is not of the team; or it is no ticket's, and is judged like any other.
 */
export type JoinedThread = 'joined' | 'not_of_the_team' | 'not_a_ticket';

/**
 * What is said in a ticket's thread belongs to the ticket and is never judged (K9). The requester's words become a public
 * reply; once the ticket is closed they are a follow-up, which needs a ticket of its own (architecture §5). What agents
 * write where the team talks is a note; where everyone reads it, a public reply. Others talk beside the ticket.
 */
export async function joinThread(
  stores: Stores,
  author: Person,
  message: HeardMessage,
  threadId: string,
  ids: Ids,
): Promise<JoinedThread> {
  const found = await stores.tickets.ofThread(message.connectionId, message.conversation, threadId);
  const ticket = found && (await stores.tickets.lock(found.ticketId));
  if (!ticket) return 'not_a_ticket';
  if (await wordsOfGesture(stores, saidKey(message))) return 'joined';
  switch (await voiceIn(stores, ticket, author, message, threadId)) {
    case 'requester':
      if (ticket.state.name === 'closed') return 'not_a_ticket';
      await keepReply(stores, ticket, author, message, ids);
      return 'joined';
    case 'agent_in_public':
      if (ticket.state.name !== 'closed') await keepReply(stores, ticket, author, message, ids);
      return 'joined';
    case 'agent_in_team':
      await keepNote(stores, ticket, author, message, ids);
      return 'joined';
    case 'stranger_in_team':
      return 'not_of_the_team';
    case 'bystander':
      return 'joined';
  }
}

/**
 * As whom somebody speaks in a thread of the ticket. A requester who is an agent too speaks as the requester where they
 * asked and in their direct messages, as an agent under the agents' card. In doubt an agent's words stay within the team.
 */
async function voiceIn(
  stores: Stores,
  ticket: Ticket,
  author: Person,
  { connectionId, conversation, isDirect }: HeardMessage,
  threadId: string,
): Promise<'requester' | 'agent_in_public' | 'agent_in_team' | 'stranger_in_team' | 'bystander'> {
  const [origin, channel] = [
    await stores.tickets.origin(ticket.ticketId),
    await stores.channels.byExternalId(connectionId, conversation),
  ];
  const isWhereAsked =
    origin?.connectionId === connectionId && origin.conversation === conversation && origin.threadId === threadId;
  // Where the desk does not listen, a thread that nobody asked in is under what a route told there (K10).
  const isUnderRoute = channel?.role === 'ignored' && !isWhereAsked;
  const isTeams =
    channel?.role === 'triage' || isUnderRoute || (await holdsCard(stores, ticket, connectionId, conversation));
  if (ticket.requesterId === author.personId && (isWhereAsked || !isTeams)) return 'requester';
  if (!may(author, 'note', ticket)) return isTeams ? 'stranger_in_team' : 'bystander';
  return isTeams || isDirect || !isWhereAsked ? 'agent_in_team' : 'agent_in_public';
}

/** Whether a card of the agents stands there: what is written under it is the team's, also in a channel that is not listened to. */
async function holdsCard(
  { surfaces }: Stores,
  { ticketId }: Ticket,
  connectionId: HeardMessage['connectionId'],
  conversation: string,
): Promise<boolean> {
  return (await surfaces.of(ticketId)).some(
    ({ kind, address }) =>
      (kind === 'triage_card' || kind === 'escalation_card' || kind === 'clock_alert') &&
      address.connectionId === connectionId &&
      address.conversation === conversation,
  );
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

/** Names a message that became words on a ticket. */
export function saidKey({
  connectionId,
  conversation,
  messageId,
}: Pick<HeardMessage, 'connectionId' | 'conversation' | 'messageId'>): string {
  return `said:${connectionId}:${conversation}:${messageId}`;
}

/** The words and files of a message, as a ticket keeps them; undefined when there are none. */
export function contentOf({ text, files }: Pick<HeardMessage, 'text' | 'files'>): SaidContent | undefined {
  const [words, given] = [cleanText(text).trim(), eachOnce(files)];
  if (!words && given.length === 0) return undefined;
  return { kind: 'said', text: words, ...(given.length > 0 && { files: given }) };
}

/** The message as a public reply, once; false when it says nothing. */
async function keepReply(
  stores: Stores,
  ticket: Ticket,
  author: Person,
  message: HeardMessage,
  ids: Ids,
): Promise<boolean> {
  const content = contentOf(message);
  if (!content) return false;
  const gestureKey = saidKey(message);
  if (!(await stores.history.knows(ticket.ticketId, gestureKey)))
    await addReply(stores, ticket, author, { content, gestureKey, readByRequester: true, at: message.at }, ids);
  return true;
}

async function keepNote(
  stores: Stores,
  ticket: Ticket,
  author: Person,
  message: HeardMessage,
  ids: Ids,
): Promise<void> {
  const content = contentOf(message);
  if (!content) return;
  const note = { content, gestureKey: saidKey(message), heard: message, at: message.at };
  await addNote(stores, ticket, author, note, ids);
}
