import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BusinessCalendar, Slot } from '../../../src/domain/sla/business-calendar.ts';
import {
  addBusinessMinutes,
  addBusinessMs,
  businessMinutesBetween,
  businessMsBetween,
} from '../../../src/domain/sla/business-time.ts';
import { alwaysOpen, officeIn } from './calendars.ts';

const paris: BusinessCalendar = { ...officeIn('Europe/Paris'), holidays: ['2026-05-25', '2026-12-25'] };
const martinique: BusinessCalendar = {
  ...officeIn('America/Martinique'),
  holidays: ['2026-05-22', '2026-05-25', '2026-12-25'],
};
const onSundays = (...slots: readonly Slot[]): BusinessCalendar => ({
  timeZone: 'Europe/Paris',
  hours: { sun: slots },
  holidays: [],
});
const due = (calendar: BusinessCalendar, from: string, minutes: number) =>
  addBusinessMinutes(calendar, new Date(from), minutes).toISOString();
const spent = (calendar: BusinessCalendar, from: string, until: string) =>
  businessMinutesBetween(calendar, new Date(from), new Date(until));

describe('an hour after', () => {
  test.each([
    ['the opening', '2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['half an hour before lunch', '2026-11-23T10:30:00.000Z', '2026-11-23T13:30:00.000Z'],
    ['half an hour before the night', '2026-11-23T16:30:00.000Z', '2026-11-24T08:30:00.000Z'],
    ['half an hour before the weekend', '2026-11-20T16:30:00.000Z', '2026-11-23T08:30:00.000Z'],
    ['a message in the night', '2026-11-23T02:11:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['the closing', '2026-11-23T17:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['the Friday before winter time', '2026-10-23T15:30:00.000Z', '2026-10-26T08:30:00.000Z'],
    ['the Friday before summer time', '2026-03-27T16:30:00.000Z', '2026-03-30T07:30:00.000Z'],
    ['the eve of Christmas', '2026-12-24T16:30:00.000Z', '2026-12-28T08:30:00.000Z'],
    ['the last half hour of the year', '2026-12-31T16:30:00.000Z', '2027-01-01T08:30:00.000Z'],
    ['a millisecond before lunch', '2026-11-23T10:59:59.999Z', '2026-11-23T13:59:59.999Z'],
  ])('%s', (_when, from, expected) => {
    expect(due(paris, from, 60)).toBe(expected);
  });
});

describe('a deadline', () => {
  test('that runs out at a closing is that closing, not the next opening', () => {
    expect(due(paris, '2026-11-20T20:00:00Z', 420)).toBe('2026-11-23T17:00:00.000Z');
    expect(due(paris, '2026-11-23T08:00:00Z', 180)).toBe('2026-11-23T11:00:00.000Z');
  });

  test.each([
    ['within hours is now', '2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.000Z'],
    ['at a closing is the next opening', '2026-11-23T11:00:00.000Z', '2026-11-23T13:00:00.000Z'],
    ['on a Friday evening is Monday morning', '2026-11-20T17:00:00.000Z', '2026-11-23T08:00:00.000Z'],
  ])('of no time %s', (_when, from, expected) => {
    expect(due(paris, from, 0)).toBe(expected);
  });

  test('of no time at the end of a slot that touches the next is now', () => {
    const adjacent = onSundays(['08:00', '12:00'], ['12:00', '16:00']);
    expect(due(adjacent, '2026-11-22T11:00:00Z', 0)).toBe('2026-11-22T11:00:00.000Z');
  });

  test('is found years ahead', () => {
    // Half an hour a week: 600 hours take 1,200 Sundays.
    const start = Date.parse('2026-01-04T08:00:00Z');
    expect(addBusinessMinutes(onSundays(['09:00', '09:30']), new Date(start), 36_000)).toEqual(
      new Date(start + 1199 * 7 * 86_400_000 + 30 * 60_000),
    );
  });

  test('keeps whole milliseconds', () => {
    const start = new Date('2026-11-23T08:00:00.001Z');
    expect(addBusinessMs(paris, start, 1)).toEqual(new Date('2026-11-23T08:00:00.002Z'));
    expect(addBusinessMinutes(paris, start, 0.1)).toEqual(new Date('2026-11-23T08:00:06.001Z'));
    expect(businessMsBetween(paris, start, new Date('2026-11-24T08:00:00.003Z'))).toBe(7 * 3_600_000 + 2);
  });
});

describe('22 May 2026, a Friday (N12)', () => {
  test('is worked in Paris', () => {
    expect(due(paris, '2026-05-21T15:00:00Z', 120)).toBe('2026-05-22T08:00:00.000Z');
    expect(spent(paris, '2026-05-22T00:00:00Z', '2026-05-23T00:00:00Z')).toBe(420);
  });

  test('is a day off in Martinique, and Whit Monday follows', () => {
    expect(due(martinique, '2026-05-21T21:00:00Z', 120)).toBe('2026-05-26T14:00:00.000Z');
    expect(spent(martinique, '2026-05-22T00:00:00Z', '2026-05-26T00:00:00Z')).toBe(0);
  });
});

describe('open time between two instants', () => {
  test.each([
    ['a morning and an afternoon', '2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z', 420],
    ['the lunch break', '2026-11-23T11:00:00Z', '2026-11-23T13:00:00Z', 0],
    ['a weekend', '2026-11-20T17:00:00Z', '2026-11-23T08:00:00Z', 0],
    ['seconds', '2026-11-23T08:00:15Z', '2026-11-23T08:01:00Z', 0.75],
    ['no time', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z', 0],
    ['an end before its start', '2026-11-24T08:00:00Z', '2026-11-23T08:00:00Z', 0],
    ['three years of 261 + 261 + 260 weekdays less two', '2026-01-01T00:00:00Z', '2029-01-01T00:00:00Z', 327_600],
  ])('%s', (_what, from, until, minutes) => {
    expect(spent(paris, from, until)).toBe(minutes);
  });
});

describe('when clocks change', () => {
  test('an always open desk has a day of 23 hours in March and of 25 in October', () => {
    const always = alwaysOpen('Europe/Paris');
    expect(spent(always, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23 * 60);
    expect(spent(always, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25 * 60);
  });

  const springDay = ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'] as const;
  test.each<readonly [string, readonly Slot[], number]>([
    ['an opening in the skipped hour moves forward by it', [['02:30', '04:00']], 30],
    ['so does a closing', [['01:00', '02:30']], 90],
    ['a slot across it is an hour shorter', [['01:00', '04:00']], 120],
    ['a slot inside it moves into the next hour', [['02:00', '02:30']], 30],
    [
      'and is not counted twice there',
      [
        ['02:00', '02:30'],
        ['03:00', '04:00'],
      ],
      60,
    ],
    [
      'even when it moved behind the start of the next',
      [
        ['02:30', '02:45'],
        ['03:00', '04:00'],
      ],
      60,
    ],
    ['a slot that ends before it begins is none', [['02:30', '03:15']], 0],
  ])('in spring %s', (_what, slots, minutes) => {
    expect(spent(onSundays(...slots), ...springDay)).toBe(minutes);
  });

  const autumnDay = ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'] as const;
  test.each<readonly [string, readonly Slot[], number]>([
    ['a closing in the repeated hour means the first', [['01:00', '02:30']], 90],
    ['so does an opening', [['02:30', '03:00']], 90],
    ['a slot inside it is the first of the two', [['02:15', '02:45']], 30],
    ['a slot across it is an hour longer', [['01:00', '04:00']], 240],
  ])('in autumn %s', (_what, slots, minutes) => {
    expect(spent(onSundays(...slots), ...autumnDay)).toBe(minutes);
  });

  test('an opening in the first of two equal hours is not the second', () => {
    expect(due(onSundays(['02:15', '02:45']), '2026-10-24T22:00:00Z', 0)).toBe('2026-10-25T00:15:00.000Z');
  });

  test('a midnight that does not exist begins the day an hour later (Beirut)', () => {
    const beirut = { timeZone: 'Asia/Beirut', hours: { sun: [['00:00', '24:00']] as const }, holidays: [] };
    expect(due(beirut, '2026-03-28T12:00:00Z', 0)).toBe('2026-03-28T22:00:00.000Z');
    expect(due(beirut, '2026-03-28T12:00:00Z', 23 * 60)).toBe('2026-03-29T21:00:00.000Z');
  });

  test('a day that does not exist is not worked on the next (Apia, Friday 30 December 2011)', () => {
    const day = [['00:00', '24:00']] as const;
    const apia = { timeZone: 'Pacific/Apia', hours: { thu: day, fri: day }, holidays: [] };
    expect(spent(apia, '2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z')).toBe(24 * 60);
  });

  test('half an hour is enough (Lord Howe)', () => {
    const always = alwaysOpen('Australia/Lord_Howe');
    const sundaysThere = { ...always, hours: { sun: always.hours.sun } };
    expect(spent(sundaysThere, '2026-10-03T00:00:00Z', '2026-10-06T00:00:00Z')).toBe(23.5 * 60);
  });
});

test.each(['America/Martinique', 'Pacific/Auckland'])('no turn of a year loses or adds time in %s', (timeZone) => {
  const always = alwaysOpen(timeZone);
  for (let year = 1976; year <= 2199; year += 1) {
    const eve = new Date(Date.UTC(year - 1, 11, 31));
    const dayAfter = new Date(Date.UTC(year, 0, 2));
    expect(businessMinutesBetween(always, eve, dayAfter)).toBe(2 * 1440);
    expect(addBusinessMinutes(always, eve, 2 * 1440)).toEqual(dayAfter);
  }
});

describe('dates of their own', () => {
  const day = ['2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z'] as const;

  test.each<readonly [string, Partial<BusinessCalendar>, number]>([
    ['a break takes its part of the open time', { breaks: { '2026-11-23': [['11:00', '15:00']] } }, 300],
    [
      'breaks may overlap',
      {
        breaks: {
          '2026-11-23': [
            ['09:00', '11:00'],
            ['10:00', '11:30'],
          ],
        },
      },
      270,
    ],
    ['a break outside hours takes nothing', { breaks: { '2026-11-23': [['19:00', '24:00']] } }, 420],
    ['a break on another day takes nothing', { breaks: { '2026-11-24': [['00:00', '24:00']] } }, 420],
    ['an exceptional opening replaces the hours of the week', { openings: { '2026-11-23': [['10:00', '11:00']] } }, 60],
    ['and opens a holiday', { holidays: ['2026-11-23'], openings: { '2026-11-23': [['10:00', '11:00']] } }, 60],
    [
      'less its breaks',
      { openings: { '2026-11-23': [['10:00', '11:00']] }, breaks: { '2026-11-23': [['10:15', '10:30']] } },
      45,
    ],
    ['an opening without hours closes the date', { openings: { '2026-11-23': [] } }, 0],
    ['a holiday closes it', { holidays: ['2026-11-23'] }, 0],
  ])('%s', (_what, change, minutes) => {
    expect(spent({ ...paris, ...change }, ...day)).toBe(minutes);
  });

  test('are local: an evening in Martinique is the next day in UTC', () => {
    const evening: readonly Slot[] = [['18:00', '24:00']];
    const evenings = { timeZone: 'America/Martinique', hours: { mon: evening, tue: evening }, holidays: [] };
    const closedMonday = { ...evenings, openings: { '2026-11-23': [] } };

    expect(spent(closedMonday, '2026-11-23T00:00:00Z', '2026-11-26T00:00:00Z')).toBe(360);
    expect(due(closedMonday, '2026-11-23T12:00:00Z', 0)).toBe('2026-11-24T22:00:00.000Z');
  });
});

describe('what makes no sense is refused', () => {
  const start = new Date('2026-11-23T08:00:00Z');

  test.each([
    ['an instant of long ago', () => due(paris, '1974-12-31T23:59:59Z', 1), '1975 to 2199, not at 1974-12-31'],
    ['an instant far ahead', () => spent(paris, '2026-01-01T00:00:00Z', '2200-01-01T00:00:00Z'), 'not at 2200-01-01'],
    ['an invalid date', () => addBusinessMinutes(paris, new Date('tomorrow'), 1), 'not at an invalid date'],
    ['a negative amount', () => addBusinessMinutes(paris, start, -1), 'zero or more, not -60000 ms'],
    ['an amount that is no number', () => addBusinessMinutes(paris, start, Number.NaN), 'not NaN ms'],
    ['an endless amount', () => addBusinessMinutes(paris, start, Number.POSITIVE_INFINITY), 'not Infinity ms'],
    ['half a millisecond', () => addBusinessMs(paris, start, 0.5), 'not 0.5 ms'],
    [
      'more than two centuries hold',
      () => addBusinessMinutes(paris, start, 1e9),
      'does not open that long before 2200',
    ],
    ['a calendar that never opens', () => due({ ...paris, hours: { mon: [] } }, '2026-01-01', 1), 'never opens'],
    ['an unknown zone', () => due({ ...paris, timeZone: 'Europe/Lutèce' }, '2026-01-01', 1), 'Europe/Lutèce'],
    ['a time that is none', () => due(onSundays(['9:00', '12:00']), '2026-01-01', 1), '9:00 is not a time'],
    ['a date that is none', () => due({ ...paris, holidays: ['2026-02-30'] }, '2026-01-01', 1), '2026-02-30 is not'],
    ['a date in words', () => due({ ...paris, holidays: ['22 mai'] }, '2026-01-01', 1), '22 mai is not a date'],
  ])('%s', (_what, ask, message) => {
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(message);
  });

  test('but nothing passes in a calendar that never opens', () => {
    expect(spent({ ...paris, hours: {} }, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toBe(0);
  });
});

test('a calendar that was read from JSON may leave parts out, and say more than is known', () => {
  const ordinary = { timeZone: 'Europe/Paris', hours: { mon: [['09:00', '12:00']] }, holidays: [] };
  const said = { ...ordinary, version: 3, hours: { ...ordinary.hours, tue: [], note: [] }, breaks: {}, openings: null };
  for (const written of [ordinary, said]) {
    const calendar: BusinessCalendar = JSON.parse(JSON.stringify(written));
    expect(due(calendar, '2026-11-23T08:00:00Z', 240)).toBe('2026-11-30T09:00:00.000Z');
    expect(spent(calendar, '2026-11-23T08:00:00Z', '2026-11-30T09:00:00Z')).toBe(240);
  }
});

interface Case {
  readonly id: string;
  readonly calendar: BusinessCalendar;
  readonly op: 'add' | 'between';
  readonly start: string;
  readonly amountMinutes: number;
  readonly end: string;
  readonly expect: string | number;
}

// Worked examples, one JSON object a line; others of that form: BUSINESS_TIME_CASES=<file> npx jest business-time
const file = process.env['BUSINESS_TIME_CASES'] ?? path.join(import.meta.dirname, 'worked-examples.jsonl');
test.each<Case>(
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
)('worked example $id', (given) => {
  if (given.op === 'between') expect(spent(given.calendar, given.start, given.end)).toBe(given.expect);
  else expect(due(given.calendar, given.start, given.amountMinutes)).toBe(new Date(given.expect).toISOString());
});
