import type { TicketEvent } from '../ticket/history.ts';
import type { Rank } from '../ticket/ticket.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { type Change, type Life, later, lifeOf, type Stretch } from './life.ts';
import { afterCountedMs, countedMs, type Goal, type PromisedMetric, type TermsOf } from './promise.ts';

/** `requester` and `closing` count up, without a promise: how long the requester is awaited, and is silent once resolved. */
export const METRICS = ['first_response', 'resolution', 'requester', 'closing'] as const;
export type Metric = (typeof METRICS)[number];

/** A reopened ticket has at least this share of its time again: nobody is late the second that it comes back. */
const REOPENED_SHARE = 0.25;

/** An interval that a clock counts, by one calendar. `until` is null while it runs. */
export interface Segment {
  readonly from: Date;
  readonly until: Date | null;
  readonly policyVersion: number;
}

/**
 * One clock of one ticket as its history makes it. A breach is a fact beside the state: a late clock goes on running, and
 * can pause.
 */
export interface Clock {
  readonly metric: Metric;
  /** 1, and one more each time that it starts again: a reopening, another wait. */
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'stopped' | 'void';
  readonly rank: Rank;
  readonly policyVersion: number;
  readonly counted: Goal['counted'];
  /** Null where nothing is promised. */
  readonly targetMs: number | null;
  readonly warnAtPercent: readonly number[];
  readonly startedAt: Date;
  /** What was counted before `runningSince`; everything, when it does not run. */
  readonly consumedMs: number;
  readonly runningSince: Date | null;
  /** Null without a promise, and while it is paused with time left. */
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  /** Grows with each change of what is promised. */
  readonly revision: number;
  /** When what is promised was changed last: nobody is late before they could know. */
  readonly promisedAt: Date;
  readonly segments: readonly Segment[];
}

/** The clocks of a ticket, worked out of its history: at any time, on any machine, in whatever order its events came. */
export function clocksOf(history: readonly TicketEvent[], termsOf: TermsOf): readonly Clock[] {
  const life = lifeOf(history);
  return [
    ...(life.isOwn ? [] : [firstResponseClock(life, termsOf)]),
    resolutionClock(life, termsOf),
    ...awaitingClocks(life, termsOf),
  ];
}

/** The clock whose time is counted at that instant, in milliseconds. */
export function elapsedMs(clock: Clock, calendarOf: (policyVersion: number) => BusinessCalendar, at: Date): number {
  const { consumedMs, runningSince, counted, policyVersion } = clock;
  return runningSince ? consumedMs + countedMs(counted, calendarOf(policyVersion), runningSince, at) : consumedMs;
}

/** Since when the promise is missed: late exactly when it is over after its due time. Null while it is kept. */
export function breachedAt(clock: Clock, at: Date): Date | null {
  const { dueAt, stoppedAt, promisedAt, state } = clock;
  if (!dueAt || state === 'void' || (stoppedAt ?? at) <= dueAt) return null;
  // A promise that was past already when it was made is missed from then on, never earlier.
  return later(dueAt, promisedAt);
}

/** When the desk must next act on the ticket: answer it, or resolve it. */
export function nextDueAt(clocks: readonly Clock[]): Date | null {
  const response = clocks.find(({ metric, state }) => metric === 'first_response' && state === 'running');
  const resolution = clocks.find(({ metric, state }) => metric === 'resolution' && state === 'running');
  return response?.dueAt ?? resolution?.dueAt ?? null;
}

/** The instant at which a clock reaches that much time, if it goes on as it does now; null while it stands still before it. */
export function reachesAt(
  { segments, counted }: Pick<Clock, 'segments' | 'counted'>,
  calendarOf: (policyVersion: number) => BusinessCalendar,
  amountMs: number,
): Date | null {
  let leftMs = amountMs;
  for (const { from, until, policyVersion } of segments) {
    const calendar = calendarOf(policyVersion);
    const spentMs = until ? countedMs(counted, calendar, from, until) : leftMs;
    if (spentMs >= leftMs) return afterCountedMs(counted, calendar, from, leftMs);
    leftMs -= spentMs;
  }
  return null;
}

/** An agent's first public word ends it; it never pauses. */
function firstResponseClock(life: Life, termsOf: TermsOf): Clock {
  const ended = life.stretches.find(({ state }) => state === 'resolved' || state === 'closed')?.from ?? null;
  const stoppedAt = earliest(life.answeredAt, ended);
  const counted: Interval[] = [{ from: life.createdAt, until: stoppedAt }];
  return promisedClock('first_response', life, termsOf, { cycle: 1, intervals: counted, stoppedAt, extraMs: () => 0 });
}

function resolutionClock(life: Life, termsOf: TermsOf): Clock {
  const { thirdPartyPauses } = termsOf(life.changes.at(-1)?.policyVersion ?? 1);
  const last = life.stretches.at(-1);
  const reopenedAt = life.stretches
    .filter(({ state }, index) => state === 'in_progress' && life.stretches[index - 1]?.state === 'resolved')
    .map(({ from }) => from);
  const stoppedAt = last && isOver(last) ? overSince(life.stretches) : null;
  return promisedClock('resolution', life, termsOf, {
    cycle: 1 + reopenedAt.length,
    intervals: intervalsWhere(life.stretches, (stretch) => countsForTeam(stretch, thirdPartyPauses)),
    stoppedAt,
    reopenedAt: reopenedAt.at(-1),
    extraMs: (targetMs, spentMsAt) =>
      reopenedAt.reduce(
        (goalMs, at) => Math.max(goalMs, spentMsAt(at) + Math.ceil(REOPENED_SHARE * targetMs)),
        targetMs,
      ) - targetMs,
  });
}

interface Interval {
  readonly from: Date;
  readonly until: Date | null;
}

/** What a promised clock counts, and how it ended. */
interface Counted {
  readonly cycle: number;
  readonly intervals: readonly Interval[];
  readonly stoppedAt: Date | null;
  readonly reopenedAt?: Date | undefined;
  /** What is granted beyond the target. */
  readonly extraMs: (targetMs: number, spentMsAt: (at: Date) => number) => number;
}

function promisedClock(metric: PromisedMetric, life: Life, termsOf: TermsOf, what: Counted): Clock {
  const { intervals, stoppedAt, cycle } = what;
  // What changes after a clock has stopped is not its business any more.
  const changes = life.changes.filter(({ at }, index) => index === 0 || !stoppedAt || at < stoppedAt);
  const last = changes.at(-1) ?? life.changes[0];
  if (!last) throw new Error('a life begins with a creation');
  const calendarOf = (version: number) => termsOf(version).calendar;
  const segments = segmentsOf(intervals, changes);
  const goal = termsOf(last.policyVersion).goal(metric, last.rank);
  const counted = goal?.counted ?? 'business';
  const spentMsAt = (at: Date) => spentMs({ segments: before(segments, at), counted }, calendarOf);
  const running = stoppedAt ? undefined : segments.at(-1);
  const runningSince = running && running.until === null ? running.from : null;
  const consumed = runningSince ? segments.slice(0, -1) : segments;
  const targetMs = goal && goal.amountMs + what.extraMs(goal.amountMs, spentMsAt);
  const revised = revisionsOf(changes, metric, termsOf);
  return {
    metric,
    cycle,
    state: stateOf(life, metric, stoppedAt, runningSince),
    rank: last.rank,
    policyVersion: last.policyVersion,
    counted,
    targetMs,
    warnAtPercent: goal?.warnAtPercent ?? [],
    startedAt: life.createdAt,
    consumedMs: spentMs({ segments: consumed, counted }, calendarOf),
    runningSince,
    dueAt: targetMs === null ? null : reachesAt({ segments, counted }, calendarOf, targetMs),
    stoppedAt,
    revision: revised.length,
    promisedAt: later(revised.at(-1) ?? life.createdAt, what.reopenedAt ?? life.createdAt),
    segments,
  };
}

function stateOf(
  life: Life,
  metric: PromisedMetric,
  stoppedAt: Date | null,
  runningSince: Date | null,
): Clock['state'] {
  const closedAs = life.stretches.at(-1)?.closedAs ?? null;
  // What was never to be done was promised to nobody; an answer that was given stays given.
  const isVoid = closedAs === 'cancelled' || closedAs === 'duplicate' || closedAs === 'merged';
  if (isVoid && (metric === 'resolution' || life.answeredAt === null)) return 'void';
  if (stoppedAt) return 'stopped';
  return runningSince ? 'running' : 'paused';
}

/** When what is promised changed, the creation aside: a version that promises the same is no change. */
function revisionsOf(changes: readonly Change[], metric: PromisedMetric, termsOf: TermsOf): readonly Date[] {
  return changes.flatMap((change, index) => {
    const before = changes[index - 1];
    return !before || saysTheSame(before, change, metric, termsOf) ? [] : [change.at];
  });
}

function saysTheSame(one: Change, other: Change, metric: PromisedMetric, termsOf: TermsOf): boolean {
  const [first, second] = [termsOf(one.policyVersion), termsOf(other.policyVersion)];
  return (
    JSON.stringify(first.goal(metric, one.rank)) === JSON.stringify(second.goal(metric, other.rank)) &&
    first.thirdPartyPauses === second.thirdPartyPauses &&
    (first.calendar === second.calendar || JSON.stringify(first.calendar) === JSON.stringify(second.calendar))
  );
}

/** The intervals, cut where another version's calendar begins to count. */
function segmentsOf(intervals: readonly Interval[], changes: readonly Change[]): readonly Segment[] {
  return intervals.flatMap(({ from, until }) => {
    const cuts = changes.map(({ since }) => since).filter((cut) => cut > from && (!until || cut < until));
    const edges = [...new Map(cuts.map((cut) => [cut.getTime(), cut])).values()].sort((one, other) => +one - +other);
    const starts = [from, ...edges];
    return starts.map((start, index) => ({
      from: start,
      until: starts[index + 1] ?? until,
      policyVersion: versionAt(changes, start),
    }));
  });
}

/** The version whose calendar counts at that instant: the one that was chosen last of those that reach back to it. */
function versionAt(changes: readonly Change[], at: Date): number {
  return changes.findLast(({ since }) => since <= at)?.policyVersion ?? changes[0]?.policyVersion ?? 1;
}

function spentMs(
  { segments, counted }: Pick<Clock, 'segments' | 'counted'>,
  calendarOf: (policyVersion: number) => BusinessCalendar,
): number {
  return segments.reduce(
    (sum, { from, until, policyVersion }) =>
      until ? sum + countedMs(counted, calendarOf(policyVersion), from, until) : sum,
    0,
  );
}

function before(segments: readonly Segment[], at: Date): readonly Segment[] {
  return segments
    .filter(({ from }) => from < at)
    .map((segment) => ({ ...segment, until: segment.until && segment.until < at ? segment.until : at }));
}

const isOver = ({ state }: Stretch): boolean => state === 'resolved' || state === 'closed';

/** Since when the ticket is resolved or closed, whichever came first. */
function overSince(stretches: readonly Stretch[]): Date | null {
  let since: Date | null = null;
  for (const stretch of stretches) since = isOver(stretch) ? (since ?? stretch.from) : null;
  return since;
}

function countsForTeam({ state, awaited }: Stretch, thirdPartyPauses: boolean): boolean {
  if (state === 'waiting') return awaited === 'third_party' && !thirdPartyPauses;
  return state === 'new' || state === 'in_progress';
}

/** Whether the requester is the one who is to act: they are asked something, or test (S0-35, S0-36). */
const awaitsRequester = ({ state, awaited }: Stretch): boolean =>
  state === 'to_test' || (state === 'waiting' && awaited !== 'third_party');

/** Neighbouring stretches that count are one interval: a clock does not stop between them. */
function intervalsWhere(stretches: readonly Stretch[], counts: (stretch: Stretch) => boolean): readonly Interval[] {
  const intervals: { from: Date; until: Date | null }[] = [];
  for (const [index, stretch] of stretches.entries()) {
    if (!counts(stretch)) continue;
    const until = stretches[index + 1]?.from ?? null;
    const running = intervals.at(-1);
    const previous = stretches[index - 1];
    if (running && previous && counts(previous)) running.until = until;
    else intervals.push({ from: stretch.from, until });
  }
  return intervals;
}

/** How long the requester is awaited, and how long they are silent about what is resolved: each wait a cycle of its own. */
function awaitingClocks(life: Life, termsOf: TermsOf): readonly Clock[] {
  return [
    countingClock('requester', eachWait(life.stretches, awaitsRequester), life, termsOf),
    countingClock(
      'closing',
      eachWait(life.stretches, ({ state }) => state === 'resolved'),
      life,
      termsOf,
    ),
  ].filter((clock) => clock !== undefined);
}

/** One interval for each state that is waited in, also where two follow each other: another question is another wait. */
function eachWait(stretches: readonly Stretch[], counts: (stretch: Stretch) => boolean): readonly Interval[] {
  return stretches.flatMap((stretch, index) =>
    counts(stretch) ? [{ from: stretch.from, until: stretches[index + 1]?.from ?? null }] : [],
  );
}

function countingClock(
  metric: 'requester' | 'closing',
  waits: readonly Interval[],
  life: Life,
  termsOf: TermsOf,
): Clock | undefined {
  const [first] = waits;
  const [last, change] = [waits.at(-1), life.changes.at(-1)];
  if (!first || !last || !change) return undefined;
  const isClosed = life.stretches.at(-1)?.state === 'closed';
  const segments = segmentsOf(waits, life.changes);
  const runningSince = last.until === null ? (segments.at(-1)?.from ?? null) : null;
  const calendarOf = (version: number) => termsOf(version).calendar;
  return {
    metric,
    cycle: waits.length,
    state: isClosed ? 'stopped' : runningSince ? 'running' : 'paused',
    rank: change.rank,
    policyVersion: change.policyVersion,
    counted: 'business',
    targetMs: null,
    warnAtPercent: [],
    startedAt: last.from,
    consumedMs: spentMs({ segments: runningSince ? segments.slice(0, -1) : segments, counted: 'business' }, calendarOf),
    runningSince,
    dueAt: null,
    stoppedAt: isClosed ? last.until : null,
    revision: 0,
    promisedAt: last.from,
    segments,
  };
}

const earliest = (one: Date | null, other: Date | null): Date | null => {
  if (!one || !other) return one ?? other;
  return one <= other ? one : other;
};
