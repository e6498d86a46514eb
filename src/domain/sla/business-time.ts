import type { BusinessCalendar } from './business-calendar.ts';
import { countBelow, instantIn, LAST_YEAR, type OpenTime, openTimeOf, yearAt } from './open-time.ts';
import type { OpenYear } from './open-year.ts';

const MINUTE_MS = 60_000;

/**
 * The earliest instant at which that much open time has passed: a closing when it runs out at one, "Friday 18:00" and
 * never "Monday 09:00". Nothing to add gives the first open instant at or after `start`.
 * @param calendar not changed afterwards: what is worked out of it is kept for as long as the object lives
 * @param minutes zero or more; fractions are rounded to the millisecond
 * @throws RangeError for an instant outside 1975–2199, a negative amount, a calendar that never opens or makes no sense
 */
export function addBusinessMinutes(calendar: BusinessCalendar, start: Date, minutes: number): Date {
  return addBusinessMs(calendar, start, Math.round(minutes * MINUTE_MS));
}

/**
 * The open time from `start` (included) to `end` (excluded), in minutes; 0 when `end` is not after `start`.
 * @param calendar not changed afterwards, see {@link addBusinessMinutes}
 * @throws RangeError for an instant outside 1975–2199, or a calendar that makes no sense
 */
export function businessMinutesBetween(calendar: BusinessCalendar, start: Date, end: Date): number {
  return businessMsBetween(calendar, start, end) / MINUTE_MS;
}

/** {@link addBusinessMinutes} in whole milliseconds, in which clocks count: fractions of minutes do not add up. */
export function addBusinessMs(calendar: BusinessCalendar, start: Date, amountMs: number): Date {
  const startMs = instantIn(start);
  if (!Number.isSafeInteger(amountMs) || amountMs < 0)
    throw new RangeError(`an amount of open time is zero or more, not ${amountMs} ms`);
  const time = openTimeOf(calendar);
  if (!time.everOpens) throw new RangeError('the calendar never opens');
  return new Date(amountMs === 0 ? firstOpenMs(time, startMs) : spentAtMs(time, startMs, amountMs));
}

/** {@link businessMinutesBetween} in whole milliseconds. */
export function businessMsBetween(calendar: BusinessCalendar, start: Date, end: Date): number {
  const startMs = instantIn(start);
  const endMs = instantIn(end);
  if (endMs <= startMs) return 0;

  const time = openTimeOf(calendar);
  const last = yearAt(time, endMs);
  let year = yearAt(time, startMs);
  let openMs = openMsBefore(last, endMs) - openMsBefore(year, startMs);
  for (; year.year < last.year; year = time.year(year.year + 1)) openMs += year.openMs;
  return openMs;
}

function firstOpenMs(time: OpenTime, atMs: number): number {
  for (let year = yearAt(time, atMs); ; year = yearAfter(time, year)) {
    const next = countBelow(year.ends, atMs + 1);
    if (next < year.ends.length) return Math.max(atMs, year.starts[next] ?? atMs);
  }
}

function spentAtMs(time: OpenTime, startMs: number, amountMs: number): number {
  let year = yearAt(time, startMs);
  let wantedMs = openMsBefore(year, startMs) + amountMs;
  while (wantedMs > year.openMs) {
    wantedMs -= year.openMs;
    year = yearAfter(time, year);
  }
  const last = countBelow(year.openAtEnd, wantedMs);
  return (year.ends[last] ?? 0) - ((year.openAtEnd[last] ?? 0) - wantedMs);
}

/** Open time from the beginning of the year to an instant in it. */
function openMsBefore(year: OpenYear, atMs: number): number {
  const last = countBelow(year.starts, atMs) - 1;
  if (last < 0) return 0;
  return (year.openAtEnd[last] ?? 0) - Math.max(0, (year.ends[last] ?? 0) - atMs);
}

function yearAfter(time: OpenTime, { year }: OpenYear): OpenYear {
  if (year >= LAST_YEAR) throw new RangeError(`the calendar does not open that long before ${LAST_YEAR + 1}`);
  return time.year(year + 1);
}
