import { z } from 'zod';
import { businessMinutesBetween } from '../../src/domain/sla/business-time.ts';
import { calendarSchema, officeCalendar } from '../../src/policy/calendar.ts';
import { businessCalendarOf, calendarOf } from '../../src/policy/calendar-of.ts';
import { PRESET_NAMES, policySchema } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';

const office = officeCalendar('Europe/Paris', 'metropole');

describe('a calendar in a policy', () => {
  test.each(PRESET_NAMES)('%s brings one', (preset) => {
    const policy = presetPolicy(preset);
    expect(calendarOf(policy)).toBe(policy.calendar);
    expect(calendarOf(policy).timeZone).toBe(policy.timeZone);
  });

  test('an evening, a night, closures and exceptional dates can be said', () => {
    const calendar = {
      ...office,
      hours: {
        ...office.hours,
        sat: [
          ['08:00', '12:00'],
          ['12:00', '13:00'],
        ],
        sun: [['22:00', '24:00']],
      },
      customaryDays: ['ash_wednesday'],
      closures: [{ name: 'Pont', from: '2026-05-15', until: '2026-05-15' }],
      breaks: { '2026-12-24': [['16:00', '24:00']] },
      openings: { '2026-11-11': [['09:00', '12:00']] },
    };
    expect(calendarSchema.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });

  test('22 May: Paris works, Martinique does not (N12)', () => {
    const worked = (preset: 'agence' | 'support-applicatif') =>
      businessMinutesBetween(
        businessCalendarOf(presetPolicy(preset)),
        new Date('2026-05-22T04:00:00Z'),
        new Date('2026-05-23T04:00:00Z'),
      );
    expect(worked('agence')).toBe(420);
    expect(worked('support-applicatif')).toBe(0);
  });

  test.each([
    ['Europe/Paris', 'metropole'],
    ['America/Martinique', 'martinique'],
  ] as const)('a version older than calendars keeps office hours of %s', (timeZone, region) => {
    const { calendar: _none, ...older } = presetPolicy('agence');
    const policy = policySchema.parse({ ...older, timeZone });

    expect(calendarOf(policy)).toEqual(officeCalendar(timeZone, region));
    expect(businessCalendarOf(policy)).toBe(businessCalendarOf(policy));
  });
});

describe('a calendar that makes no sense is refused, with its place', () => {
  const closure = { name: 'Pont', from: '2026-05-15', until: '2026-05-15' };

  test.each([
    ['an unknown zone', { timeZone: 'Europe/Lutèce' }, 'timeZone'],
    ['never open', { hours: { mon: [] } }, 'hours'],
    ['an unknown day', { hours: { lundi: [['09:00', '12:00']] } }, 'hours'],
    ['nine written short', { hours: { mon: [['9:00', '12:00']] } }, 'hours.mon[0][0]'],
    ['minute 60', { hours: { mon: [['09:00', '12:60']] } }, 'hours.mon[0][1]'],
    ['an opening at 24:00', { hours: { mon: [['24:00', '24:00']] } }, 'hours.mon[0][0]'],
    ['a closing before the opening', { hours: { mon: [['18:00', '09:00']] } }, 'hours.mon[0]'],
    ['night work in one slot', { hours: { mon: [['22:00', '06:00']] } }, 'hours.mon[0]'],
    [
      'slots that overlap',
      {
        hours: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '14:00'],
          ],
        },
      },
      'hours.mon',
    ],
    [
      'slots out of order',
      {
        hours: {
          mon: [
            ['14:00', '18:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      'hours.mon',
    ],
    ['a day of no minutes', { nominalDayMinutes: 0 }, 'nominalDayMinutes'],
    ['an unknown region', { publicHolidays: 'bretagne' }, 'publicHolidays'],
    ['an unknown customary day', { customaryDays: ['monday'] }, 'customaryDays[0]'],
    ['a closure that ends before it begins', { closures: [{ ...closure, until: '2026-05-14' }] }, 'closures[0].until'],
    ['a closure of two years', { closures: [{ ...closure, until: '2028-05-14' }] }, 'closures[0].until'],
    ['a closure without name', { closures: [{ ...closure, name: ' ' }] }, 'closures[0].name'],
    ['30 February', { closures: [{ ...closure, from: '2026-02-30' }] }, 'closures[0].from'],
    ['a date of another century', { openings: { '1926-05-15': [['09:00', '12:00']] } }, 'openings'],
    ['a word that means nothing', { vacances: [] }, 'vacances'],
  ])('%s', (_what, change, place) => {
    const read = calendarSchema.safeParse({ ...office, ...change });
    expect(read.success).toBe(false);
    if (!read.success) expect(z.prettifyError(read.error)).toContain(place);
  });
});
