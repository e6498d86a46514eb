import { cardSchema } from '../../src/views/card.ts';
import { type SaidWords, saidToRequester, saidToTeam } from '../../src/views/said.ts';
import { aFile, aShownTicket, buttonsOf, READERS, wordsOf } from '../support/builders.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

const [french] = READERS;
const said: SaidWords = { by: 'Léa Petit', words: { kind: 'kept', text: 'On regarde.', files: [], isEdited: false } };
const edited: SaidWords = { ...said, words: { kind: 'kept', text: 'On regarde.', files: [], isEdited: true } };
const removed: SaidWords = { ...said, words: { kind: 'removed' } };
const erased: SaidWords = { ...said, words: { kind: 'erased' } };
const KINDS = ['replied', 'answered', 'noted'] as const;

describe('what was said on a ticket (K9)', () => {
  test.each(KINDS.flatMap((as) => READERS.map((reader) => ({ as, language: reader.language, reader }))))(
    '$as: the team reads by whom, to whom and the whole words, in $language',
    ({ as, reader }) => {
      const card = saidToTeam(aShownTicket(), { ...said, as }, reader);

      expect(cardSchema.parse(card)).toEqual(card);
      expect(card.plain).toBe(`${reader.texts.said[as](12, 'Léa Petit')} On regarde.`);
      expect(card.parts).toContainEqual({ kind: 'quote', text: 'On regarde.' });
    },
  );

  test('a note says that it is one', () => {
    const note = saidToTeam(aShownTicket(), { ...said, as: 'noted' }, french);

    expect(plainSpaces(note.plain)).toBe('Note interne de Léa Petit sur le ticket #12 : On regarde.');
  });

  test('an edit shows the last words, marked', () => {
    expect(wordsOf(saidToTeam(aShownTicket(), { ...edited, as: 'replied' }, french)).slice(0, -1)).toEqual([
      'Léa Petit a répondu sur le ticket #12 :',
      'On regarde.',
      '(modifié)',
    ]);
  });

  test.each([
    [removed, 'Message supprimé par son auteur.'],
    [erased, 'Message effacé.'],
  ])('what is gone says so: %j', (gone, words) => {
    const card = saidToTeam(aShownTicket(), { ...gone, as: 'replied' }, french);

    expect(wordsOf(card).slice(0, -1)).toEqual(['Léa Petit a répondu sur le ticket #12 :', words]);
    expect(plainSpaces(card.plain)).toBe(`Léa Petit a répondu sur le ticket #12 : ${words}`);
  });

  test('files are shown with the words, and named in what is read aloud', () => {
    const files = [aFile({ name: 'erreur.png' })];
    const card = saidToTeam(
      aShownTicket(),
      { by: 'Léa Petit', words: { kind: 'kept', text: '', files, isEdited: false }, as: 'replied' },
      french,
    );

    expect(card.parts).toContainEqual({ kind: 'files', files });
    expect(card.parts.map(({ kind }) => kind)).not.toContain('quote');
    expect(plainSpaces(card.plain)).toBe('Léa Petit a répondu sur le ticket #12 : erreur.png');
  });

  test('the requester reads what is expected of them and has the button to answer (S3-13)', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'in_progress' } } });
    const card = saidToRequester(shown, said, french);

    expect(wordsOf(card).slice(0, 3)).toEqual([
      'Léa Petit a répondu sur le ticket #12 :',
      'On regarde.',
      'Restez joignable pour une question.',
    ]);
    expect(buttonsOf(card).map(({ label }) => label)).toEqual(['Répondre']);
  });

  test('long words are quoted whole, and stand in one line of what is read aloud', () => {
    const text = 'première ligne\n'.repeat(100);
    const card = saidToRequester(
      aShownTicket(),
      { ...said, words: { kind: 'kept', text, files: [], isEdited: false } },
      french,
    );

    expect(card.parts).toContainEqual({ kind: 'quote', text });
    expect(plainSpaces(card.plain)).toMatch(
      /^Léa Petit a répondu sur le ticket #12 : première ligne première ligne .*…$/,
    );
    expect(card.plain.length).toBeLessThan(400);
  });
});
