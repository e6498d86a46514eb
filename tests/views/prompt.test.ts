import type { DraftId } from '../../src/domain/ids.ts';
import { classify } from '../../src/domain/intake/classify.ts';
import { cardSchema } from '../../src/views/card.ts';
import { promptCard, unsureCard } from '../../src/views/prompt.ts';
import { buttonsOf, READERS, wordsOf } from '../support/builders.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

const draftId = 'draft-1' as DraftId;
const [french] = READERS;

// S0-04, verbatim.
const BANNED = [
  'Salut, le site bug',
  'Peux-tu checker un truc ?',
  'Y’a un problème urgent',
  'Le client se plaint',
  'Ça marche pas',
];

describe('the private answer to a message that needs a ticket (C7, N1)', () => {
  test.each(BANNED.flatMap((text) => READERS.map((reader) => [text, reader.language, reader] as const)))(
    '“%s” in %s: why, what decided, what is missing, three buttons',
    (text, _language, reader) => {
      const verdict = classify(text);
      const card = promptCard(verdict, draftId, 'courtois', reader);

      expect(cardSchema.parse(card)).toEqual(card);
      expect(wordsOf(card).join('|')).not.toMatch(/undefined|null|\[object/);
      expect(buttonsOf(card).map(({ action, value }) => [action, value])).toEqual([
        ['draft.open', { draftId }],
        ['draft.dismiss', { draftId }],
        ['draft.mute', { draftId }],
      ]);
      const lists = card.parts.flatMap((part) => (part.kind === 'list' ? [part.items.length] : []));
      expect(lists).toEqual([expect.any(Number), ...(verdict.missing.length > 0 ? [verdict.missing.length] : [])]);
      expect(lists[0]).toBeGreaterThan(0);
    },
  );

  test('quotes the words that decided', () => {
    const words = wordsOf(promptCard(classify('Salut, le site bug'), draftId, 'courtois', french)).join('\n');

    expect(words).toMatch(/« .*bug.* » : /);
  });

  test('does not give a greeting or a length as a reason', () => {
    const verdict = classify('Salut, le site bug');
    const reasons = [
      ...verdict.reasons,
      { signal: 'greeting', words: 'Salut', weight: 0.4 },
      { signal: 'length_4_6', words: '', weight: 0.3 },
    ] as const;
    const words = wordsOf(promptCard({ ...verdict, reasons }, draftId, 'courtois', french)).join('\n');

    expect(words).not.toContain('« Salut »');
    expect(words).not.toContain('un message très court');
  });

  test('gives the strongest reason when none has words of its own', () => {
    const reasons = [{ signal: 'pasted_template', words: '', weight: 1 }] as const;
    const words = wordsOf(promptCard({ ...classify('Salut, le site bug'), reasons }, draftId, 'courtois', french));

    expect(words).toContain('le modèle de ticket est déjà rempli');
  });

  test('is firmer in the firm tone (C22)', () => {
    const verdict = classify('Salut, le site bug');

    expect(promptCard(verdict, draftId, 'ferme', french).title).toBe('Cette demande passe par un ticket');
    expect(promptCard(verdict, draftId, 'courtois', french).title).toBe('Un ticket, et ce sera suivi');
  });

  test('says so when nothing is missing', () => {
    const verdict = { ...classify('Salut, le site bug'), missing: [] };

    expect(wordsOf(promptCard(verdict, draftId, 'courtois', french))).toContain(
      plainSpaces(french.texts.prompt.nothingMissing),
    );
  });

  test('hostile words are quoted as typed', () => {
    const [reason] = classify('Salut, le site bug').reasons;
    const verdict = { ...classify('Salut, le site bug'), reasons: [{ ...reason, words: '<!channel> *x*' }] as const };

    expect(wordsOf(promptCard(verdict, draftId, 'courtois', french)).join('\n')).toContain('« <!channel> *x* »');
  });
});

test.each(READERS)('when unsure it asks, and offers to open or to forget ($language)', (reader) => {
  const card = unsureCard(draftId, reader);

  expect(buttonsOf(card).map(({ action }) => action)).toEqual(['draft.open', 'draft.dismiss']);
  expect(card.plain).toMatch(/\?$/);
});
