import type { BusinessCalendar } from './business-calendar.ts';
import { addBusinessMs, businessMsBetween } from './business-time.ts';
import { countBelow, FIRST_YEAR, instantIn, type OpenTime, openTimeOf, yearAt } from './open-time.ts';

/** Open from `from` (included) to `until` (excluded). */
export interface OpenInterval {
  readonly from: Date;
  readonly until: Date;
}

/** Open at the opening, closed at the closing. @throws RangeError for an instant outside 1975–2199 */
export function isOpenAt(calendar: BusinessCalendar, at: Date): boolean {
  return businessMsBetween(calendar, at, new Date(at.getTime() + 1)) > 0;
}

/**
 * The first open instant at or after `at`: `at` itself while open.
 * @throws RangeError for an instant outside 1975–2199, or a calendar that does not open any more
 */
export function nextOpeningAt(calendar: BusinessCalendar, at: Date): Date {
  return addBusinessMs(calendar, at, 0);
}

/**
 * The last instant at or before `at` that ends open time, the mirror of {@link nextOpeningAt}: `at` itself while open and at
 * a closing, the closing before at an opening and while closed. Null where nothing was open since 1975.
 * @throws RangeError for an instant outside 1975–2199
 */
export function lastClosingAt(calendar: BusinessCalendar, at: Date): Date | null {
  const atMs = instantIn(at);
  const time = openTimeOf(calendar);
  if (!time.everOpens) return null;
  for (let year = yearAt(time, atMs); year.year >= FIRST_YEAR; year = time.year(year.year - 1)) {
    const last = countBelow(year.starts, atMs) - 1;
    if (last >= 0) return new Date(Math.min(atMs, year.ends[last] ?? atMs));
  }
  return null;
}

/**
 * The open time from `from` to `until`, as intervals in order that neither touch nor overlap, cut at both ends; none when
 * `until` is not after `from`. Together they last {@link businessMsBetween}.
 * @throws RangeError for an instant outside 1975–2199
 */
export function openIntervalsBetween(calendar: BusinessCalendar, from: Date, until: Date): readonly OpenInterval[] {
  const [fromMs, untilMs] = [instantIn(from), instantIn(until)];
  const intervals: OpenInterval[] = [];
  for (const interval of intervalsWithin(openTimeOf(calendar), fromMs, untilMs)) {
    const last = intervals.at(-1);
    // Only the night of New Year cuts an interval in two.
    if (last?.until.getTime() === interval.from.getTime())
      intervals.splice(-1, 1, { from: last.from, until: interval.until });
    else intervals.push(interval);
  }
  return intervals;
}

function* intervalsWithin(time: OpenTime, fromMs: number, untilMs: number): Generator<OpenInterval> {
  if (fromMs >= untilMs) return;
  for (let year = yearAt(time, fromMs); year.fromMs < untilMs; year = time.year(year.year + 1)) {
    const end = countBelow(year.starts, untilMs);
    for (let index = countBelow(year.ends, fromMs + 1); index < end; index += 1)
      yield {
        from: new Date(Math.max(fromMs, year.starts[index] ?? fromMs)),
        until: new Date(Math.min(untilMs, year.ends[index] ?? untilMs)),
      };
  }
}
