import { type Clock, clocksOf, reachesAt } from '../../../src/domain/sla/clocks.ts';
import { isOpenAt, lastClosingAt } from '../../../src/domain/sla/open-intervals.ts';
import type { TermsOf } from '../../../src/domain/sla/promise.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';

/** What falls on a closing is told within so long of it. */
const AFTER_CLOSING_MS = 5 * 60_000;

/** An event with the instant of the desk's time at which the desk heard of it. */
export interface HeardEvent {
  readonly event: TicketEvent;
  readonly heardAt: Date;
}

/**
 * What the team is to be told of a ticket, worked out anew from everything that the desk knew when its workers looked: of
 * each promise the highest threshold that was over, once, while the desk was open.
 * @param looks the instants at which workers looked, in order
 * @returns as "first_response 1.0 warning 75": metric, cycle and revision, kind, level
 */
export function expectedAlerts(
  heard: readonly HeardEvent[],
  termsOf: TermsOf,
  looks: readonly Date[],
  until: Date,
): readonly string[] {
  const told = new Map<string, number>();
  const expected: string[] = [];
  for (const [index, { heardAt }] of heard.entries()) {
    const nextAt = heard[index + 1]?.heardAt ?? until;
    if (nextAt <= heardAt) continue;
    const clocks = clocksOf(
      heard.slice(0, index + 1).map(({ event }) => event),
      termsOf,
    );
    for (const clock of clocks) {
      const promise = `${clock.metric} ${clock.cycle}.${clock.revision}`;
      const ahead = thresholdsOf(clock, termsOf);
      for (let from = heardAt; ; ) {
        const next = ahead.find(({ level }) => level > (told.get(promise) ?? 0));
        const look = next && firstLook(looks, latest(from, next.at), nextAt, clock, termsOf);
        const reached = look && ahead.findLast(({ at }) => at <= look);
        if (!look || !reached) break;
        told.set(promise, reached.level);
        expected.push(`${promise} ${reached.level === 100 ? 'breach' : 'warning'} ${reached.level}`);
        from = look;
      }
    }
  }
  return expected;
}

/** From when on each percentage of the promise is over, as far as somebody is to be told of it. */
function thresholdsOf(clock: Clock, termsOf: TermsOf): readonly { readonly level: number; readonly at: Date }[] {
  const { targetMs, state, dueAt, promisedAt } = clock;
  if (targetMs === null || (state !== 'running' && state !== 'paused')) return [];
  const calendarOf = (version: number) => termsOf(version).calendar;
  const warnings = (state === 'running' ? clock.warnAtPercent : []).flatMap((level) => {
    const at = reachesAt(clock, calendarOf, Math.ceil((level / 100) * targetMs));
    return at && at > promisedAt ? [{ level, at }] : [];
  });
  return dueAt ? [...warnings, { level: 100, at: new Date(dueAt.getTime() + 1) }] : warnings;
}

/** The first look in that time at which somebody may be told. A look at the very instant of an event comes after it. */
function firstLook(
  looks: readonly Date[],
  from: Date,
  until: Date,
  { counted, policyVersion }: Clock,
  termsOf: TermsOf,
): Date | undefined {
  let low = 0;
  let high = looks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((looks[middle] ?? from) < from) low = middle + 1;
    else high = middle;
  }
  const { calendar } = termsOf(policyVersion);
  for (let index = low; index < looks.length; index += 1) {
    const look = looks[index];
    if (!look || look >= until) return undefined;
    if (counted === 'calendar' || isTellingTime(calendar, look)) return look;
  }
  return undefined;
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other);

export function isTellingTime(calendar: Parameters<typeof isOpenAt>[0], at: Date): boolean {
  if (isOpenAt(calendar, at)) return true;
  const closed = lastClosingAt(calendar, at);
  return closed !== null && at.getTime() - closed.getTime() <= AFTER_CLOSING_MS;
}
