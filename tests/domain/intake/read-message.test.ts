import fc from 'fast-check';
import { clausesOf } from '../../../src/domain/intake/clauses.ts';
import { editDistance } from '../../../src/domain/intake/edit-distance.ts';
import { normalise } from '../../../src/domain/intake/normalise.ts';
import { readMessage } from '../../../src/domain/intake/read-message.ts';
import { linksIn, readable, unwrap } from '../../../src/domain/intake/unwrap.ts';
import { readWording } from '../../../src/domain/intake/vocabulary.ts';

const spelled = (raw: string) => normalise(unwrap(raw)).text.trim();

describe('one spelling', () => {
  test.each([
    ['Ça ne MARCHE plus', 'ca ne marche plus'],
    ['jai un pb', "j'ai un probleme"],
    ['c est mort', "c'est mort"],
    ['g plus acces', "j'ai plus acces"],
    ['it does not work', "it doesn't work"],
    ['peux-tu', 'peux tu'],
    ['l’œuvre', "l'oeuvre"],
    ['siiiite', 'site'],
    ['&lt;b&gt; &amp; co', '<b> & co'],
  ])('%s becomes %s', (raw, expected) => {
    expect(spelled(raw)).toBe(expected);
  });

  test('keeps the way back to the raw text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const { text, from, to } = normalise(unwrap(raw));
        expect(from).toHaveLength(text.length);
        expect(to).toHaveLength(text.length);
        for (const [index, start] of from.entries()) {
          expect(start).toBeLessThanOrEqual(to[index] ?? 0);
          expect(to[index]).toBeLessThanOrEqual(raw.length);
        }
      }),
    );
  });
});

describe('unwrapping', () => {
  test('loses nothing: the pieces cover the raw text in order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (raw) => {
        expect(
          unwrap(raw)
            .map(({ start, end }) => raw.slice(start, end))
            .join(''),
        ).toBe(raw);
      }),
    );
  });

  test('shows what a reader sees', () => {
    expect(readable('<@U1|marc> voir <https://a.fr/x|ici> :joy: &lt;3')).toBe(
      '@marc voir https://a.fr/x (ici) :joy: <3',
    );
  });

  test('finds addresses without the punctuation after them', () => {
    expect(linksIn('voir https://a.fr/x, puis <https://b.fr|b>.')).toEqual(['https://a.fr/x', 'https://b.fr']);
  });

  test('a name typed after an at sign is a mention; addresses, packages and decorators are not', () => {
    const mentioned = (raw: string) => unwrap(raw).flatMap(({ kind, shown }) => (kind === 'mention' ? [shown] : []));

    expect(mentioned('@user: et toi @jean-luc ? (@Élodie). merci @b.')).toEqual([
      '@user',
      '@jean-luc',
      '@Élodie',
      '@b',
    ]);
    expect(mentioned('a@b.fr, @slack/bolt, foo@bar, 5@user, @')).toEqual([]);
  });

  test('takes no time of day for an emoji', () => {
    expect(unwrap('à 10:30:15').map(({ kind }) => kind)).toEqual(['words']);
  });
});

describe('wording', () => {
  const wordingsOf = (raw: string) => [...readWording(normalise(unwrap(raw))).keys()].sort();

  test('is each word, its neighbours, and how a clause begins and ends', () => {
    expect(wordingsOf('Le panier marche mal')).toEqual(
      [
        ...['le', 'panier', 'marche', 'mal', '^le', 'mal$'],
        ...['^le panier', 'le panier', 'panier marche', 'marche mal'],
        ...['le panier marche', 'panier marche mal', 'le _ marche', 'panier _ mal'],
      ].sort(),
    );
  });

  test('is the same whoever is spoken to, and whatever the figure', () => {
    expect(wordingsOf('<@U07ABC> relance le 12')).toEqual(wordingsOf('relance le 7'));
    expect(wordingsOf('@marc: relance le 12')).toEqual(wordingsOf(': relance le 12'));
  });

  test('knows where its words stand', () => {
    const raw = 'Bonjour, « l’été » arrive';

    expect(readWording(normalise(unwrap(raw))).get("l'ete")).toBeUndefined();
    const span = readWording(normalise(unwrap(raw))).get('ete arrive');
    expect(span && raw.slice(span.start, span.end)).toBe('été » arrive');
  });
});

describe('clauses', () => {
  test('are cut at punctuation, lines and turns of thought', () => {
    const text = 'merci pour hier. par contre la recherche est vide\nok, mais le panier aussi';

    expect(clausesOf(text).map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      'merci pour hier.',
      'par contre la recherche est vide',
      'ok',
      ', mais le panier aussi',
    ]);
  });
});

describe('pairs of words', () => {
  test.each([
    ["corriger 'Acceuil' en 'Accueil'", true],
    ['« Qualite » → « Qualité »', true],
    ['Acceuil -> Accueil', true],
    ['remplacer « Bleu nuit » par « Catalogue »', false],
    ['2025 au lieu de 2026', true],
  ])('%s', (raw, isClose) => {
    expect(readMessage(raw).has('close_pair')).toBe(isClose);
  });

  test('a swap of neighbours counts one', () => {
    expect(editDistance('acceuil', 'accueil')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
});

// Work is counted in characters handed to the patterns, not in milliseconds: the machine that runs this may be busy.
test('the part that is judged does not grow with the message', () => {
  for (const hostile of ['ne ', "'", '<', ':a', '"a ', '> \n', '```', '&lt;', '#1 ', 'ticket 1,']) {
    expect(normalise(unwrap(hostile.repeat(4000).slice(0, 4000))).text.length).toBeLessThan(700);
  }
});
