import { languageOf } from '../../src/domain/language.ts';
import { formatsOf } from '../../src/texts/format.ts';
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
