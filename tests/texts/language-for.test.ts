import { languageRefusal } from '../../src/texts/language-for.ts';

test.each([undefined, 'fr', 'en'])('%s may be asked for', (asked) => {
  expect(languageRefusal(asked, {})).toBeNull();
});

test('any other language is refused in that of the terminal, never answered in French', () => {
  expect(languageRefusal('de', { LANG: 'en_GB.UTF-8' })).toBe('--lang: "de" is no language of Guichet; give fr or en.');
  expect(languageRefusal('de', {})).toMatch(/«\sde\s» n’est pas une langue/);
});
