import type { BusinessCalendar } from './business-calendar.ts';
import { breachedAt, type Clock, reachesAt } from './clocks.ts';
import type { PromisedMetric } from './promise.ts';

/** What the team is told of a clock: that it runs out (`level` percent are over), or that it is missed. */
export interface Alert {
  readonly kind: 'warning' | 'breach';
  /** 1 to 99 for a warning, 100 for a breach. */
  readonly level: number;
}

/** An alert and when it is due. */
export interface Threshold extends Alert {
  readonly at: Date;
}

/** Alerts that were sent, or passed over for a higher one: of this cycle and revision of the clock. */
export type Told = (alert: Alert) => boolean;

/**
 * When each alert of a running clock is due, in order. A revised promise arms only what is yet to come, and its breach where
 * it is the new promise that is past. While it stands still nothing runs out: what is left is a breach that nobody was told of.
 */
export function thresholdsOf(
  clock: Clock,
  calendarOf: (policyVersion: number) => BusinessCalendar,
): readonly Threshold[] {
  const { targetMs, dueAt, state, promisedAt, warnAtPercent } = clock;
  if (targetMs === null || (state !== 'running' && state !== 'paused')) return [];
  const warnings = (state === 'running' ? warnAtPercent : []).flatMap((level): Threshold[] => {
    const at = reachesAt(clock, calendarOf, Math.ceil((level / 100) * targetMs));
    return at && at > promisedAt ? [{ kind: 'warning', level, at }] : [];
  });
  return dueAt ? [...warnings, { kind: 'breach', level: 100, at: dueAt }] : warnings;
}

/** An alert of one promise of a ticket. */
export interface ToldAlert extends Alert {
  readonly metric: PromisedMetric;
  readonly cycle: number;
  readonly revision: number;
}

/** The clock that the alert is about, if it still makes that promise. */
export function clockOf(clocks: readonly Clock[], { metric, cycle, revision }: ToldAlert): Clock | undefined {
  return clocks.find((clock) => clock.metric === metric && clock.cycle === cycle && clock.revision === revision);
}

/** Whether the alert is worth telling at that instant: it is due, and nothing worse is. */
export function isWorthTelling(
  clock: Clock,
  calendarOf: (policyVersion: number) => BusinessCalendar,
  { kind, level }: Alert,
  at: Date,
): boolean {
  const passed = thresholdsOf(clock, calendarOf).filter((threshold) => hasPassed(threshold, clock, at));
  const highest = passed.at(-1);
  return highest?.kind === kind && highest.level === level;
}

/** Whether what is known by now says that the alert, seen at that instant, never was due: it was told of too early. */
export function wasNeverDue(
  clock: Clock,
  calendarOf: (policyVersion: number) => BusinessCalendar,
  { kind, level }: Alert,
  detectedAt: Date,
): boolean {
  // What was never to be done was promised all the same, until that was known.
  if (clock.state === 'void' || clock.targetMs === null) return false;
  if (kind === 'breach') return breachedAt(clock, detectedAt) === null;
  const at = reachesAt(clock, calendarOf, Math.ceil((level / 100) * clock.targetMs));
  return at === null || at > detectedAt;
}

export interface DueAlerts {
  /** The highest one that is due and was not told. */
  readonly alert: Threshold | null;
  /** Those below it, never to be told. */
  readonly superseded: readonly Threshold[];
  /** When to look again; null when nothing is to come. */
  readonly nextCheckAt: Date | null;
}

/** What is to be told of a clock at that instant: after an outage only the highest of what passed, never a lower one after it. */
export function dueAlerts(
  clock: Clock,
  calendarOf: (policyVersion: number) => BusinessCalendar,
  told: Told,
  at: Date,
): DueAlerts {
  const thresholds = thresholdsOf(clock, calendarOf);
  const highestTold = Math.max(0, ...thresholds.filter(told).map(({ level }) => level));
  const open = thresholds.filter((threshold) => threshold.level > highestTold);
  const passed = open.filter((threshold) => hasPassed(threshold, clock, at));
  const alert = passed.at(-1) ?? null;
  const next = open[passed.length];
  return { alert, superseded: passed.slice(0, -1), nextCheckAt: next ? lookAt(next) : null };
}

/** A promise is missed once its time is over, and not at its last instant. */
const lookAt = ({ kind, at }: Threshold): Date => (kind === 'breach' ? new Date(at.getTime() + 1) : at);

function hasPassed(threshold: Threshold, clock: Clock, at: Date): boolean {
  return threshold.kind === 'breach' ? breachedAt(clock, at) !== null : threshold.at <= at;
}
