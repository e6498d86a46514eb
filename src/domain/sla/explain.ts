import type { Rank, StateName, WaitingReason } from '../ticket/ticket.ts';
import type { Clock, Segment } from './clocks.ts';
import type { DeskCalendar } from './desk-calendar.ts';
import { type ClosedDays, explainOpenTime } from './explain-open-time.ts';
import type { Life, Stretch } from './life.ts';
import type { PromisedMetric, TermsOf } from './promise.ts';

/** Time that a clock counted, or will count until it is due. */
export interface CountedStep {
  readonly kind: 'counted';
  readonly from: Date;
  readonly until: Date;
  readonly ms: number;
  readonly state: StateName;
  readonly isToCome: boolean;
}

/** Time that it stood still; `until` is null while it does. */
export interface PausedStep {
  readonly kind: 'paused';
  readonly from: Date;
  readonly until: Date | null;
  readonly state: StateName;
  readonly awaited: WaitingReason | null;
}

/** What was promised from then on. */
export interface PromisedStep {
  readonly kind: 'promised';
  readonly at: Date;
  readonly rank: Rank;
  /** Null where nothing is. */
  readonly amountMs: number | null;
}

export type ExplainedStep = CountedStep | PausedStep | PromisedStep | ClosedDays;

/** Steps that are left out of a long life, and the time that was counted in them. */
export interface FoldedSteps {
  readonly kind: 'folded';
  readonly count: number;
  readonly ms: number;
}

/** How a clock came to its due time, or to what it has counted where it has none. */
export interface Explained {
  readonly metric: PromisedMetric;
  readonly steps: readonly ExplainedStep[];
  /** What the counted steps add up to: the whole promise where it has a due time, else what is counted so far. */
  readonly sumMs: number;
  /** What was granted beyond the promise when the ticket came back. */
  readonly extraMs: number;
}

type PromisedClock = Clock & { readonly metric: PromisedMetric };

/** Whether something is promised of what the clock counts; the others count up. */
export function isPromised(clock: Clock): clock is PromisedClock {
  return clock.metric === 'first_response' || clock.metric === 'resolution';
}

interface Explaining {
  readonly life: Life;
  readonly terms: TermsOf;
  /** The calendar of each version that the clock names, as its administrator wrote it. */
  readonly deskCalendarOf: (policyVersion: number) => DeskCalendar;
  readonly at: Date;
}

/**
 * Unfolds a promised clock (N11): every interval that counts up to its due time, what stood still and why, the days on which
 * the desk was closed, and each change of what was promised. The counted steps add up to `sumMs`; the last one ends when it is due.
 */
export function explainClock(clock: PromisedClock, about: Explaining): Explained {
  const { life } = about;
  const counted = clock.segments.flatMap((segment) => countedIn(segment, clock, about));
  const pauses = pausesBetween(clock, life);
  const promises = promisesOf(clock, about);
  const steps = [...promises, ...withoutRepeats(counted), ...pauses].sort(
    (one, other) => startOf(one) - startOf(other),
  );
  const goal = about.terms(clock.policyVersion).goal(clock.metric, clock.rank);
  return {
    metric: clock.metric,
    steps: steps.map(({ what }) => what),
    sumMs: sumOf(steps.map(({ what }) => what)),
    extraMs: (clock.targetMs ?? 0) - (goal?.amountMs ?? 0),
  };
}

/** The first and the last steps of a long life; what was promised stays in sight. */
export function foldSteps(steps: readonly ExplainedStep[], most: number): readonly (ExplainedStep | FoldedSteps)[] {
  if (steps.length <= most) return steps;
  const first = steps.slice(0, Math.ceil(most / 2));
  const last = steps.slice(steps.length - Math.floor(most / 2));
  const between = steps.slice(first.length, steps.length - last.length);
  const kept = between.filter(({ kind }) => kind === 'promised');
  return [...first, { kind: 'folded', count: between.length - kept.length, ms: sumOf(between) }, ...kept, ...last];
}

/** A step, and the instant by which it has its place. */
interface Placed<What extends ExplainedStep = ExplainedStep> {
  readonly atMs: number;
  readonly what: What;
}

const startOf = ({ atMs }: Placed): number => atMs;

const sumOf = (steps: readonly ExplainedStep[]): number =>
  steps.reduce((sum, step) => (step.kind === 'counted' ? sum + step.ms : sum), 0);

/** A segment as its calendar makes it, cut where the state changes and at the present, up to when it is due. */
function countedIn(
  segment: Segment,
  { counted, dueAt }: Clock,
  { life, deskCalendarOf, at }: Explaining,
): readonly Placed[] {
  const end = earliest(segment.until ?? (dueAt && dueAt > at ? dueAt : at), dueAt);
  return piecesOf(life.stretches, segment.from, end, at).flatMap(({ from, until, state }) => {
    const isToCome = from >= at;
    const asCounted = (interval: { readonly from: Date; readonly until: Date }): CountedStep => ({
      kind: 'counted',
      from: interval.from,
      until: interval.until,
      ms: interval.until.getTime() - interval.from.getTime(),
      state,
      isToCome,
    });
    if (counted === 'calendar') return [{ atMs: from.getTime(), what: asCounted({ from, until }) }];
    return explainOpenTime(deskCalendarOf(segment.policyVersion), from, until).map((step, index, all): Placed => {
      if (step.kind === 'open') return { atMs: step.from.getTime(), what: asCounted(step) };
      // Closed days have no instant of their own here: they stand before what follows them.
      const next = all.slice(index + 1).find((later) => later.kind === 'open');
      return { atMs: next?.kind === 'open' ? next.from.getTime() - 1 : until.getTime() - 1, what: step };
    });
  });
}

function piecesOf(stretches: readonly Stretch[], from: Date, end: Date, at: Date) {
  return stretches.flatMap(({ from: since, state }, index) => {
    const until = earliest(end, stretches[index + 1]?.from ?? null);
    const start = since > from ? since : from;
    if (start >= until) return [];
    if (start < at && at < until)
      return [
        { from: start, until: at, state },
        { from: at, until, state },
      ];
    return [{ from: start, until, state }];
  });
}

/** Days that are closed in two pieces of one segment are closed once. */
function withoutRepeats(steps: readonly Placed[]): readonly Placed[] {
  let closedUntil = '';
  return steps.filter(({ what }) => {
    if (what.kind !== 'closed') return true;
    const isKnown = what.lastDate <= closedUntil;
    if (!isKnown) closedUntil = what.lastDate;
    return !isKnown;
  });
}

function pausesBetween({ segments, state, stoppedAt }: Clock, { stretches }: Life): readonly Placed<PausedStep>[] {
  return segments.flatMap(({ until }, index) => {
    if (!until) return [];
    const next = segments[index + 1];
    if (!next && state !== 'paused') return [];
    const end = next?.from ?? stoppedAt;
    return stretches.flatMap(({ from, state: during, awaited }, place): Placed<PausedStep>[] => {
      const over = stretches[place + 1]?.from ?? null;
      if (from < until || (end && from >= end) || (over && over <= from)) return [];
      return [{ atMs: from.getTime(), what: { kind: 'paused', from, until: over, state: during, awaited } }];
    });
  });
}

/** The first promise, and each that says something else, until the clock stopped. */
function promisesOf(
  { metric, stoppedAt }: PromisedClock,
  { life, terms }: Explaining,
): readonly Placed<PromisedStep>[] {
  const promised = life.changes
    .filter(({ at }, index) => index === 0 || !stoppedAt || at < stoppedAt)
    .map(({ at, rank, policyVersion }): PromisedStep => {
      const amountMs = terms(policyVersion).goal(metric, rank)?.amountMs ?? null;
      return { kind: 'promised', at, rank, amountMs };
    });
  return promised
    .filter(({ rank, amountMs }, index) => {
      const before = promised[index - 1];
      return !before || before.rank !== rank || before.amountMs !== amountMs;
    })
    .map((what) => ({ atMs: what.at.getTime(), what }));
}

function earliest(one: Date, other: Date | null): Date {
  return other && other < one ? other : one;
}
