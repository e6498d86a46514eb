import { dayOf, formatDate, timeOf } from '../../../src/playground/page/browser/dates.ts';

const paris = { locale: 'fr-FR', timeZone: 'Europe/Paris' };
const martinique = { locale: 'fr-FR', timeZone: 'America/Martinique' };
const english = { locale: 'en-US', timeZone: 'Europe/Paris' };
const seconds = (iso: string) => Date.parse(iso) / 1000;
const now = Date.parse('2026-11-22T12:00:00Z');

test.each([
  ['{date_num}', '2026-11-24'],
  ['{date_short}', '24 nov. 2026'],
  ['{date}', '24 novembre'],
  ['{date_long}', 'mardi 24 novembre 2026'],
  ['{date_long_full}', '24 novembre 2026'],
  ['{date_pretty} à {time}', '24 novembre à 08:30'],
  ['{time_secs}', '08:30:00'],
  ['{ago}', 'après-demain'],
  ['{unknown}', '{unknown}'],
])('fills %s in', (format, expected) => {
  expect(formatDate(seconds('2026-11-24T07:30:00Z'), format, paris, now)).toBe(expected);
});

test.each([
  ['2026-11-22T23:30:00Z', paris, 'demain'],
  ['2026-11-22T23:30:00Z', martinique, 'aujourd’hui'],
  ['2026-11-21T12:00:00Z', english, 'yesterday'],
])('calls a near day by its name, in the reader’s zone: %s', (at, reader, expected) => {
  expect(formatDate(seconds(at), '{date_short_pretty}', reader, now)).toBe(expected);
});

test('says nearly two hours as two hours', () => {
  expect(formatDate(now / 1000 + 7199, '{ago}', english, now)).toBe('in 2 hours');
  expect(formatDate(now / 1000 - 5, '{ago}', english, now)).toBe('now');
});

test('writes the time as the reader does', () => {
  expect(timeOf('1795336200.000100', paris)).toBe('09:30');
  expect(timeOf('1795336200.000100', english)).toMatch(/^9:30\sAM$/);
  expect(dayOf(String(now / 1000), paris, now)).toBe('Aujourd’hui');
});
