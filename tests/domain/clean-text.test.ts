import fc from 'fast-check';
import { cleanText, cutInSight, shorten } from '../../src/domain/clean-text.ts';

/** Any UTF-16 there is: controls, halves of pairs, other writings, and what usually breaks things. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\r', '\n', '\t', '\u0000', '\u202E', '\uD83D', '\uDE00', '😀', 'é', ' ', '<!channel>', '`*_~'),
    ),
  )
  .map((parts) => parts.join(''));

// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the test
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

describe('text as it may be stored and shown', () => {
  test.each([
    ['line ends become one kind', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['tabs and line feeds stay', 'a\tb\nc', 'a\tb\nc'],
    ['control characters go', 'a\u0000b\u0007c\u001Bd\u0085e', 'abcde'],
    ['a text cannot turn the next one around', 'abc\u202Ecba\u2066x\u2069', 'abccbax'],
    ['right-to-left words stay', 'שלום مرحبا', 'שלום مرحبا'],
    ['half a pair becomes a sign that something was there', 'a\uD83Db', 'a\uFFFDb'],
    ['whole pairs stay', 'a😀b', 'a😀b'],
    ['markup is text like any other', '<!channel> *b* `c` <@U1>', '<!channel> *b* `c` <@U1>'],
  ])('%s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('never holds a control character or half a pair, and is clean once cleaned', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(CONTROL);
        expect(clean).not.toMatch(LONE_SURROGATE);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  test('a cut is in sight, fits, keeps the beginning and never halves a pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, length) => {
        const whole = cleanText(text);
        const cut = cutInSight(whole, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut).not.toMatch(LONE_SURROGATE);
        if (whole.length <= length) expect(cut).toBe(whole);
        else expect(cut).toMatch(/…$/);
        expect(whole.startsWith(cut.replace(/…$/, ''))).toBe(true);
      }),
    );
  });

  test('a shortened text stands on one line and fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, length) => {
        const line = shorten(cleanText(text), length);
        expect(line).not.toMatch(/[\n\t]/);
        expect(line.length).toBeLessThanOrEqual(length);
      }),
    );
    expect(shorten('  le  site \n bug ', 100)).toBe('le site bug');
    expect(shorten('le site bug depuis ce matin', 11)).toBe('le site bu…');
  });
});
