import { classify } from '../../domain/intake/classify.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { Ids } from '../ports/ids.ts';
import type { Channel, InTransaction, Person, Stores } from '../ports/stores.ts';
import { editWords, wordsOfGesture } from '../tickets/follow-words.ts';
import { contentOf, joinThread, saidKey } from '../tickets/join-reply.ts';
import { type AnswerMessageResult, type JudgingDeps, judge, wasDeleted } from './answer-message.ts';
import { contextIn } from './channel-context.ts';
import type { EditedMessage, HeardMessage } from './heard-message.ts';
import { withEdit, withFiles, withWords } from './make-draft.ts';
import { warnOfSecrets } from './warn-of-secrets.ts';

export type JudgeAgain = (message: EditedMessage) => Promise<AnswerMessageResult>;

/**
 * An edited message is judged again while its prompt was not answered (architecture §4.10): the draft follows the new
 * words, or is erased when they no longer need a ticket. A ticket keeps its own copy of the request; of what was said on it
 * afterwards, it follows the words (K9).
 */
export const makeJudgeAgain =
  (deps: JudgingDeps & { inTransaction: InTransaction; identifyPerson: IdentifyPerson }): JudgeAgain =>
  async (message) => {
    const { deskId, connectionId, conversation } = message;
    const author = await deps.identifyPerson({ deskId, connectionId, externalId: message.author });
    return deps.inTransaction(deskId, async (stores) => {
      await stores.inbox.done(message.inboxKey);
      if (!author) return { kind: 'not_listening' };
      await stores.people.lock(author.personId);
      if (await wasDeleted(stores, message)) return { kind: 'not_listening' };
      await warnOfSecrets(stores, author, message);
      const channel = await stores.channels.byExternalId(connectionId, conversation);
      if (await joinEdit(stores, author, channel, message, deps.ids)) return { kind: 'joined_ticket' };
      if (channel?.role !== 'support' && channel?.role !== 'direct') return { kind: 'not_listening' };
      if (message.threadId && (await belongsToTicket(stores, message, message.threadId)))
        return { kind: 'not_listening' };

      const draft = await stores.drafts.byMessage(connectionId, conversation, message.messageId);
      if (!draft) {
        const verdict = await stores.triage.verdictOn(channel.channelId, message.messageId);
        const mayStillBeAsked = verdict === undefined || verdict.outcome === 'passed' || verdict.outcome === 'unsure';
        return mayStillBeAsked ? judge(stores, author, channel, message, deps) : { kind: 'not_listening' };
      }
      if (draft.promptAnswered || draft.ticketId) return { kind: 'not_listening' };

      const text = withEdit(draft, await wordsBefore(stores, author, channel, message), message.text);
      const verdict = classify(text, await contextIn(stores, channel, message.at));
      if (verdict.band === 'pass') {
        await stores.drafts.erase(draft.draftId);
        return { kind: 'judged', outcome: 'passed', verdict };
      }
      await stores.drafts.save(withWords(draft, text, withFiles(draft, message.files)), message.at);
      return { kind: 'judged', outcome: 'joined', verdict };
    });
  };

/**
 * What became words on a ticket follows the edit. An edit in a ticket's thread that overtook its message stands for it; but
 * the message that the thread hangs from, and those judged before the ticket was made, are no replies to it. False when
 * the message is not a ticket's.
 */
async function joinEdit(
  stores: Stores,
  author: Person,
  channel: Channel | undefined,
  message: EditedMessage,
  ids: Ids,
): Promise<boolean> {
  const edit = { content: contentOf(message), version: message.version, at: message.at };
  const said = await wordsOfGesture(stores, saidKey(message));
  if (said) {
    await editWords(stores, said, edit, ids);
    return true;
  }
  const { threadId, messageId } = message;
  if (threadId === null || threadId === messageId) return false;
  if (channel && (await stores.triage.verdictOn(channel.channelId, messageId))) return false;
  if ((await joinThread(stores, author, message, threadId, ids)) === 'not_a_ticket') return false;
  const overtaken = await wordsOfGesture(stores, saidKey(message));
  if (overtaken) await editWords(stores, overtaken, edit, ids);
  return true;
}

/** The request of a ticket is kept as it was made; a closed ticket takes nothing more. */
async function belongsToTicket(
  { tickets }: Stores,
  { connectionId, conversation }: HeardMessage,
  threadId: string,
): Promise<boolean> {
  const ticket = await tickets.ofThread(connectionId, conversation, threadId);
  return ticket !== undefined && ticket.state.name !== 'closed';
}

/** What the message said before its edit, while its words are kept; from now on the new words are. */
async function wordsBefore(
  { triage }: Stores,
  author: Person,
  { channelId }: Channel,
  { messageId, text, at, heardAt = at }: HeardMessage,
): Promise<string | undefined> {
  const kept = await triage.recentWords(channelId, author.personId, { since: new Date(0), until: heardAt });
  const before = kept.find((words) => words.messageId === messageId)?.text;
  if (before !== undefined) await triage.keepWords(channelId, author.personId, { messageId, text, at });
  return before;
}
