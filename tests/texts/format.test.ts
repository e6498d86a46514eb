import { languageOf } from '../../src/domain/language.ts';
import { formatsOf } from '../../src/texts/format.ts';
import { cityOf } from '../../src/texts/zone-cities.ts';
import { READERS } from '../support/builders.ts';

/** Intl joins an amount to its unit with a space that does not break. */
const plain = (words: string) => words.replace(/\s/g, ' ');

describe('amounts of time in words', () => {
  test.each([
    [0, '0 minute', '0 minutes'],
    [1, '1 minute', '1 minute'],
    [15, '15 minutes', '15 minutes'],
    [60, '1 heure', '1 hour'],
    [61, '1 heure 1 minute', '1 hour 1 minute'],
    [90, '1 heure 30 minutes', '1 hour 30 minutes'],
    [240, '4 heures', '4 hours'],
    [480, '8 heures', '8 hours'],
  ])('%d minutes', (minutes, french, english) => {
    expect(plain(formatsOf('fr').minutes(minutes))).toBe(french);
    expect(formatsOf('en').minutes(minutes)).toBe(english);
  });

  test.each([
    [15, '15 minutes ouvrées', '15 minutes (business hours)'],
    [60, '1 heure ouvrée', '1 hour (business hours)'],
    [240, '4 heures ouvrées', '4 hours (business hours)'],
  ])('a promise of %d minutes agrees in number (C3)', (minutes, french, english) => {
    expect(READERS.map(({ texts, formats }) => plain(texts.promise.minutes(formats, minutes)))).toEqual([
      french,
      english,
    ]);
  });

  test.each([
    [30_000, '< 1 min', '< 1 min'],
    [40 * 60_000 + 59_999, '40 min', '40 min'],
    [100 * 60_000, '1 h 40', '1 h 40 min'],
    [65 * 60_000, '1 h 05', '1 h 5 min'],
    [26 * 3600_000, '26 h', '26 h'],
  ])('%d ms beside a clock', (amount, french, english) => {
    expect(READERS.map(({ formats }) => plain(formats.brief(amount)))).toEqual([french, english]);
  });

  test.each([
    [
      '2026-11-27T17:00:00Z',
      'ven. 27 nov. 18:00 (Paris) · 13:00 (Martinique)',
      'Fri 27 Nov 18:00 (Paris) · 13:00 (Martinique)',
    ],
    [
      '2026-11-27T02:00:00Z',
      'ven. 27 nov. 03:00 (Paris) · jeu. 26 nov. 22:00 (Martinique)',
      'Fri 27 Nov 03:00 (Paris) · Thu 26 Nov 22:00 (Martinique)',
    ],
    [
      '2026-07-10T22:00:00Z',
      'sam. 11 juil. 00:00 (Paris) · ven. 10 juil. 18:00 (Martinique)',
      'Sat 11 Jul 00:00 (Paris) · Fri 10 Jul 18:00 (Martinique)',
    ],
  ])('the instant %s that is promised, in both zones, Brussels being at the time of Paris', (at, french, english) => {
    const zones = ['Europe/Paris', 'America/Martinique', 'Europe/Brussels'] as const;
    expect(READERS.map(({ formats }) => plain(formats.promised(new Date(at), zones)))).toEqual([french, english]);
  });

  test.each([
    ['Europe/London', 'Londres', 'London'],
    ['Indian/Reunion', 'La Réunion', 'Réunion'],
    ['America/New_York', 'New York', 'New York'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'Buenos Aires'],
  ])('%s is named after its place', (zone, french, english) => {
    expect(READERS.map(({ language }) => cityOf(zone, language))).toEqual([french, english]);
  });

  test('a promise in days counts working days (C3)', () => {
    expect(READERS.map(({ texts }) => [texts.promise.days(1), texts.promise.days(2)])).toEqual([
      ['1 jour ouvré', '2 jours ouvrés'],
      ['1 working day', '2 working days'],
    ]);
  });
});

test.each([
  ['fr-FR', 'fr'],
  ['fr', 'fr'],
  ['FR-ca', 'fr'],
  ['en-US', 'en'],
  ['de-DE', 'en'],
  ['', 'en'],
])('somebody whose platform speaks “%s” reads %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
