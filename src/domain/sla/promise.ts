import type { Rank } from '../ticket/ticket.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { addBusinessMs, businessMsBetween } from './business-time.ts';

/** What can be promised of a ticket. */
export type PromisedMetric = 'first_response' | 'resolution';

/** An amount of time that is promised, and when the team is warned that it runs out. */
export interface Goal {
  readonly amountMs: number;
  /** Open time of the calendar, or the wall clock's where somebody is on call. */
  readonly counted: 'business' | 'calendar';
  /** Percent of the amount, growing. */
  readonly warnAtPercent: readonly number[];
}

/** What may be expected of a requester: an answer, a test, or a word on what is resolved. */
export const EXPECTED = ['waiting', 'to_test', 'resolved'] as const;
export type Expected = (typeof EXPECTED)[number];

/** What becomes of a requester's silence, in working days. */
interface FollowUpRule {
  /** Growing. */
  readonly remindAfterDays: readonly number[];
  /** After the last reminder; null: never. */
  readonly closeAfterDays: number | null;
}

/** What one version of a desk's policy says of a ticket's clocks. */
export interface Terms {
  readonly policyVersion: number;
  readonly calendar: BusinessCalendar;
  /** The open time that counts for a working day. */
  readonly workingDayMs: number;
  readonly thirdPartyPauses: boolean;
  readonly goal: (metric: PromisedMetric, rank: Rank) => Goal | null;
  readonly followUps: Readonly<Record<Expected, FollowUpRule>>;
}

/** The terms of each version of the policy, for one ticket. */
export type TermsOf = (policyVersion: number) => Terms;

/** The time of that kind from an instant to another. */
export function countedMs(counted: Goal['counted'], calendar: BusinessCalendar, from: Date, until: Date): number {
  if (counted === 'business') return businessMsBetween(calendar, from, until);
  return Math.max(0, until.getTime() - from.getTime());
}

/** The instant at which so much time of that kind has passed. */
export function afterCountedMs(
  counted: Goal['counted'],
  calendar: BusinessCalendar,
  from: Date,
  amountMs: number,
): Date {
  if (counted === 'business') return addBusinessMs(calendar, from, amountMs);
  return new Date(from.getTime() + amountMs);
}
