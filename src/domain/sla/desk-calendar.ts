import type { BusinessCalendar } from './business-calendar.ts';
import { type CustomaryDay, customaryDays, type HolidayRegion, publicHolidays } from './holidays.ts';
import { FIRST_YEAR, LAST_YEAR } from './open-time.ts';

/** A calendar as an administrator writes it in the policy: holidays by name, closures from a date to a date. */
export interface DeskCalendar extends Omit<BusinessCalendar, 'holidays'> {
  /** The minutes that a promised working day counts for: 420 for 9–12 and 14–18. */
  readonly nominalDayMinutes: number;
  /** Whose public holidays are kept; absent = none. */
  readonly publicHolidays?: HolidayRegion | undefined;
  readonly customaryDays: readonly CustomaryDay[];
  /** Whole days, both ends included. */
  readonly closures: readonly { readonly name: string; readonly from: string; readonly until: string }[];
}

const DAY_MS = 86_400_000;
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

const businessCalendars = new WeakMap<DeskCalendar, BusinessCalendar>();

/**
 * The calendar that open time is counted by, with every date spelled out. The same object each time for the same desk
 * calendar, so that what the engine keeps of it is kept.
 */
export function toBusinessCalendar(desk: DeskCalendar): BusinessCalendar {
  const known = businessCalendars.get(desk);
  if (known) return known;
  const { timeZone, hours, breaks, openings } = desk;
  const made = { timeZone, hours, breaks, openings, holidays: [...new Set(closedDates(desk))] };
  businessCalendars.set(desk, made);
  return made;
}

function closedDates(desk: DeskCalendar): readonly string[] {
  return [
    ...holidayDates(desk.publicHolidays, desk.customaryDays),
    ...desk.closures.flatMap(({ from, until }) => datesBetween(from, until)),
  ];
}

/** Two centuries of holidays are the same for every desk of a region that keeps the same customs. */
const knownHolidays = new Map<string, readonly string[]>();

function holidayDates(region: HolidayRegion | undefined, customs: readonly CustomaryDay[]): readonly string[] {
  const key = [region, ...customs].join();
  const known = knownHolidays.get(key);
  if (known) return known;
  const dates = YEARS.flatMap((year) => [
    ...(region === undefined ? [] : publicHolidays(region, year)),
    ...customaryDays(customs, year),
  ]).map(({ date }) => date);
  knownHolidays.set(key, dates);
  return dates;
}

function datesBetween(from: string, until: string): readonly string[] {
  const first = Date.parse(from);
  const days = Math.floor((Date.parse(until) - first) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, days) }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
}
