import type { TicketEvent } from '../ticket/history.ts';
import { addBusinessMs, businessMsBetween } from './business-time.ts';
import type { Clock } from './clocks.ts';
import { lifeOf } from './life.ts';
import { EXPECTED, type Expected, type Terms } from './promise.ts';

/** What a silence is judged by. */
export type FollowUpTerms = Pick<Terms, 'calendar' | 'workingDayMs' | 'followUps'>;

/** The requester is the one who is to act, and has not said anything since. */
export interface Silence {
  readonly metric: 'requester' | 'closing';
  readonly cycle: number;
  /** How often something was said while this was expected: each time the silence begins anew. */
  readonly revision: number;
  readonly expected: Expected;
  readonly since: Date;
}

/** A reminder, the first being of level 1, or the end of the ticket. */
export interface FollowUp {
  readonly kind: 'reminder' | 'close';
  readonly level: number;
  readonly at: Date;
}

/** A reminder of one silence of a ticket. */
export interface ToldReminder {
  readonly metric: Silence['metric'];
  readonly cycle: number;
  readonly revision: number;
  readonly kind: 'reminder';
  readonly level: number;
}

/** What was noted of follow-ups, of whatever silence. */
export interface NotedFollowUp {
  readonly metric: string;
  readonly cycle: number;
  readonly revision: number;
  readonly kind: string;
  readonly level: number;
  readonly outcome: 'announced' | 'superseded' | 'skipped';
  readonly detectedAt: Date;
}

/**
 * The silence that a clock counts; null while nobody is waited for, or somebody else: waiting for a supplier, or for an approval
 * that others give, is never the requester's delay. What either side says begins it anew.
 */
export function silenceOf(
  { metric, cycle, state, startedAt }: Pick<Clock, 'metric' | 'cycle' | 'state' | 'startedAt'>,
  history: readonly TicketEvent[],
): Silence | null {
  if (state !== 'running' || (metric !== 'requester' && metric !== 'closing')) return null;
  const now = lifeOf(history).stretches.at(-1);
  const expected = EXPECTED.find((name) => name === now?.state);
  if (!expected || (now?.awaited ?? 'information') !== 'information') return null;
  const said = history
    .filter(({ kind, occurredAt }) => kind === 'replied' && occurredAt >= startedAt)
    .map(({ occurredAt }) => occurredAt.getTime());
  return { metric, cycle, revision: said.length, expected, since: new Date(Math.max(startedAt.getTime(), ...said)) };
}

export interface DueFollowUp {
  readonly followUp: FollowUp | null;
  /** Reminders that are too late to be told. */
  readonly superseded: readonly FollowUp[];
  /** When to look again; null when nothing is to come. */
  readonly nextAt: Date | null;
}

/**
 * What is due of a silence at that instant: after an outage the last reminder alone, and the end of the ticket only a working
 * day after a reminder was announced.
 */
export function dueFollowUp(
  silence: Silence,
  terms: FollowUpTerms,
  noted: readonly NotedFollowUp[],
  at: Date,
): DueFollowUp {
  const own = noted.filter((each) => isOf(silence, each) && each.outcome !== 'skipped');
  if (own.some(({ kind }) => kind === 'close')) return { followUp: null, superseded: [], nextAt: null };
  const highest = Math.max(0, ...own.map(({ level }) => level));
  const open = remindersOf(silence, terms).filter(({ level }) => level > highest);
  const passed = open.filter((reminder) => reminder.at <= at);
  const closeAt = closesAt(silence, terms, lastAnnounced(own));
  if (closeAt && closeAt <= at)
    return { followUp: { kind: 'close', level: 1, at: closeAt }, superseded: passed, nextAt: null };
  return {
    followUp: passed.at(-1) ?? null,
    superseded: passed.slice(0, -1),
    nextAt: earliest(open[passed.length]?.at, closeAt),
  };
}

/** When the ticket is closed if a reminder is announced at that instant and nobody says anything; null: never. */
export function closesAt({ expected, since }: Silence, terms: FollowUpTerms, remindedAt: Date | null): Date | null {
  const { calendar, workingDayMs, followUps } = terms;
  const { closeAfterDays } = followUps[expected];
  if (closeAfterDays === null || !remindedAt) return null;
  const due = addBusinessMs(calendar, since, closeAfterDays * workingDayMs);
  const fair = addBusinessMs(calendar, remindedAt, workingDayMs);
  return new Date(Math.max(due.getTime(), fair.getTime()));
}

/** The whole working days of a silence. */
export function silentDays({ since }: Silence, { calendar, workingDayMs }: FollowUpTerms, at: Date): number {
  return Math.floor(businessMsBetween(calendar, since, at) / workingDayMs);
}

function remindersOf({ expected, since }: Silence, { calendar, workingDayMs, followUps }: FollowUpTerms): FollowUp[] {
  return followUps[expected].remindAfterDays.map((days, index) => ({
    kind: 'reminder',
    level: index + 1,
    at: addBusinessMs(calendar, since, days * workingDayMs),
  }));
}

function isOf({ metric, cycle, revision }: Silence, noted: NotedFollowUp): boolean {
  return noted.metric === metric && noted.cycle === cycle && noted.revision === revision;
}

function lastAnnounced(own: readonly NotedFollowUp[]): Date | null {
  const announced = own.filter(({ outcome }) => outcome === 'announced').map(({ detectedAt }) => detectedAt.getTime());
  return announced.length === 0 ? null : new Date(Math.max(...announced));
}

function earliest(one: Date | null | undefined, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one <= other ? one : other;
}
