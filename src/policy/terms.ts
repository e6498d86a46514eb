import type { BusinessCalendar } from '../domain/sla/business-calendar.ts';
import { type DeskCalendar, toBusinessCalendar } from '../domain/sla/desk-calendar.ts';
import type { Goal, PromisedMetric, Terms } from '../domain/sla/promise.ts';
import type { Rank } from '../domain/ticket/ticket.ts';
import { calendarOf } from './calendar-of.ts';
import type { Policy, PolicyVersion } from './policy.ts';
import type { Target } from './promises.ts';

const MINUTE_MS = 60_000;

/** What a version of the policy says of the clocks of that client's tickets; null: of nobody's in particular. */
export function termsOf({ version, policy }: PolicyVersion, client: string | null): Terms {
  return {
    policyVersion: version,
    calendar: businessCalendarFor(policy, client),
    workingDayMs: deskCalendarFor(policy, client).nominalDayMinutes * MINUTE_MS,
    thirdPartyPauses: policy.sla.thirdPartyPauses,
    goal: (metric, rank) => goalOf(policy, client, metric, rank),
    followUps: policy.followUps,
  };
}

/** The calendar by which that client's tickets are counted: its own, or the desk's. */
export function deskCalendarFor(policy: Policy, client: string | null): DeskCalendar {
  const named = policy.clients.find(({ id }) => id === client)?.calendar;
  return (named !== undefined && policy.calendars[named]) || calendarOf(policy);
}

const businessCalendarFor = (policy: Policy, client: string | null): BusinessCalendar =>
  toBusinessCalendar(deskCalendarFor(policy, client));

function goalOf(policy: Policy, client: string | null, metric: PromisedMetric, rank: Rank): Goal | null {
  const { response, resolution } = policy.targets[rank];
  const target = metric === 'first_response' ? response : resolution;
  return (
    (target && {
      amountMs: minutesOf(target, policy, client) * MINUTE_MS,
      counted: target.unit === 'calendar_minutes' ? 'calendar' : 'business',
      warnAtPercent: target.warnAtPercent ?? policy.sla.warnAtPercent[rank],
    }) ??
    null
  );
}

/** A working day of that client's calendar, in open milliseconds. */
export const workingDayMs = (policy: Policy, client: string | null): number =>
  deskCalendarFor(policy, client).nominalDayMinutes * MINUTE_MS;

/** A working day counts for the minutes that the calendar gives to one. */
function minutesOf({ amount, unit }: Target, policy: Policy, client: string | null): number {
  return unit === 'business_days' ? amount * deskCalendarFor(policy, client).nominalDayMinutes : amount;
}
