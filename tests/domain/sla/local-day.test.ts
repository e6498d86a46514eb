import fc from 'fast-check';
import { endOfLocalDay } from '../../../src/domain/sla/local-day.ts';

describe('the end of a day', () => {
  test.each([
    ['of Paris', 'Europe/Paris', '2026-11-24T09:00Z', '2026-11-24T23:00Z'],
    ['of Martinique, where it is still the day before', 'America/Martinique', '2026-11-24T02:00Z', '2026-11-24T04:00Z'],
    ['that has begun this very instant', 'Europe/Paris', '2026-11-24T23:00Z', '2026-11-25T23:00Z'],
    ['of 23 hours', 'Europe/Paris', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['of 25 hours', 'Europe/Paris', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['of 25 hours, after its change', 'Europe/Paris', '2026-10-25T12:00Z', '2026-10-25T23:00Z'],
    ['whose next midnight is skipped', 'Africa/Cairo', '2026-04-23T12:00Z', '2026-04-23T22:00Z'],
    ['whose last hour comes twice', 'Africa/Cairo', '2026-10-29T12:00Z', '2026-10-29T22:00Z'],
    ['that a change of half an hour shifts', 'Australia/Lord_Howe', '2026-10-03T20:00Z', '2026-10-04T13:00Z'],
  ])('%s', (_which, timeZone, at, end) => {
    expect(endOfLocalDay(new Date(at), timeZone)).toEqual(new Date(end));
  });

  test('comes after every instant of it, with a new date there from then on, wherever one is', () => {
    const zones = ['Europe/Paris', 'America/Martinique', 'Africa/Cairo', 'America/Havana', 'Pacific/Apia', 'UTC'];
    const formats = new Map(
      zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })]),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (at, zone) => {
          const dateAt = (instant: number) => formats.get(zone)?.format(instant);
          const end = endOfLocalDay(at, zone).getTime();
          expect(end).toBeGreaterThan(at.getTime());
          expect(dateAt(end - 1)).toBe(dateAt(at.getTime()));
          expect(dateAt(end)).not.toBe(dateAt(at.getTime()));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
