import type { BusinessCalendar } from './business-calendar.ts';
import { everOpens, layOutYear, type OpenYear, readCalendar } from './open-year.ts';

const MINUTE_MS = 60_000;
const MEAN_YEAR_MS = 365.2425 * 24 * 60 * MINUTE_MS;

/** Before 1975 some zones kept offsets with seconds, which the zone library reads wrongly; beyond 2199 is a mistake. */
export const FIRST_YEAR = 1975;
export const LAST_YEAR = 2199;
const FIRST_MS = Date.UTC(FIRST_YEAR, 0, 1);
const END_MS = Date.UTC(LAST_YEAR + 1, 0, 1);

/** The open time of a calendar, laid out year by year as it is asked for. */
interface OpenTime {
  readonly everOpens: boolean;
  year(number: number): OpenYear;
}

const openTimes = new WeakMap<BusinessCalendar, OpenTime>();

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

function countBelow(ascending: Float64Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function yearAt(time: OpenTime, atMs: number): OpenYear {
  // A year out at most, and several times as fast as asking a date.
  const year = time.year(1970 + Math.floor(atMs / MEAN_YEAR_MS));
  if (atMs < year.fromMs) return time.year(year.year - 1);
  return atMs < year.untilMs ? year : time.year(year.year + 1);
}

function yearAfter(time: OpenTime, { year }: OpenYear): OpenYear {
  if (year >= LAST_YEAR) throw new RangeError(`the calendar does not open that long before ${LAST_YEAR + 1}`);
  return time.year(year + 1);
}

function openTimeOf(calendar: BusinessCalendar): OpenTime {
  const known = openTimes.get(calendar);
  if (known) return known;
  const made = createOpenTime(calendar);
  openTimes.set(calendar, made);
  return made;
}

function createOpenTime(calendar: BusinessCalendar): OpenTime {
  const read = readCalendar(calendar);
  const years = new Map<number, OpenYear>();
  return {
    everOpens: everOpens(read),
    year(number) {
      const known = years.get(number);
      if (known) return known;
      const made = layOutYear(read, number);
      years.set(number, made);
      return made;
    },
  };
}

function instantIn(date: Date): number {
  const ms = date.getTime();
  if (ms >= FIRST_MS && ms < END_MS) return ms;
  const given = Number.isNaN(ms) ? 'an invalid date' : date.toISOString();
  throw new RangeError(`open time is counted from ${FIRST_YEAR} to ${LAST_YEAR}, not at ${given}`);
}
