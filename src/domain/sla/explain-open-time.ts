import { WEEKDAYS } from './business-calendar.ts';
import { businessMsBetween } from './business-time.ts';
import { type DeskCalendar, toBusinessCalendar } from './desk-calendar.ts';
import { type CustomaryDay, customaryDays, type PublicHoliday, publicHolidays } from './holidays.ts';
import { openIntervalsBetween } from './open-intervals.ts';
import { instantOf, type OffsetPeriod, offsetPeriods, wallTimeOf } from './wall-time.ts';

const DAY_MS = 86_400_000;

/** Why a desk did not open on a date. */
export type ClosedBecause =
  | { readonly kind: 'closure'; readonly name: string }
  /** A weekday without hours: the weekend, for most. */
  | { readonly kind: 'day_off' }
  | { readonly kind: 'holiday'; readonly name: PublicHoliday | CustomaryDay }
  /** The administrator took the hours of this one date away. */
  | { readonly kind: 'exception' };

/** Open time that counts, from `from` (included) to `until` (excluded). */
export interface OpenStretch {
  readonly kind: 'open';
  readonly from: Date;
  readonly until: Date;
}

/** Whole days one after the other that are closed for the same reason; local dates, "YYYY-MM-DD", both included. */
export interface ClosedDays {
  readonly kind: 'closed';
  readonly firstDate: string;
  readonly lastDate: string;
  readonly because: ClosedBecause;
}

/**
 * What a span of time is made of for a desk, in order (N11): the open time that counts, cut at both ends, and the whole
 * days on which the desk did not open, with the reason. Nights and lunch breaks are what is left out. Of several reasons
 * the one that a person would give: a closure, then the ordinary week, then a holiday.
 * @throws RangeError for an instant outside 1975–2199
 */
export function explainOpenTime(desk: DeskCalendar, from: Date, until: Date): readonly (OpenStretch | ClosedDays)[] {
  const open = openIntervalsBetween(toBusinessCalendar(desk), from, until);
  return [
    ...open.map((interval) => ({ atMs: interval.from.getTime(), what: { kind: 'open' as const, ...interval } })),
    ...closedDaysBetween(desk, from, until),
  ]
    .sort((left, right) => left.atMs - right.atMs)
    .map(({ what }) => what);
}

interface ClosedFrom {
  readonly atMs: number;
  readonly what: ClosedDays;
}

function closedDaysBetween(desk: DeskCalendar, from: Date, until: Date): readonly ClosedFrom[] {
  if (until <= from) return [];
  const periods = offsetPeriods(desk.timeZone, from.getTime() - 3 * DAY_MS, until.getTime() + 3 * DAY_MS);
  const firstDay = dayOf(from.getTime(), periods);
  const lastDay = dayOf(until.getTime() - 1, periods);

  const closed: ClosedFrom[] = [];
  for (let day = firstDay; day <= lastDay; day += DAY_MS) {
    if (!isClosedAllDay(desk, day, periods)) continue;
    const date = isoDate(day);
    const what: ClosedDays = { kind: 'closed', firstDate: date, lastDate: date, because: whyClosedOn(desk, date) };
    appendOrJoin(closed, { atMs: instantOf(day, periods), what });
  }
  return closed;
}

function appendOrJoin(closed: ClosedFrom[], next: ClosedFrom): void {
  const last = closed.at(-1);
  const isDayAfter = last && Date.parse(last.what.lastDate) + DAY_MS === Date.parse(next.what.firstDate);
  if (isDayAfter && isSame(last.what.because, next.what.because))
    closed.splice(-1, 1, { ...last, what: { ...last.what, lastDate: next.what.lastDate } });
  else closed.push(next);
}

function isClosedAllDay(desk: DeskCalendar, day: number, periods: readonly OffsetPeriod[]): boolean {
  const [start, end] = [instantOf(day, periods), instantOf(day + DAY_MS, periods)];
  // A day that a zone skipped (Apia, 30 December 2011) is not closed: there was none.
  return start < end && businessMsBetween(toBusinessCalendar(desk), new Date(start), new Date(end)) === 0;
}

function whyClosedOn(desk: DeskCalendar, date: string): ClosedBecause {
  if (desk.openings?.[date]) return { kind: 'exception' };
  const closure = desk.closures.find((one) => one.from <= date && date <= one.until);
  if (closure) return { kind: 'closure', name: closure.name };
  const weekday = WEEKDAYS[new Date(date).getUTCDay()];
  if (!weekday || !desk.hours[weekday]?.length) return { kind: 'day_off' };
  const holiday = holidayOn(desk, date);
  return holiday ? { kind: 'holiday', name: holiday } : { kind: 'exception' };
}

function holidayOn(desk: DeskCalendar, date: string): PublicHoliday | CustomaryDay | undefined {
  const year = Number(date.slice(0, 4));
  const lawful = desk.publicHolidays === undefined ? [] : publicHolidays(desk.publicHolidays, year);
  return [...lawful, ...customaryDays(desk.customaryDays, year)].find((holiday) => holiday.date === date)?.name;
}

function isSame(one: ClosedBecause, other: ClosedBecause): boolean {
  const nameOf = (because: ClosedBecause) => ('name' in because ? because.name : '');
  return one.kind === other.kind && nameOf(one) === nameOf(other);
}

const dayOf = (atMs: number, periods: readonly OffsetPeriod[]): number =>
  Math.floor(wallTimeOf(atMs, periods) / DAY_MS) * DAY_MS;

const isoDate = (day: number): string => new Date(day).toISOString().slice(0, 10);
