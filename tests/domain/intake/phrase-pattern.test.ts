import fc from 'fast-check';
import { readRows } from '../../../scripts/triage-rows.ts';
import { englishPhrases } from '../../../src/domain/intake/lexicon-en.ts';
import { frenchPhrases } from '../../../src/domain/intake/lexicon-fr.ts';
import { normalise } from '../../../src/domain/intake/normalise.ts';
import { headsOf } from '../../../src/domain/intake/phrase-heads.ts';
import { compilePhrases } from '../../../src/domain/intake/phrase-pattern.ts';
import { unwrap } from '../../../src/domain/intake/unwrap.ts';

describe('the head of a phrase', () => {
  test.each([
    ['panier', ['pani']],
    ['le|a la', ['le', 'a la']],
    ['(?:re)?fait', ['fait', 'refa']],
    ['(?:ne |n.)marche', ['ne m', 'n']],
    ['c[ao]lme', ['calm', 'colm']],
    ['[0-2]h', ['0h', '1h', '2h']],
    ['[a-c]+ ok', ['a', 'b', 'c']],
    ['ab*c', ['ab', 'ac']],
    ['x{2}y', ['x']],
    ['(?<!#)(?!zut)\\bmais\\.', ['mais']],
    ['(?:a|b(?:c|d\\)))e', ['ae', 'bce', 'bd)e']],
    ['[^x]y', ['']],
    ['\\wy', ['']],
  ])('of %s', (fragment, heads) => {
    expect(headsOf(fragment).sort()).toEqual([...heads].sort());
  });
});

describe('phrases chosen by their heads', () => {
  test('an anchored phrase counts only where a clause starts', () => {
    const book = compilePhrases([['^peux tu'], ['tu (?:peux|viens)']]);
    const found = (text: string) => book.matchesIn(text).map((matches) => matches.map(({ start }) => start));
    expect(found('bonjour, peux tu venir')).toEqual([[9], []]);
    expect(found('je ne sais si peux tu, si tu peux')).toEqual([[], [26]]);
  });

  test('of two phrases that match at one place the first of the lexicon counts, and matches do not overlap', () => {
    const book = compilePhrases([['rien', 'rien du tout', 'du tout'], ['rien du tout|rien']]);
    expect(book.matchesIn('rien du tout')).toEqual([
      [
        { start: 0, end: 4 },
        { start: 5, end: 12 },
      ],
      [{ start: 0, end: 12 }],
    ]);
  });

  test('a message that repeats itself is matched a dozen times', () => {
    expect(compilePhrases([['bug']]).matchesIn('bug '.repeat(100))[0]).toHaveLength(12);
  });

  const freePhrases = [...Object.values(frenchPhrases), ...Object.values(englishPhrases)]
    .flat()
    .filter((fragment) => !fragment.includes('^') && !fragment.includes('<'));
  const book = compilePhrases(freePhrases.map((fragment) => [fragment]));
  const wholes = freePhrases.map((fragment) => new RegExp(`(?<![a-z0-9§])(?:${fragment})(?:(?<=')|(?![a-z0-9]))`, 'g'));
  const sameAsWhole = (raw: string) => {
    const { text } = normalise(unwrap(raw));
    const expected = wholes.map((whole) =>
      [...text.matchAll(whole)]
        .slice(0, 12)
        .map(({ index, 0: words }) => ({ start: index, end: index + words.length })),
    );
    expect(book.matchesIn(text)).toEqual(expected);
  };

  test('what people write matches as it would with each pattern tried at every letter', () => {
    for (const { text } of readRows('data/triage/messages.jsonl')) sameAsWhole(text);
  });

  test('so does any mixture of the words of the lexicons', () => {
    const words = [...new Set(freePhrases.flatMap((fragment) => fragment.match(/[a-z']{1,12}|[0-9]|[?!.,:]/g) ?? []))];
    const mixture = fc.array(fc.constantFrom(...words), { maxLength: 20 });
    fc.assert(fc.property(mixture, fc.constantFrom(' ', '', ', '), (some, between) => sameAsWhole(some.join(between))));
  });
});
