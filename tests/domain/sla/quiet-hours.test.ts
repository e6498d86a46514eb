import fc from 'fast-check';
import { notQuietAt } from '../../../src/domain/sla/quiet-hours.ts';
import { instants } from './calendars.ts';

const ZONES = ['Europe/Paris', 'America/Martinique', 'America/New_York', 'Australia/Lord_Howe'] as const;
const NIGHT = { from: '20:00', until: '07:30' };

const walls = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ]),
);

describe('quiet hours', () => {
  test.each([
    ['in the evening end the next morning', '2026-11-23T21:00:00Z', '2026-11-24T06:30:00Z'],
    ['after midnight end the same morning', '2026-11-24T02:00:00Z', '2026-11-24T06:30:00Z'],
    ['begin at their first minute', '2026-11-23T19:00:00Z', '2026-11-24T06:30:00Z'],
    ['are over at their last', '2026-11-24T06:30:00Z', '2026-11-24T06:30:00Z'],
    ['do not touch the day', '2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z'],
    ['end by the new time where clocks change', '2026-10-24T22:00:00Z', '2026-10-25T06:30:00Z'],
  ])('%s', (_when, at, until) => {
    expect(notQuietAt(NIGHT, 'Europe/Paris', new Date(at))).toEqual(new Date(until));
  });

  test('that end in an hour which clocks skip end when they skip it', () => {
    const at = new Date('2026-03-29T00:10:00Z');
    expect(notQuietAt({ from: '23:00', until: '02:30' }, 'Europe/Paris', at)).toEqual(new Date('2026-03-29T01:00:00Z'));
  });

  test('end at the first instant that a clock on the wall shows outside them', () => {
    const time = fc.nat({ max: 95 }).map((quarter) => {
      const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15];
      return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
    });
    const quietHours = fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until);
    fc.assert(
      fc.property(quietHours, fc.constantFrom(...ZONES), instants, fc.nat({ max: 999 }), (quiet, zone, at, share) => {
        const isQuiet = (instant: number) => {
          const wall = walls.get(zone)?.format(instant) ?? '';
          return quiet.from < quiet.until
            ? wall >= quiet.from && wall < quiet.until
            : wall >= quiet.from || wall < quiet.until;
        };
        const end = notQuietAt(quiet, zone, at).getTime();
        expect(end).toBeGreaterThanOrEqual(at.getTime());
        expect(isQuiet(end)).toBe(false);
        if (end === at.getTime()) return;
        expect(isQuiet(end - 1)).toBe(true);
        expect(isQuiet(at.getTime() + Math.floor(((end - 1 - at.getTime()) * share) / 1000))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
