import { z } from 'zod';
import { type Slot, WEEKDAYS } from '../domain/sla/business-calendar.ts';
import type { DeskCalendar } from '../domain/sla/desk-calendar.ts';
import { CUSTOMARY_DAYS, HOLIDAY_REGIONS, type HolidayRegion } from '../domain/sla/holidays.ts';
import { FIRST_YEAR, LAST_YEAR } from '../domain/sla/open-time.ts';
import { timeZoneSchema } from './time-zone.ts';

const DAY_MS = 86_400_000;
const MOST_DATES = 1000;

const opening = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'is a time such as 09:00' });
const closing = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'is a time such as 18:00, or 24:00 for the end of the day',
});

const slot = z
  .tuple([opening, closing])
  .refine(([from, until]) => from < until, { error: 'closes after it opens; night work is two slots on two days' });

const slots = z.array(slot).max(24).refine(followEachOther, { error: 'are in order and do not overlap' });

const date = z.iso
  .date({ error: 'is a date such as 2026-05-22' })
  .refine((day) => Number(day.slice(0, 4)) >= FIRST_YEAR && Number(day.slice(0, 4)) <= LAST_YEAR, {
    error: `is between ${FIRST_YEAR} and ${LAST_YEAR}`,
  });

const slotsByDate = z
  .record(date, slots)
  .refine((dates) => Object.keys(dates).length <= MOST_DATES, { error: `has at most ${MOST_DATES} dates` });

const closure = z
  .strictObject({ name: z.string().trim().min(1).max(75), from: date, until: date })
  .refine(({ from, until }) => from <= until, { path: ['until'], error: 'is not before from' })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) < 366 * DAY_MS, {
    path: ['until'],
    error: 'is at most a year after from',
  });

/** When a desk is open: what its promises are counted in. See {@link DeskCalendar}. */
export const calendarSchema = z.strictObject({
  timeZone: timeZoneSchema,
  hours: z
    .partialRecord(z.enum(WEEKDAYS), slots)
    .refine((week) => Object.values(week).some((day) => day.length > 0), { error: 'open at least once a week' }),
  nominalDayMinutes: z.int().min(1).max(1440),
  publicHolidays: z.enum(HOLIDAY_REGIONS).optional(),
  customaryDays: z.array(z.enum(CUSTOMARY_DAYS)),
  closures: z.array(closure).max(MOST_DATES),
  /** Parts of a date that are closed. */
  breaks: slotsByDate.optional(),
  /** Hours of a date, instead of the week's and even on a holiday. */
  openings: slotsByDate.optional(),
});

/** Monday to Friday, 9–12 and 14–18: what the presets start from, and a desk whose policy has no calendar. */
export function officeCalendar(timeZone: string, publicHolidays: HolidayRegion): DeskCalendar {
  const day: readonly Slot[] = [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ];
  return {
    timeZone,
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
    nominalDayMinutes: 420,
    publicHolidays,
    customaryDays: [],
    closures: [],
  };
}

// Times of day compare as texts.
function followEachOther(day: readonly Slot[]): boolean {
  return day.every(([from], index) => index === 0 || (day[index - 1]?.[1] ?? '') <= from);
}
