import fc from 'fast-check';
import { type BusinessCalendar, type Slot, WEEKDAYS } from '../../../src/domain/sla/business-calendar.ts';

/** Two with clock changes that a French desk meets, and those that break date libraries. */
const ZONES = [
  'Europe/Paris',
  'America/Martinique',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Santiago',
  'Asia/Kathmandu',
] as const;

export function officeIn(timeZone: string): BusinessCalendar {
  const day: readonly Slot[] = [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ];
  return { timeZone, hours: { mon: day, tue: day, wed: day, thu: day, fri: day }, holidays: [] };
}

export function alwaysOpen(timeZone: string) {
  const day = [['00:00', '24:00']] as const;
  return {
    timeZone,
    hours: { sun: day, mon: day, tue: day, wed: day, thu: day, fri: day, sat: day },
    holidays: [],
  } satisfies BusinessCalendar;
}

const timeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** One to four slots of a day, in order; they may touch. */
const slots = (stepMinutes: number) =>
  fc
    .uniqueArray(fc.nat({ max: 1440 / stepMinutes }), { minLength: 2, maxLength: 8 })
    .map((steps) => steps.toSorted((left, right) => left - right).map((step) => timeOfDay(step * stepMinutes)))
    .map((times) =>
      times.flatMap((time, index): Slot[] => {
        const next = times[index + 1];
        return index % 2 === 0 && next !== undefined ? [[time, next]] : [];
      }),
    );

const date = fc
  .integer({ min: Date.UTC(2025, 0, 1) / 86_400_000, max: Date.UTC(2028, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

const wholeDay = fc.constant<Slot[]>([['00:00', '24:00']]);
const evening = fc.constant<Slot[]>([
  ['00:00', '06:00'],
  ['21:00', '24:00'],
]);

/** Calendars of every kind. @param stepMinutes what openings and closings are multiples of */
export const calendars = (stepMinutes: number): fc.Arbitrary<BusinessCalendar> => {
  const day = fc.oneof({ weight: 5, arbitrary: slots(stepMinutes) }, wholeDay, evening);
  const week = fc
    .array(fc.option(day, { freq: 3 }), { minLength: 7, maxLength: 7 })
    .map((days) => Object.fromEntries(WEEKDAYS.flatMap((name, index) => (days[index] ? [[name, days[index]]] : []))))
    .filter((hours) => Object.keys(hours).length > 0);
  return fc.record({
    timeZone: fc.constantFrom(...ZONES),
    hours: week,
    holidays: fc.uniqueArray(date, { maxLength: 30 }),
    breaks: fc.dictionary(date, slots(stepMinutes), { maxKeys: 5 }),
    openings: fc.dictionary(date, slots(stepMinutes), { maxKeys: 5 }),
  });
};

/**
 * A hundred calendars of which a test draws the same objects again and again, as the product does, so that open time is
 * laid out once for each. @param seed chooses another hundred
 */
export const knownCalendars = (stepMinutes: number, seed: number): readonly BusinessCalendar[] =>
  fc.sample(calendars(stepMinutes), { seed, numRuns: 100 });

const anyInstant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) });
// 29 March 2026 and 25 October 2026 in Europe, 8 March and 1 November in America, 4 October and 5 April at Lord Howe.
const clockChanges = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-10-04', '2026-04-05'];
const nearClockChange = fc
  .tuple(fc.constantFrom(...clockChanges), fc.integer({ min: -36 * 3_600_000, max: 36 * 3_600_000 }))
  .map(([day, distance]) => Date.parse(day) + distance);
const onTheMinute = fc.oneof(anyInstant, nearClockChange).map((ms) => Math.floor(ms / 60_000) * 60_000);

/** Instants of a few years: any, near a change of clocks, and on whole minutes, where openings and closings are. */
export const instants: fc.Arbitrary<Date> = fc
  .oneof(anyInstant, nearClockChange, onTheMinute)
  .map((ms) => new Date(ms));

/** Whole milliseconds: none, a few, minutes, weeks. */
export const amounts: fc.Arbitrary<number> = fc.oneof(
  fc.nat({ max: 5 }),
  fc.nat({ max: 1440 }).map((minutes) => minutes * 60_000),
  fc.nat({ max: 5000 * 60_000 }),
);
