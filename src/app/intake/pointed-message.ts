import { addHours } from 'date-fns/addHours';
import { isAgent, may } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId, DraftId } from '../../domain/ids.ts';
import { classify } from '../../domain/intake/classify.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { missingSetup, type NotSetUp } from '../desk/missing-setup.ts';
import type { WrittenMessage } from '../ports/directory.ts';
import type { Fingerprint } from '../ports/fingerprint.ts';
import type { Ids } from '../ports/ids.ts';
import type { Draft, Person, Stores } from '../ports/stores.ts';
import { mayTellMore } from './judge-message.ts';
import { makeDraft } from './make-draft.ts';

/** A message that somebody points at to make a ticket of it. */
export interface PointedMessage {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly message: WrittenMessage;
  /** What stands around it in the same place, itself or not; empty when the platform does not tell. */
  readonly near: readonly WrittenMessage[];
}

export type PointedResult =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'already_ticket'; readonly ticket: Ticket }
  | { readonly kind: 'not_set_up'; readonly missing: NotSetUp };

/**
 * The draft of a message that somebody points at. Whoever points asks for themself, unless an agent points at somebody
 * else's words: then their author asks, and the agent fills the form (S3-09). A message makes one ticket: the draft or the
 * ticket that it already has is found again. No form is filled at a desk that is not set up.
 */
export async function draftOfPointed(
  stores: Stores,
  pointed: PointedMessage,
  actor: Person,
  author: Person | undefined,
  { ids, fingerprint }: { readonly ids: Ids; readonly fingerprint: Fingerprint },
  at: Date,
): Promise<PointedResult> {
  const requester = author && isAgent(actor) && !isAgent(author) ? author : actor;
  // Of two who point at once, the second finds what the first made.
  await stores.people.lock(requester.personId);
  const kept = await keptDraft(stores, pointed);
  const ticket = await ticketOf(stores, pointed, kept);
  if (ticket && may(actor, 'see', ticket)) return { kind: 'already_ticket', ticket };
  const missing = await missingSetup(stores, actor);
  if (missing) return { kind: 'not_set_up', missing };

  const filledBy = requester.personId === actor.personId ? null : actor.personId;
  if (kept && !kept.ticketId && kept.personId === requester.personId) {
    const draft = { ...kept, filledBy: filledBy ?? kept.filledBy, promptAnswered: true };
    await stores.drafts.save(draft, at);
    await notePointed(stores, pointed, actor, draft, fingerprint, at);
    return { kind: 'draft', draft };
  }
  const current = await stores.policies.current();
  const { connectionId, conversation, message } = pointed;
  const told = consecutive(pointed, current.policy.triage.joinWithinSeconds);
  // Somebody else's words are a request of one's own: neither their draft nor their thread.
  const isOfAnother = author !== undefined && author.personId !== requester.personId;
  const words = {
    personId: requester.personId,
    connectionId,
    conversation,
    messageId: isOfAnother ? null : message.messageId,
    threadId: isOfAnother ? null : (message.threadId ?? message.messageId),
    text: told.map(({ text }) => text).join('\n'),
    files: told.flatMap(({ files }) => files),
  };
  const draft = { ...makeDraft(ids.next() as DraftId, words, current), filledBy, promptAnswered: true };
  await stores.drafts.add(draft, at, addHours(at, current.policy.draftHours));
  await notePointed(stores, pointed, actor, draft, fingerprint, at);
  return { kind: 'draft', draft };
}

/** Once the form is sent, whoever pointed has said that this message needed a ticket. */
async function notePointed(
  { channels, triage }: Stores,
  { deskId, connectionId, conversation, message }: PointedMessage,
  { personId }: Person,
  { draftId }: Draft,
  fingerprint: Fingerprint,
  at: Date,
): Promise<void> {
  const channel = await channels.byExternalId(connectionId, conversation);
  if (!channel) return;
  const textHash = fingerprint(deskId, message.text);
  await triage.pointAt(channel.channelId, message.messageId, { personId, draftId, textHash, at });
}

/** The draft made of the message, or that it joined. */
async function keptDraft(
  { channels, drafts, triage }: Stores,
  { connectionId, conversation, message: { messageId } }: PointedMessage,
): Promise<Draft | undefined> {
  const own = await drafts.byMessage(connectionId, conversation, messageId);
  if (own) return own;
  const channel = await channels.byExternalId(connectionId, conversation);
  const draftId = channel && (await triage.verdictOn(channel.channelId, messageId))?.draftId;
  return draftId ? drafts.lock(draftId) : undefined;
}

/** The ticket that the message became or belongs to. What is said after one is closed is a new request. */
async function ticketOf(
  { tickets }: Stores,
  { connectionId, conversation, message: { messageId, threadId } }: PointedMessage,
  kept: Draft | undefined,
): Promise<Ticket | undefined> {
  if (kept?.ticketId) return tickets.byId(kept.ticketId);
  const ticket = await tickets.ofThread(connectionId, conversation, threadId ?? messageId);
  const isFollowUp = ticket?.state.name === 'closed' && threadId !== null && threadId !== messageId;
  return isFollowUp ? undefined : ticket;
}

/**
 * The message with those of its author right before and after it, each at most so long after the one before: one problem,
 * told in pieces. Words that stand for themselves ("ok merci") are no part of it, and end nothing.
 */
function consecutive({ message, near }: PointedMessage, withinSeconds: number): readonly WrittenMessage[] {
  const others = near.filter(({ messageId }) => messageId !== message.messageId);
  const inOrder = [...others, message].sort((one, other) => one.at.getTime() - other.at.getTime());
  const index = inOrder.indexOf(message);
  const before = run(inOrder.slice(0, index + 1).toReversed(), withinSeconds);
  const after = run(inOrder.slice(index), withinSeconds);
  return [...before.slice(1).toReversed(), ...after].filter(
    (each) => each === message || mayTellMore(classify(each.text)),
  );
}

function run(messages: readonly WrittenMessage[], withinSeconds: number): readonly WrittenMessage[] {
  const end = messages.findIndex((message, index) => {
    const previous = messages[index - 1];
    if (!previous) return false;
    const apartMs = Math.abs(message.at.getTime() - previous.at.getTime());
    return message.author !== previous.author || apartMs > withinSeconds * 1000;
  });
  return end < 0 ? messages : messages.slice(0, end);
}
