import { addBusinessMinutes, businessMinutesBetween } from '../../../src/domain/sla/business-time.ts';
import { type DeskCalendar, toBusinessCalendar } from '../../../src/domain/sla/desk-calendar.ts';
import { officeIn } from './calendars.ts';

const { holidays: _none, ...office } = officeIn('America/Martinique');
const desk: DeskCalendar = {
  ...office,
  nominalDayMinutes: 420,
  publicHolidays: 'martinique',
  customaryDays: ['ash_wednesday'],
  closures: [{ name: 'Fermeture annuelle', from: '2026-08-10', until: '2026-08-14' }],
};
const openOn = (calendar: DeskCalendar, date: string) =>
  businessMinutesBetween(toBusinessCalendar(calendar), new Date(`${date}T04:00Z`), new Date(`${date}T23:59Z`));

test.each([
  ['an ordinary Thursday', '2026-05-21', 420],
  ['the abolition day', '2026-05-22', 0],
  ['the abolition day of a far year', '2198-05-22', 0],
  ['a customary day that was chosen', '2026-02-18', 0],
  ['one that was not', '2026-02-17', 420],
  ['the day before a closure', '2026-08-07', 420],
  ['its first day', '2026-08-10', 0],
  ['its last day', '2026-08-14', 0],
  ['the day after', '2026-08-17', 420],
])('%s', (_what, date, minutes) => {
  expect(openOn(desk, date)).toBe(minutes);
});

test('without a region no public holiday is kept', () => {
  const { publicHolidays: _martinique, ...elsewhere } = desk;
  expect(openOn(elsewhere, '2026-12-25')).toBe(420);
});

test('an exceptional opening wins over holiday and closure', () => {
  const openings = { '2026-05-22': [['09:00', '10:00']], '2026-08-12': [['09:00', '12:00']] } as const;
  expect(openOn({ ...desk, openings }, '2026-05-22')).toBe(60);
  expect(openOn({ ...desk, openings }, '2026-08-12')).toBe(180);
});

test('is worked out once, so that open time is laid out once', () => {
  expect(toBusinessCalendar(desk)).toBe(toBusinessCalendar(desk));
  expect(toBusinessCalendar({ ...desk })).toEqual(toBusinessCalendar(desk));
});

test('a day promised on the eve of the abolition day and Whit Monday is due on Tuesday evening', () => {
  const due = addBusinessMinutes(toBusinessCalendar(desk), new Date('2026-05-21T22:30:00Z'), desk.nominalDayMinutes);
  expect(due).toEqual(new Date('2026-05-26T22:00:00Z'));
});
