import { subMinutes } from 'date-fns/subMinutes';
import { subSeconds } from 'date-fns/subSeconds';
import type { DraftId } from '../../domain/ids.ts';
import { type ClassifyContext, classify } from '../../domain/intake/classify.ts';
import { asksAfterOwnTicket } from '../../domain/intake/own-ticket.ts';
import { findTicketReferences } from '../../domain/intake/ticket-reference.ts';
import type { Verdict } from '../../domain/intake/verdict.ts';
import type { Policy } from '../../policy/policy.ts';
import type { VerdictRecord } from '../ports/stores.ts';

/** What was done about a message that was judged. */
export interface Answered {
  readonly outcome: VerdictRecord['outcome'];
  readonly draftId: DraftId | null;
}

export interface JudgedMessage extends Answered {
  readonly kind: 'status_given' | 'joined_ticket' | 'judged';
  readonly verdict: Verdict;
}

/**
 * What is known of the author of a message where it was written, and what can be done about it there. A desk knows it from
 * its database and answers through its outbox; a replay (`replay-messages.ts`) knows it from memory and answers nobody.
 */
export interface AuthorHere {
  readonly isDirect: boolean;
  /** "Où en est le #12 ?" */
  giveStatus(number: number): Promise<void>;
  /** "Où en est mon ticket ?" False when there is nothing to say. */
  giveOwnStatus(): Promise<boolean>;
  /** The message is what a ticket of theirs waits for. False when none does. */
  joinAwaitedReply(): Promise<boolean>;
  /** Their words here at or after `since`, oldest first, without those of this message. */
  recentWords(since: Date): Promise<readonly string[]>;
  /** Keeps the words of this message, to be judged with what follows. */
  keepWords(): Promise<void>;
  isMuted(): Promise<boolean>;
  wasAnsweredSince(since: Date): Promise<boolean>;
  /** Adds the message to their newest draft here that was touched at or after `since`. Undefined when there is none. */
  joinDraft(since: Date): Promise<DraftId | undefined>;
  /** Says in private that the words need a ticket, or asks whether they do. `burst`: what they said just before. */
  prompt(verdict: Verdict, burst: readonly string[]): Promise<Answered>;
}

interface Words {
  readonly text: string;
  readonly at: Date;
}

/**
 * Judges a message on arrival together with its author's last words there, and decides what is done about it (architecture
 * §5 Triage): unsure is silence in a channel, messages of one problem get one answer, a person at most one per channel in
 * `quietMinutes`.
 * @param offset what the channel has learnt from votes, as `classify` takes it
 */
export async function judgeMessage(
  { text, at }: Words,
  author: AuthorHere,
  settings: Policy['triage'],
  offset = 0,
): Promise<JudgedMessage> {
  const thresholds = { high: settings.answerFrom, low: settings.unsureFrom };
  const context: ClassifyContext = { thresholds, offset };
  const alone = classify(text, context);
  const [number] = alone.label === 'status_query' ? findTicketReferences(text) : [];
  if (number !== undefined) {
    await author.giveStatus(number);
    return statusGiven(alone);
  }
  const isStatusQuery = alone.label === 'status_query' && alone.band === 'pass';
  if (isStatusQuery && asksAfterOwnTicket(text) && (await author.giveOwnStatus())) return statusGiven(alone);
  if (await author.joinAwaitedReply())
    return { kind: 'joined_ticket', verdict: alone, outcome: 'joined', draftId: null };
  // Among others "des nouvelles ?" may be about anything; said to the desk alone, it is about what it was asked for.
  if (isStatusQuery && author.isDirect && (await author.giveOwnStatus())) return statusGiven(alone);

  const mayBeTold = mayTellMore(alone);
  const burst = mayBeTold ? await author.recentWords(subSeconds(at, settings.joinWithinSeconds)) : [];
  const together = burst.length > 0 ? classify(text, { ...context, recent: burst }) : alone;
  // What was said before may complete a request, never silence one.
  const verdict = alone.complex && !together.complex ? alone : together;
  if (mayBeTold) await author.keepWords();
  return { kind: 'judged', verdict, ...(await answer(verdict, burst, at, author, settings)) };
}

function statusGiven(verdict: Verdict): JudgedMessage {
  return { kind: 'status_given', verdict, outcome: 'passed', draftId: null };
}

/**
 * Whether words may be part of a problem being told: "c'est sur https://…". Those that stand for themselves ("ok merci", "où
 * en est le #12 ?", a typo to correct) are judged alone and not kept, or they would be taken for a part of the problem told
 * before or after them.
 */
export function mayTellMore({ label, band }: Verdict): boolean {
  return band !== 'pass' || label === 'smalltalk_other';
}

async function answer(
  verdict: Verdict,
  burst: readonly string[],
  at: Date,
  author: AuthorHere,
  { joinWithinSeconds, quietMinutes }: Policy['triage'],
): Promise<Answered> {
  const asksWhenUnsure = author.isDirect && verdict.band === 'unsure';
  const together = subSeconds(at, joinWithinSeconds);
  if (!verdict.complex && !asksWhenUnsure) {
    // A fragment of the problem being told ("c'est sur https://…") joins its draft; anything else passes.
    const draftId = mayTellMore(verdict) ? await author.joinDraft(together) : undefined;
    if (draftId) return { outcome: 'joined', draftId };
    return { outcome: verdict.band === 'unsure' ? 'unsure' : 'passed', draftId: null };
  }
  if (await author.isMuted()) return { outcome: 'muted', draftId: null };
  const joined = await author.joinDraft(together);
  if (joined) return { outcome: 'joined', draftId: joined };
  const quietSince = subMinutes(at, quietMinutes);
  if (!author.isDirect && (await author.wasAnsweredSince(quietSince)))
    return { outcome: 'quiet', draftId: (await author.joinDraft(quietSince)) ?? null };
  return author.prompt(verdict, burst);
}
