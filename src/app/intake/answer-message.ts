import { addHours } from 'date-fns/addHours';
import type { ChannelId, DraftId } from '../../domain/ids.ts';
import type { Verdict } from '../../domain/intake/verdict.ts';
import { filesIn } from '../../forms/answers.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { promptCard, unsureCard } from '../../views/prompt.ts';
import { sentence } from '../../views/sentence.ts';
import { notSetUpCard } from '../../views/setup-form.ts';
import { missingSetup, type NotSetUp } from '../desk/missing-setup.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { Fingerprint } from '../ports/fingerprint.ts';
import type { Ids } from '../ports/ids.ts';
import type { Channel, InTransaction, Person, Span, Stores, VerdictRecord } from '../ports/stores.ts';
import { joinAwaitedReply, joinThread } from '../tickets/join-reply.ts';
import { ownStatusCard } from '../tickets/own-status.ts';
import { statusCard } from '../tickets/status-card.ts';
import { typingReaderOf } from '../typing-reader.ts';
import { contextIn } from './channel-context.ts';
import type { HeardMessage } from './heard-message.ts';
import { type Answered, type AuthorHere, judgeMessage } from './judge-message.ts';
import { makeDraft, withMoreWords } from './make-draft.ts';
import { warnOfSecrets } from './warn-of-secrets.ts';

export type AnswerMessageResult =
  | { readonly kind: 'not_listening' }
  | { readonly kind: 'joined_ticket' }
  /** Written where the team talks about a ticket, by somebody who is not of the team: not kept. */
  | { readonly kind: 'not_of_the_team' }
  | { readonly kind: 'status_given' }
  | { readonly kind: 'judged'; readonly outcome: VerdictRecord['outcome']; readonly verdict: Verdict };

export type AnswerMessage = (message: HeardMessage) => Promise<AnswerMessageResult>;

const PROMPT_WORTH_SECONDS = 60;

/**
 * What the desk does with a message: a reply joins its ticket, a status question is answered, a request that needs work
 * gets a private prompt, everything else gets silence (S0-04, S0-10, C7). The received event is done in the same transaction.
 */
export const makeAnswerMessage =
  (deps: JudgingDeps & { inTransaction: InTransaction; identifyPerson: IdentifyPerson }): AnswerMessage =>
  async (message) => {
    const { deskId, connectionId } = message;
    const author = await deps.identifyPerson({ deskId, connectionId, externalId: message.author });
    return deps.inTransaction(deskId, async (stores) => {
      await stores.inbox.done(message.inboxKey);
      if (!author) return { kind: 'not_listening' };
      await stores.people.lock(author.personId);
      if (await wasDeleted(stores, message)) return { kind: 'not_listening' };
      await warnOfSecrets(stores, author, message);

      const joined = message.threadId
        ? await joinThread(stores, author, message, message.threadId, deps.ids)
        : 'not_a_ticket';
      if (joined !== 'not_a_ticket') return { kind: joined === 'joined' ? 'joined_ticket' : joined };
      const channel = await listeningChannel(stores, message);
      if (!channel || (await stores.triage.verdictOn(channel.channelId, message.messageId)))
        return { kind: 'not_listening' };
      return judge(stores, author, channel, message, deps);
    });
  };

/** Whether its deletion was heard before it: what nobody can read any more is answered by nobody (architecture §4.10). */
export function wasDeleted(
  { triage }: Stores,
  { connectionId, conversation, messageId }: HeardMessage,
): Promise<boolean> {
  return triage.wasRemoved(connectionId, conversation, messageId);
}

/** The channel when the desk listens there: a support channel, or the person's direct messages with the bot. */
async function listeningChannel({ channels }: Stores, message: HeardMessage): Promise<Channel | undefined> {
  const { connectionId, conversation } = message;
  const known = await channels.byExternalId(connectionId, conversation);
  if (known) return known.role === 'support' || known.role === 'direct' ? known : undefined;
  if (!message.isDirect) return undefined;
  return channels.remember({ connectionId, externalId: conversation, role: 'direct', name: '' });
}

/** What judging stands on, beside the stores. */
export interface JudgingDeps {
  readonly ids: Ids;
  readonly fingerprint: Fingerprint;
}

/** Judges a message as `judgeMessage` does, for the desk: with what its database knows, answering through its outbox. */
export async function judge(
  stores: Stores,
  author: Person,
  channel: Channel,
  message: HeardMessage,
  { ids, fingerprint }: JudgingDeps,
): Promise<AnswerMessageResult> {
  const { policy } = await stores.policies.current();
  const here = authorAt(stores, author, channel, message, ids);
  const { thresholds, offset } = await contextIn(stores, channel, message.at);
  const settings = { ...policy.triage, answerFrom: thresholds.high, unsureFrom: thresholds.low };
  const { kind, verdict, outcome, draftId } = await judgeMessage(message, here, settings, offset);
  const isAsked = draftId !== null && (outcome === 'answered' || outcome === 'unsure');
  const textHash = isAsked ? fingerprint(message.deskId, message.text) : null;
  await keepVerdict(stores, author, channel.channelId, message, verdict, { outcome, draftId, textHash });
  return kind === 'judged' ? { kind, outcome, verdict } : { kind };
}

function authorAt(
  stores: Stores,
  author: Person,
  { channelId, role }: Channel,
  message: HeardMessage,
  ids: Ids,
): AuthorHere {
  const { triage } = stores;
  const { personId } = author;
  const { messageId, text, at } = message;
  return {
    isDirect: role === 'direct',
    giveStatus: async (number) => giveStatus(stores, message, await statusCard(stores, author, number, at)),
    giveOwnStatus: () => giveOwnStatus(stores, author, role === 'direct', message),
    joinAwaitedReply: async () =>
      role === 'direct' && message.threadId === null && joinAwaitedReply(stores, author, message, ids),
    recentWords: async (since) =>
      (await triage.recentWords(channelId, personId, around(at, since)))
        .filter((words) => words.messageId !== messageId)
        .map((words) => words.text),
    keepWords: () => triage.keepWords(channelId, personId, { messageId, text, at }),
    isMuted: () => triage.isMuted(channelId, personId),
    wasAnsweredSince: (since) => triage.answeredIn(channelId, personId, around(at, since)),
    joinDraft: (since) => joinDraft(stores, author, message, since),
    prompt: (verdict, burst) => prompt(stores, author, channelId, { ...message, burst }, verdict, ids),
  };
}

/** What is told late comes after what was said after it: as far on both sides of it is near. */
const around = (at: Date, since: Date): Span => ({ since, until: new Date(2 * at.getTime() - since.getTime()) });

async function joinDraft(
  { drafts }: Stores,
  author: Person,
  message: HeardMessage,
  since: Date,
): Promise<DraftId | undefined> {
  const draft = await drafts.recentOf(
    author.personId,
    message.connectionId,
    message.conversation,
    around(message.at, since),
  );
  if (draft) await drafts.save(withMoreWords(draft, message.text, message.files), message.at);
  return draft?.draftId;
}

/** A message with the fragments before it that it was judged with. */
interface MessageInBurst extends HeardMessage {
  readonly burst: readonly string[];
}

async function prompt(
  stores: Stores,
  author: Person,
  channelId: ChannelId,
  message: MessageInBurst,
  verdict: Verdict,
  ids: Ids,
): Promise<Answered> {
  const notSetUp = await missingSetup(stores, author);
  if (notSetUp) return sayNotSetUp(stores, author, message, notSetUp);
  const current = await stores.policies.current();
  const draftId = ids.next() as DraftId;
  const draft = makeDraft(
    draftId,
    {
      ...message,
      personId: author.personId,
      threadId: message.threadId ?? message.messageId,
      text: [...message.burst, message.text].join('\n'),
    },
    current,
  );
  await stores.drafts.add(draft, message.at, addHours(message.heardAt ?? message.at, current.policy.draftHours));
  const reader = readerOf(author);
  const hasFiles = filesIn(draft.typed, 'screenshots').length > 0;
  const missing = verdict.missing.filter((point) => point !== 'screenshot' || !hasFiles);
  const card = verdict.complex
    ? promptCard({ ...verdict, missing }, draftId, current.policy.tone, reader)
    : unsureCard(draftId, reader);
  await stores.outbox.announce({
    key: `prompt:${channelId}:${message.messageId}`,
    kind: 'card',
    card,
    to: privately(message),
    ticketId: null,
    dropAfterSeconds: PROMPT_WORTH_SECONDS,
  });
  return { outcome: verdict.complex ? 'answered' : 'unsure', draftId };
}

/** Nobody would see the ticket: better said at once than after a form. */
async function sayNotSetUp(
  stores: Stores,
  author: Person,
  message: HeardMessage,
  missing: NotSetUp,
): Promise<Answered> {
  await stores.outbox.announce({
    key: `not_set_up:${message.conversation}:${message.messageId}`,
    kind: 'card',
    card: notSetUpCard(missing, await typingReaderOf(stores, author, message)),
    to: privately(message),
    ticketId: null,
    dropAfterSeconds: PROMPT_WORTH_SECONDS,
  });
  return { outcome: 'answered', draftId: null };
}

/** To the author alone, where they wrote: in a direct message everything is private already. */
function privately({ connectionId, conversation, isDirect, author, threadId }: HeardMessage) {
  return {
    connectionId,
    conversation,
    ...(threadId && { inThreadOf: { messageId: threadId } }),
    ...(!isDirect && { onlyFor: author }),
  };
}

/** "où en est mon ticket ?" from somebody who has none open gets silence among others, and a sentence where they talk to the desk alone. */
async function giveOwnStatus(
  stores: Stores,
  author: Person,
  isDirect: boolean,
  message: HeardMessage,
): Promise<boolean> {
  const reader = await typingReaderOf(stores, author, message);
  const none = isDirect ? sentence(reader.texts.status.noneOpen) : undefined;
  const card = (await ownStatusCard(stores, author, reader, message.at)) ?? none;
  if (card) await giveStatus(stores, message, card);
  return card !== undefined;
}

/** "où en est le #12 ?": what the person may see of it, to them alone. A number that is not theirs to see reads as unknown. */
async function giveStatus({ outbox }: Stores, message: HeardMessage, card: Card): Promise<void> {
  await outbox.announce({
    key: `status:${message.conversation}:${message.messageId}`,
    kind: 'card',
    card,
    to: privately(message),
    ticketId: null,
    dropAfterSeconds: PROMPT_WORTH_SECONDS,
  });
}

async function keepVerdict(
  { triage }: Stores,
  author: Person,
  channelId: ChannelId,
  { messageId, at }: HeardMessage,
  verdict: Verdict,
  done: Pick<VerdictRecord, 'outcome' | 'draftId' | 'textHash'>,
): Promise<void> {
  await triage.record({
    channelId,
    personId: author.personId,
    messageId,
    label: verdict.label,
    probability: verdict.probability,
    signals: verdict.signals,
    ...done,
    at,
  });
}
