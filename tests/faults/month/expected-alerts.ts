import { breachedAt, type Clock, clocksOf, reachesAt } from '../../../src/domain/sla/clocks.ts';
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
      const calendar = termsOf(clock.policyVersion).calendar;
      for (const look of looksBetween(looks, heardAt, nextAt)) {
        const level = levelAt(clock, termsOf, look);
        const promise = `${clock.metric} ${clock.cycle}.${clock.revision}`;
        if (level <= (told.get(promise) ?? 0)) continue;
        if (clock.counted === 'business' && !isTellingTime(calendar, look)) continue;
        told.set(promise, level);
        expected.push(`${promise} ${level === 100 ? 'breach' : 'warning'} ${level}`);
      }
    }
  }
  return expected;
}

/** The percentage of the promise that is over at that instant, as far as somebody is to be told of it; 0 for nothing. */
function levelAt(clock: Clock, termsOf: TermsOf, at: Date): number {
  const { targetMs, state } = clock;
  if (targetMs === null || (state !== 'running' && state !== 'paused')) return 0;
  if (breachedAt(clock, at)) return 100;
  if (state === 'paused') return 0;
  const calendarOf = (version: number) => termsOf(version).calendar;
  const passed = clock.warnAtPercent.filter((percent) => {
    const reached = reachesAt(clock, calendarOf, Math.ceil((percent / 100) * targetMs));
    return reached !== null && reached > clock.promisedAt && reached <= at;
  });
  return passed.at(-1) ?? 0;
}

/** A look at the very instant of an event comes after it. */
function looksBetween(looks: readonly Date[], from: Date, until: Date): readonly Date[] {
  let low = 0;
  let high = looks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((looks[middle] ?? from) < from) low = middle + 1;
    else high = middle;
  }
  const found: Date[] = [];
  for (let index = low; index < looks.length; index += 1) {
    const look = looks[index];
    if (!look || look >= until) break;
    found.push(look);
  }
  return found;
}

export function isTellingTime(calendar: Parameters<typeof isOpenAt>[0], at: Date): boolean {
  if (isOpenAt(calendar, at)) return true;
  const closed = lastClosingAt(calendar, at);
  return closed !== null && at.getTime() - closed.getTime() <= AFTER_CLOSING_MS;
}
