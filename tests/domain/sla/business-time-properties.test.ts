import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { BusinessCalendar } from '../../../src/domain/sla/business-calendar.ts';
import { addBusinessMs as add, businessMsBetween as between } from '../../../src/domain/sla/business-time.ts';
import { alwaysOpen, amounts, calendars, instants, knownCalendars } from './calendars.ts';
import { openQuarters } from './open-quarters.ts';

const RUNS = { numRuns: 1000 };
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const known = knownCalendars(5, 1);
const drawn = fc.constantFrom(...known);
const positive = amounts.map((amount) => amount + 1);
const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
const inOrder = (...dates: readonly Date[]) => dates.toSorted((left, right) => left.getTime() - right.getTime());

// The numbers are those of the invariants in the design note on promises; the missing ones are about clocks.
describe('business time', () => {
  test('1 and 2: exactly the amount passes until the deadline, and one millisecond earlier it has not', () => {
    fc.assert(
      fc.property(drawn, instants, amounts, (calendar, start, amount) => {
        const due = add(calendar, start, amount);
        expect(between(calendar, start, due)).toBe(amount);
        if (amount > 0) expect(between(calendar, start, later(due, -1))).toBe(amount - 1);
      }),
      RUNS,
    );
  });

  test('3: time between is additive', () => {
    fc.assert(
      fc.property(drawn, instants, instants, instants, (calendar, ...some) => {
        const [first = some[0], second = some[1], third = some[2]] = inOrder(...some);
        expect(between(calendar, first, second) + between(calendar, second, third)).toBe(
          between(calendar, first, third),
        );
      }),
      RUNS,
    );
  });

  test('4 and 5: a later start is never due earlier, a greater amount always later', () => {
    fc.assert(
      fc.property(drawn, instants, instants, amounts, positive, (calendar, one, other, amount, more) => {
        const [early = one, late = other] = inOrder(one, other);
        const due = add(calendar, early, amount);
        expect(add(calendar, late, amount).getTime()).toBeGreaterThanOrEqual(due.getTime());
        expect(add(calendar, early, amount + more).getTime()).toBeGreaterThan(due.getTime());
      }),
      RUNS,
    );
  });

  test('6: two amounts one after the other are their sum', () => {
    fc.assert(
      fc.property(drawn, instants, amounts, positive, (calendar, start, first, second) => {
        expect(add(calendar, add(calendar, start, first), second)).toEqual(add(calendar, start, first + second));
      }),
      RUNS,
    );
  });

  test('7: a start in closed time is the next opening, an open millisecond', () => {
    fc.assert(
      fc.property(drawn, instants, positive, (calendar, start, amount) => {
        const opening = add(calendar, start, 0);
        expect(between(calendar, start, opening)).toBe(0);
        expect(between(calendar, opening, later(opening, 1))).toBe(1);
        expect(add(calendar, opening, amount)).toEqual(add(calendar, start, amount));
      }),
      RUNS,
    );
  });

  test('8: always open is plain addition, whatever clocks do', () => {
    const always = ['Europe/Paris', 'America/Martinique', 'Australia/Lord_Howe', 'Asia/Beirut'].map(alwaysOpen);
    fc.assert(
      fc.property(fc.constantFrom(...always), instants, amounts, (calendar, start, amount) => {
        expect(add(calendar, start, amount)).toEqual(later(start, amount));
        expect(between(calendar, start, later(start, amount))).toBe(amount);
      }),
      RUNS,
    );
  });

  test('16: a warning comes no later than the deadline, and both end an open millisecond', () => {
    fc.assert(
      fc.property(drawn, instants, positive, fc.integer({ min: 1, max: 100 }), (calendar, start, ms, share) => {
        const due = add(calendar, start, ms);
        const warned = add(calendar, start, Math.ceil((ms * share) / 100));
        expect(warned.getTime()).toBeLessThanOrEqual(due.getTime());
        for (const end of [warned, due]) expect(between(calendar, later(end, -1), end)).toBe(1);
      }),
      RUNS,
    );
  });

  test('18: an identical calendar gives the same deadline', () => {
    const copies: readonly BusinessCalendar[] = JSON.parse(JSON.stringify(known));
    const pairs = known.map((calendar, index) => ({ calendar, copy: copies[index] ?? calendar }));
    fc.assert(
      fc.property(fc.constantFrom(...pairs), instants, amounts, ({ calendar, copy }, start, amount) => {
        expect(add(copy, start, amount)).toEqual(add(calendar, start, amount));
      }),
      RUNS,
    );
  });

  test('open time never exceeds the time that passed, and is the same however it is cut', () => {
    fc.assert(
      fc.property(drawn, instants, amounts, fc.nat({ max: 100 }), (calendar, start, span, cut) => {
        const end = later(start, span);
        const middle = later(start, Math.floor((span * cut) / 100));
        const open = between(calendar, start, end);
        expect(open).toBeLessThanOrEqual(span);
        expect(between(calendar, start, middle) + between(calendar, middle, end)).toBe(open);
      }),
      RUNS,
    );
  });

  test('one more holiday takes away what was open on that date, and nothing else', () => {
    fc.assert(
      fc.property(calendars(5), fc.integer({ min: 0, max: 1000 }), (calendar, day) => {
        const date = new Date(Date.UTC(2025, 1, 1) + day * DAY_MS).toISOString().slice(0, 10);
        const { openings: _none, ...ordinary } = calendar;
        const without = { ...ordinary, holidays: ordinary.holidays.filter((holiday) => holiday !== date) };
        const withIt = { ...without, holidays: [...without.holidays, date] };
        // Wherever it is, the date lies within these.
        const [from, until] = [later(new Date(date), -DAY_MS), later(new Date(date), 2 * DAY_MS)];
        const onlyThatDate = { ...without, hours: {}, openings: { [date]: hoursOn(without, date) } };
        expect(between(withIt, from, until)).toBe(between(without, from, until) - between(onlyThatDate, from, until));
      }),
      { numRuns: 300 },
    );
  });

  test('agrees with a count of the quarters of an hour in which a clock on the wall shows opening hours', () => {
    const clear = knownCalendars(15, 3).map(keptClearOfClockChanges);
    fc.assert(
      fc.property(fc.constantFrom(...clear), instants, fc.nat({ max: 4 * 96 }), (calendar, instant, quarters) => {
        const start = new Date(Math.floor(instant.getTime() / QUARTER_MS) * QUARTER_MS);
        const end = later(start, quarters * QUARTER_MS);
        expect(between(calendar, start, end)).toBe(openQuarters(calendar, start, end) * QUARTER_MS);
      }),
      RUNS,
    );
  });

  test('17: the answers do not depend on the zone of the machine', async () => {
    const script = path.join(import.meta.dirname, 'print-answers.ts');
    const answersIn = async (zone: string) => {
      const env = { ...process.env, TZ: zone };
      return (await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env })).stdout;
    };
    const [here, ...elsewhere] = await Promise.all(
      ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Paris'].map(answersIn),
    );
    expect(here?.split('\n')).toHaveLength(1001);
    for (const answers of elsewhere) expect(answers).toBe(here);
  });
});

function hoursOn(calendar: BusinessCalendar, date: string) {
  const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(date).getUTCDay()];
  return (weekday && calendar.hours[weekday]) ?? [];
}

/** Without boundaries in the hours that clocks skip and repeat, where a wall clock alone cannot tell what is meant. */
function keptClearOfClockChanges(calendar: BusinessCalendar): BusinessCalendar {
  const zone = ['Asia/Beirut', 'America/Santiago'].includes(calendar.timeZone) ? 'Europe/Paris' : calendar.timeZone;
  return JSON.parse(JSON.stringify({ ...calendar, timeZone: zone }).replaceAll(/"0[123](:\d\d)"/g, '"04$1"'));
}
