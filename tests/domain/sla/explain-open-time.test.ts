import type { Slot } from '../../../src/domain/sla/business-calendar.ts';
import type { DeskCalendar } from '../../../src/domain/sla/desk-calendar.ts';
import { explainOpenTime } from '../../../src/domain/sla/explain-open-time.ts';
import { alwaysOpen, officeIn } from './calendars.ts';

const desk: DeskCalendar = {
  ...officeIn('America/Martinique'),
  nominalDayMinutes: 420,
  publicHolidays: 'martinique',
  customaryDays: ['ash_wednesday'],
  closures: [{ name: 'Fermeture annuelle', from: '2026-08-10', until: '2026-08-21' }],
};
/** One line a stretch: times in UTC, closed days with their reason. */
const explained = (calendar: DeskCalendar, from: string, until: string) =>
  explainOpenTime(calendar, new Date(from), new Date(until)).map((stretch) => {
    if (stretch.kind === 'open')
      return `${stretch.from.toISOString().slice(0, 16)} – ${stretch.until.toISOString().slice(0, 16)}`;
    const { firstDate, lastDate, because } = stretch;
    return [firstDate, lastDate, because.kind, ...('name' in because ? [because.name] : [])].join(' ');
  });

test('says why the eve of 22 May and Whit Monday is followed by a Tuesday (N11, N12)', () => {
  expect(explained(desk, '2026-05-21T21:00Z', '2026-05-26T14:00Z')).toEqual([
    '2026-05-21T21:00 – 2026-05-21T22:00',
    '2026-05-22 2026-05-22 holiday abolition_of_slavery',
    '2026-05-23 2026-05-24 day_off',
    '2026-05-25 2026-05-25 holiday whit_monday',
    '2026-05-26T13:00 – 2026-05-26T14:00',
  ]);
});

test('a closure is one line, weekend and Assumption included', () => {
  expect(explained(desk, '2026-08-08T00:00Z', '2026-08-24T15:00Z')).toEqual([
    '2026-08-08 2026-08-09 day_off',
    '2026-08-10 2026-08-21 closure Fermeture annuelle',
    '2026-08-22 2026-08-23 day_off',
    '2026-08-24T13:00 – 2026-08-24T15:00',
  ]);
});

test('two closures side by side are two lines, and a customary day is named', () => {
  const closures = [
    { name: 'Inventaire', from: '2026-02-16', until: '2026-02-16' },
    { name: 'Cyclone', from: '2026-02-17', until: '2026-02-17' },
  ];
  expect(explained({ ...desk, closures }, '2026-02-16T12:00Z', '2026-02-19T12:00Z')).toEqual([
    '2026-02-16 2026-02-16 closure Inventaire',
    '2026-02-17 2026-02-17 closure Cyclone',
    '2026-02-18 2026-02-18 holiday ash_wednesday',
  ]);
});

test('days apart that are closed for the same reason are two lines', () => {
  const wednesdaysOff = { ...desk, hours: { ...desk.hours, tue: [], thu: [], fri: [], mon: [] } };
  expect(explained(wednesdaysOff, '2026-11-24T12:00Z', '2026-11-27T03:00Z')).toEqual([
    '2026-11-24 2026-11-24 day_off',
    '2026-11-25T13:00 – 2026-11-25T16:00',
    '2026-11-25T18:00 – 2026-11-25T22:00',
    '2026-11-26 2026-11-26 day_off',
  ]);
});

test('an exceptional opening counts on a holiday; without hours, or under a break all day, it is an exception', () => {
  const openings: DeskCalendar['openings'] = { '2026-05-22': [['09:00', '10:00']], '2026-05-26': [] };
  const wholeDay: readonly Slot[] = [['00:00', '24:00']];
  const exceptional = { ...desk, openings, breaks: { '2026-05-27': wholeDay } };
  expect(explained(exceptional, '2026-05-22T12:00Z', '2026-05-28T12:00Z')).toEqual([
    '2026-05-22T13:00 – 2026-05-22T14:00',
    '2026-05-23 2026-05-24 day_off',
    '2026-05-25 2026-05-25 holiday whit_monday',
    '2026-05-26 2026-05-27 exception',
  ]);
});

test('a night is no closed day, neither are the parts of a day outside hours', () => {
  expect(explained(desk, '2026-05-19T23:00Z', '2026-05-20T12:00Z')).toEqual([]);
  expect(explained(desk, '2026-05-20T12:00Z', '2026-05-20T12:00Z')).toEqual([]);
  expect(explained(desk, '2026-05-24T12:00Z', '2026-05-23T12:00Z')).toEqual([]);
});

test('a desk that is always open has nothing to explain, when clocks change or a day is skipped', () => {
  const always: DeskCalendar = {
    ...alwaysOpen('Pacific/Apia'),
    nominalDayMinutes: 1440,
    customaryDays: [],
    closures: [],
  };
  expect(explained(always, '2011-12-28T12:00Z', '2012-01-02T12:00Z')).toEqual(['2011-12-28T12:00 – 2012-01-02T12:00']);
  expect(explained({ ...always, timeZone: 'Europe/Paris' }, '2026-03-28T12:00Z', '2026-10-26T12:00Z')).toHaveLength(1);
});
