import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import type { ExportedChannel, ExportedMessage } from '../../adapters/slack/export/read-export.ts';
import type { JudgedMessage } from '../../app/intake/judge-message.ts';
import { type Label, labels } from '../../domain/intake/verdict.ts';

/** A message, what the desk would have done about it, and what it would do under other settings. */
export interface Replayed {
  readonly channel: ExportedChannel;
  readonly message: ExportedMessage;
  readonly judged: JudgedMessage;
  readonly against: JudgedMessage | null;
}

/** What its author would have seen of it. */
export type Seen = 'answer' | 'status' | 'nothing';

export function seenOf({ kind, outcome }: JudgedMessage): Seen {
  if (kind === 'status_given') return 'status';
  return outcome === 'answered' ? 'answer' : 'nothing';
}

/** What became of a message: of those that got no answer, why. A muted one cannot be, as nobody was there to mute. */
export const ENDS = ['answered', 'status', 'joined', 'quiet', 'unsure', 'passed'] as const;
export type End = (typeof ENDS)[number];

function endOf({ kind, outcome }: JudgedMessage): End {
  if (kind === 'status_given') return 'status';
  return outcome === 'muted' ? 'quiet' : outcome;
}

export interface Counted {
  messages: number;
  answers: number;
}

export interface CountedPerson extends Counted {
  /** Answers by week. */
  readonly weeks: Map<string, number>;
}

/** Counts of a replay. Weeks are named by their Monday, `2026-11-23`. */
export interface Tally {
  firstAt: Date | null;
  lastAt: Date | null;
  messages: number;
  /** Of bots, arrivals, edits …: never judged. */
  others: number;
  /** Messages with a password, a key or a card number: their authors would be told. */
  secrets: number;
  readonly ends: Record<End, number>;
  readonly kinds: Record<Label, number>;
  readonly channels: Map<ExportedChannel, Counted>;
  /** By account. */
  readonly people: Map<string, CountedPerson>;
  readonly weeks: Map<string, number>;
  readonly changed: { answered: number; silenced: number };
}

export function emptyTally(): Tally {
  return {
    firstAt: null,
    lastAt: null,
    messages: 0,
    others: 0,
    secrets: 0,
    ends: { answered: 0, status: 0, joined: 0, quiet: 0, unsure: 0, passed: 0 },
    kinds: {
      typo_fix: 0,
      yes_no: 0,
      confirmation_done: 0,
      acknowledgement: 0,
      scheduling: 0,
      status_query: 0,
      smalltalk_other: 0,
      complex_request: 0,
    },
    channels: new Map(),
    people: new Map(),
    weeks: new Map(),
    changed: { answered: 0, silenced: 0 },
  };
}

/** Adds one message. `timeZone` says when its week begins. */
export function count(tally: Tally, { channel, message, judged, against }: Replayed, timeZone: string): void {
  const { at, author } = message;
  if (tally.firstAt === null || at < tally.firstAt) tally.firstAt = at;
  if (tally.lastAt === null || at > tally.lastAt) tally.lastAt = at;
  tally.messages += 1;
  if (message.hasSecret) tally.secrets += 1;
  tally.ends[endOf(judged)] += 1;
  tally.kinds[judged.verdict.label] += 1;

  const here = tally.channels.get(channel) ?? { messages: 0, answers: 0 };
  const who = tally.people.get(author) ?? { messages: 0, answers: 0, weeks: new Map<string, number>() };
  tally.channels.set(channel, here);
  tally.people.set(author, who);
  here.messages += 1;
  who.messages += 1;
  const seen = seenOf(judged);
  if (seen === 'answer') {
    const week = weekOf(at, timeZone);
    here.answers += 1;
    who.answers += 1;
    for (const weeks of [tally.weeks, who.weeks]) weeks.set(week, (weeks.get(week) ?? 0) + 1);
  }
  if (against && seenOf(against) !== seen) tally.changed[seenOf(against) === 'answer' ? 'answered' : 'silenced'] += 1;
}

/** Length of the time between the first message and the last, at least one. */
export function weeksOf({ firstAt, lastAt }: Tally): number {
  if (firstAt === null || lastAt === null) return 1;
  return Math.max(1, (lastAt.getTime() - firstAt.getTime()) / (7 * 24 * 3600 * 1000));
}

export function busiestWeek({ weeks }: CountedPerson): number {
  return Math.max(0, ...weeks.values());
}

/** The same counts for machines: accounts and channels by id, no word of anybody. */
export function tallyAsJson(tally: Tally) {
  const weeks = weeksOf(tally);
  const counted = ({ messages, answers }: Counted) => ({
    messages,
    answers,
    share: rounded(messages === 0 ? 0 : answers / messages),
    perWeek: rounded(answers / weeks),
  });
  return {
    from: tally.firstAt,
    to: tally.lastAt,
    weeks: rounded(weeks),
    ...counted({ messages: tally.messages, answers: tally.ends.answered }),
    others: tally.others,
    secrets: tally.secrets,
    ends: tally.ends,
    kinds: Object.fromEntries(labels.map((label) => [label, tally.kinds[label]])),
    channels: [...tally.channels].map(([{ id, name, isPrivate }, each]) => ({ id, name, isPrivate, ...counted(each) })),
    people: [...tally.people].map(([id, each]) => ({ id, ...counted(each), busiestWeek: busiestWeek(each) })),
    answersByWeek: Object.fromEntries([...tally.weeks].sort()),
  };
}

const rounded = (amount: number): number => Number(amount.toFixed(4));

function weekOf(at: Date, timeZone: string): string {
  return format(startOfISOWeek(new TZDate(at, timeZone)), 'yyyy-MM-dd');
}
