import { type BusinessCalendar, type Slot, WEEKDAYS } from './business-calendar.ts';
import { instantOf, type OffsetPeriod, offsetPeriods } from './wall-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The open time of one local year: intervals that neither touch nor overlap, in order. All in milliseconds. */
export interface OpenYear {
  readonly year: number;
  /** Local 1 January at 00:00, and the same of the next year. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open time from the beginning of the year to the end of each interval. */
  readonly openAtEnd: Float64Array;
  /** Open time of the whole year. */
  readonly openMs: number;
}

/** A calendar with its times read: days are numbers (midnight as if in UTC), times milliseconds since midnight. */
export interface ReadCalendar {
  readonly timeZone: string;
  /** From Sunday. */
  readonly week: readonly (readonly Interval[])[];
  readonly holidays: ReadonlySet<number>;
  readonly breaks: ReadonlyMap<number, readonly Interval[]>;
  readonly openings: ReadonlyMap<number, readonly Interval[]>;
}

interface Interval {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** @throws RangeError for a date or a time that is none */
export function readCalendar(calendar: BusinessCalendar): ReadCalendar {
  return {
    timeZone: calendar.timeZone,
    week: WEEKDAYS.map((day) => (calendar.hours[day] ?? []).map(readSlot)),
    holidays: new Set(calendar.holidays.map(readDate)),
    breaks: readDates(calendar.breaks),
    openings: readDates(calendar.openings),
  };
}

/** Whether the calendar opens at all, now or then: holidays and breaks aside. */
export function everOpens({ week, openings }: ReadCalendar): boolean {
  return [...week, ...openings.values()].some((slots) => slots.length > 0);
}

/** Lays out the open time of a local year. @throws RangeError for a zone that is not known */
export function layOutYear(calendar: ReadCalendar, year: number): OpenYear {
  const firstDay = Date.UTC(year, 0, 1);
  const dayAfter = Date.UTC(year + 1, 0, 1);
  const periods = offsetPeriods(calendar.timeZone, firstDay - 3 * DAY_MS, dayAfter + 3 * DAY_MS);

  const open: Interval[] = [];
  for (let day = firstDay; day < dayAfter; day += DAY_MS)
    for (const interval of openOn(calendar, day, periods)) append(open, interval);

  let openMs = 0;
  return {
    year,
    fromMs: instantOf(firstDay, periods),
    untilMs: instantOf(dayAfter, periods),
    starts: Float64Array.from(open, ({ fromMs }) => fromMs),
    ends: Float64Array.from(open, ({ untilMs }) => untilMs),
    openAtEnd: Float64Array.from(open, ({ fromMs, untilMs }) => {
      openMs += untilMs - fromMs;
      return openMs;
    }),
    openMs,
  };
}

function openOn(calendar: ReadCalendar, day: number, periods: readonly OffsetPeriod[]): readonly Interval[] {
  const slots = slotsOf(calendar, day);
  if (slots.length === 0) return [];

  // A day may be missing altogether (Apia, 30 December 2011): its end is then where it began.
  const endOfDay = instantOf(day + DAY_MS, periods);
  const onClock = ({ fromMs, untilMs }: Interval): Interval => ({
    fromMs: instantOf(day + fromMs, periods),
    untilMs: Math.min(instantOf(day + untilMs, periods), endOfDay),
  });

  // Sorted again, as an opening that falls in a skipped hour may have moved behind the next one.
  const inOrder = slots.map(onClock).sort((left, right) => left.fromMs - right.fromMs);
  const merged: Interval[] = [];
  for (const interval of inOrder) append(merged, interval);
  return (calendar.breaks.get(day) ?? []).map(onClock).reduce(without, merged);
}

function slotsOf(calendar: ReadCalendar, day: number): readonly Interval[] {
  const exceptional = calendar.openings.get(day);
  if (exceptional) return exceptional;
  return calendar.holidays.has(day) ? [] : (calendar.week[new Date(day).getUTCDay()] ?? []);
}

function append(intervals: Interval[], next: Interval): void {
  if (next.fromMs >= next.untilMs) return;
  const last = intervals.at(-1);
  if (last === undefined || last.untilMs < next.fromMs) intervals.push(next);
  else intervals.splice(-1, 1, { fromMs: last.fromMs, untilMs: Math.max(last.untilMs, next.untilMs) });
}

function without(intervals: readonly Interval[], closed: Interval): readonly Interval[] {
  if (closed.fromMs >= closed.untilMs) return intervals;
  return intervals
    .flatMap(({ fromMs, untilMs }) => [
      { fromMs, untilMs: Math.min(untilMs, closed.fromMs) },
      { fromMs: Math.max(fromMs, closed.untilMs), untilMs },
    ])
    .filter(({ fromMs, untilMs }) => fromMs < untilMs);
}

function readDates(dates: BusinessCalendar['breaks']): ReadonlyMap<number, readonly Interval[]> {
  return new Map(Object.entries(dates ?? {}).map(([date, slots]) => [readDate(date), slots.map(readSlot)]));
}

function readSlot([opening, closing]: Slot): Interval {
  return { fromMs: readTime(opening), untilMs: readTime(closing) };
}

function readTime(time: string): number {
  if (!/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) throw new RangeError(`${time} is not a time of day`);
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

function readDate(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`);
  // `Date.parse` takes 30 February for 2 March.
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== date)
    throw new RangeError(`${date} is not a date`);
  return day;
}
