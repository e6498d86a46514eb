import fc from 'fast-check';
import type { BusinessCalendar } from '../../../src/domain/sla/business-calendar.ts';
import { businessMsBetween } from '../../../src/domain/sla/business-time.ts';
import {
  isOpenAt,
  lastClosingAt,
  nextOpeningAt,
  openIntervalsBetween,
} from '../../../src/domain/sla/open-intervals.ts';
import { alwaysOpen, instants, knownCalendars, officeIn } from './calendars.ts';

const RUNS = { numRuns: 1000 };
const DAY_MS = 86_400_000;
const paris = officeIn('Europe/Paris');
const closed: BusinessCalendar = { ...paris, hours: {} };
const later = (date: Date, ms: number) => new Date(date.getTime() + ms);

test.each([
  ['while open', '2026-11-23T10:00:00.000Z', true, '2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
  ['at an opening', '2026-11-23T08:00:00.000Z', true, '2026-11-23T08:00:00.000Z', '2026-11-20T17:00:00.000Z'],
  ['at a closing', '2026-11-20T17:00:00.000Z', false, '2026-11-23T08:00:00.000Z', '2026-11-20T17:00:00.000Z'],
  ['at lunch', '2026-11-23T12:30:00.000Z', false, '2026-11-23T13:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  ['in a weekend', '2026-11-22T12:00:00.000Z', false, '2026-11-23T08:00:00.000Z', '2026-11-20T17:00:00.000Z'],
  [
    'in the night of New Year',
    '2026-01-01T02:00:00.000Z',
    false,
    '2026-01-01T08:00:00.000Z',
    '2025-12-31T17:00:00.000Z',
  ],
])('%s', (_when, at, isOpen, opening, closing) => {
  expect(isOpenAt(paris, new Date(at))).toBe(isOpen);
  expect(nextOpeningAt(paris, new Date(at)).toISOString()).toBe(opening);
  expect(lastClosingAt(paris, new Date(at))?.toISOString()).toBe(closing);
});

test('what never opens was never open, and what opened once was closed before', () => {
  const once = { ...closed, openings: { '2026-11-23': [['09:00', '10:00']] } } as const;

  expect(isOpenAt(closed, new Date('2026-11-23T10:00:00Z'))).toBe(false);
  expect(lastClosingAt(closed, new Date('2026-11-23T10:00:00Z'))).toBeNull();
  expect(openIntervalsBetween(closed, new Date('2026-01-01'), new Date('2027-01-01'))).toEqual([]);
  expect(lastClosingAt(once, new Date('2026-11-23T08:00:00Z'))).toBeNull();
  expect(lastClosingAt(once, new Date('2030-01-01'))).toEqual(new Date('2026-11-23T09:00:00Z'));
});

test('intervals are cut at both ends, and an instant has none', () => {
  const [from, until] = [new Date('2026-11-23T09:00:00Z'), new Date('2026-11-24T08:30:00Z')];

  expect(openIntervalsBetween(paris, from, until)).toEqual([
    { from, until: new Date('2026-11-23T11:00:00Z') },
    { from: new Date('2026-11-23T13:00:00Z'), until: new Date('2026-11-23T17:00:00Z') },
    { from: new Date('2026-11-24T08:00:00Z'), until },
  ]);
  expect(openIntervalsBetween(paris, from, from)).toEqual([]);
  expect(openIntervalsBetween(paris, until, from)).toEqual([]);
});

test('a desk that never closes has one interval, New Year or not', () => {
  const [from, until] = [new Date('2025-11-23T09:00:00Z'), new Date('2028-02-24T08:30:00Z')];
  expect(openIntervalsBetween(alwaysOpen('America/Martinique'), from, until)).toEqual([{ from, until }]);
});

test('opening and closing are where open milliseconds begin and end, and intervals last as long as the open time', () => {
  const known = fc.constantFrom(...knownCalendars(5, 4).slice(0, 25));
  fc.assert(
    fc.property(known, instants, fc.nat({ max: 20 * DAY_MS }), (calendar, at, span) => {
      const [opening, closing, end] = [nextOpeningAt(calendar, at), lastClosingAt(calendar, at), later(at, span)];
      expect(isOpenAt(calendar, opening)).toBe(true);
      expect(businessMsBetween(calendar, at, opening)).toBe(0);
      if (closing) expect(isOpenAt(calendar, later(closing, -1))).toBe(true);
      if (closing) expect(businessMsBetween(calendar, closing, at)).toBe(0);

      const intervals = openIntervalsBetween(calendar, at, end);
      const lasting = intervals.map(({ from, until }) => until.getTime() - from.getTime());
      expect(lasting.reduce((sum, ms) => sum + ms, 0)).toBe(businessMsBetween(calendar, at, end));
      for (const [index, { from }] of intervals.entries())
        expect(from.getTime()).toBeGreaterThan(intervals[index - 1]?.until.getTime() ?? at.getTime() - 1);
    }),
    RUNS,
  );
});
