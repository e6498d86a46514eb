import { instantOf, offsetPeriods, wallTimeOf } from './wall-time.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * When the day of an instant ends where that zone's clocks are read: the first instant of the next date, excluded. A day
 * may last 23 or 25 hours there, and its last hour may come twice.
 * @throws RangeError for a zone that is not known
 */
export function endOfLocalDay(at: Date, timeZone: string): Date {
  const atMs = at.getTime();
  const periods = offsetPeriods(timeZone, atMs - 2 * DAY_MS, atMs + 3 * DAY_MS);
  const midnightMs = (Math.floor(wallTimeOf(atMs, periods) / DAY_MS) + 1) * DAY_MS;
  return new Date(instantOf(midnightMs, periods));
}
