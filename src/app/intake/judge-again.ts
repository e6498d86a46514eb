import { classify } from '../../domain/intake/classify.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { Ids } from '../ports/ids.ts';
import type { Channel, InTransaction, Person, Stores } from '../ports/stores.ts';
import { type AnswerMessageResult, judge } from './answer-message.ts';
import type { HeardMessage } from './heard-message.ts';
import { withEdit, withFiles, withWords } from './make-draft.ts';

export type JudgeAgain = (message: HeardMessage) => Promise<AnswerMessageResult>;

/**
 * An edited message is judged again while its prompt was not answered (architecture §4.10): the draft follows the new
 * words, or is erased when they no longer need a ticket. A ticket keeps its own copy.
 */
export const makeJudgeAgain =
  (deps: { inTransaction: InTransaction; identifyPerson: IdentifyPerson; ids: Ids }): JudgeAgain =>
  async (message) => {
    const { deskId, connectionId, conversation } = message;
    const author = await deps.identifyPerson({ deskId, connectionId, externalId: message.author });
    return deps.inTransaction(deskId, async (stores) => {
      await stores.inbox.done(message.inboxKey);
      const channel = await stores.channels.byExternalId(connectionId, conversation);
      const listens = channel?.role === 'support' || channel?.role === 'direct';
      if (!author || !channel || !listens) return { kind: 'not_listening' };
      await stores.people.lock(author.personId);
      if (message.threadId && (await belongsToTicket(stores, message, message.threadId)))
        return { kind: 'not_listening' };

      const draft = await stores.drafts.byMessage(connectionId, conversation, message.messageId);
      if (!draft) {
        const verdict = await stores.triage.verdictOn(channel.channelId, message.messageId);
        const mayStillBeAsked = verdict === undefined || verdict.outcome === 'passed' || verdict.outcome === 'unsure';
        return mayStillBeAsked ? judge(stores, author, channel, message, deps.ids) : { kind: 'not_listening' };
      }
      if (draft.promptAnswered || draft.ticketId) return { kind: 'not_listening' };

      const { policy } = await stores.policies.current();
      const thresholds = { high: policy.triage.answerFrom, low: policy.triage.unsureFrom };
      const text = withEdit(draft, await wordsBefore(stores, author, channel, message), message.text);
      const verdict = classify(text, { thresholds });
      if (verdict.band === 'pass') {
        await stores.drafts.erase(draft.draftId);
        return { kind: 'judged', outcome: 'passed', verdict };
      }
      await stores.drafts.save(withWords(draft, text, withFiles(draft, message.files)), message.at);
      return { kind: 'judged', outcome: 'joined', verdict };
    });
  };

/** What was said in the thread of a ticket is kept as it was said; a closed ticket takes nothing more. */
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
  { messageId, text, at }: HeardMessage,
): Promise<string | undefined> {
  const kept = await triage.recentWords(channelId, author.personId, new Date(0));
  const before = kept.find((words) => words.messageId === messageId)?.text;
  if (before !== undefined) await triage.keepWords(channelId, author.personId, { messageId, text, at });
  return before;
}
