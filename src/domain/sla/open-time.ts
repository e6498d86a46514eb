import type { BusinessCalendar } from './business-calendar.ts';
import { everOpens, layOutYear, type OpenYear, readCalendar } from './open-year.ts';

const MEAN_YEAR_MS = 365.2425 * 24 * 60 * 60_000;

/** Before 1975 some zones kept offsets with seconds, which the zone library reads wrongly; beyond 2199 is a mistake. */
export const FIRST_YEAR = 1975;
export const LAST_YEAR = 2199;
const FIRST_MS = Date.UTC(FIRST_YEAR, 0, 1);
const END_MS = Date.UTC(LAST_YEAR + 1, 0, 1);

/** The open time of a calendar, laid out year by year as it is asked for. */
export interface OpenTime {
  readonly everOpens: boolean;
  year(number: number): OpenYear;
}

const openTimes = new WeakMap<BusinessCalendar, OpenTime>();

/** Laid out once for each calendar object. @throws RangeError for a calendar that makes no sense */
export function openTimeOf(calendar: BusinessCalendar): OpenTime {
  const known = openTimes.get(calendar);
  if (known) return known;
  const made = createOpenTime(calendar);
  openTimes.set(calendar, made);
  return made;
}

/** The local year that an instant lies in. */
export function yearAt(time: OpenTime, atMs: number): OpenYear {
  // A year out at most, and several times as fast as asking a date.
  const year = time.year(1970 + Math.floor(atMs / MEAN_YEAR_MS));
  if (atMs < year.fromMs) return time.year(year.year - 1);
  return atMs < year.untilMs ? year : time.year(year.year + 1);
}

/** How many values lie below a bound. */
export function countBelow(ascending: Float64Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
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

/** Milliseconds since 1970. @throws RangeError outside 1975–2199 */
export function instantIn(date: Date): number {
  const ms = date.getTime();
  if (ms >= FIRST_MS && ms < END_MS) return ms;
  const given = Number.isNaN(ms) ? 'an invalid date' : date.toISOString();
  throw new RangeError(`open time is counted from ${FIRST_YEAR} to ${LAST_YEAR}, not at ${given}`);
}
