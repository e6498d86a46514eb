import type { MoveRequest } from '../../src/domain/ticket/moves.ts';
import { cardSchema } from '../../src/views/card.ts';
import { requesterNews, type TicketNews, teamNews } from '../../src/views/ticket-news.ts';
import { aShownTicket, buttonsOf, READERS, wordsOf } from '../support/builders.ts';

const [french] = READERS;
const by = 'Léa Petit';

const MOVES: readonly MoveRequest[] = [
  { name: 'ask', reason: 'information', text: 'Quel navigateur ?' },
  { name: 'resume' },
  { name: 'propose_fix', text: 'Formulaire rebranché, essayez-le.' },
  { name: 'confirm_fix' },
  { name: 'refuse_fix', text: 'Toujours muet sur mobile.' },
  { name: 'resolve', text: 'Clé SMTP remplacée.' },
  { name: 'validate' },
  { name: 'close', reason: 'duplicate', text: 'Voir le #9.' },
  { name: 'reopen', text: 'Cela recommence.' },
];
const NEWS: readonly TicketNews[] = [
  { kind: 'taken', by },
  { kind: 'ranked' },
  ...MOVES.map((move): TicketNews => ({ kind: 'moved', by, move })),
];

const everyNews = NEWS.flatMap((news) =>
  READERS.map((reader) => ({
    about: news.kind === 'moved' ? news.move.name : news.kind,
    language: reader.language,
    news,
    reader,
  })),
);

describe('what is told when something happens', () => {
  test.each(everyNews)('the requester is told each time: $about, in $language (S3-13)', ({ news, reader }) => {
    const card = requesterNews(aShownTicket(), news, reader);
    const said = saidWith(news);

    expect(cardSchema.parse(card)).toEqual(card);
    expect(card.plain).toContain('#12');
    expect(wordsOf(card).join('|')).not.toMatch(/undefined|null|\[object/);
    if (said) expect(card.parts).toContainEqual({ kind: 'quote', text: said });
    if (said) expect(card.plain).toContain(said);
  });

  test.each(everyNews)('the team is told of what a requester does: $about, in $language', ({ about, news, reader }) => {
    const card = teamNews(aShownTicket(), news, reader);

    expect(card !== undefined).toBe(['confirm_fix', 'refuse_fix', 'validate', 'reopen'].includes(about));
    if (card) expect(card.plain).toContain(by);
    if (card && saidWith(news)) expect(card.parts).toContainEqual({ kind: 'quote', text: saidWith(news) });
  });

  test('a question comes with what is expected and the button to answer (S0-35)', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'waiting', reason: 'information' } } });
    const card = requesterNews(
      shown,
      { kind: 'moved', by, move: { name: 'ask', reason: 'information', text: 'Quel navigateur ?' } },
      french,
    );

    expect(wordsOf(card)).toEqual([
      'Léa Petit a besoin d’une précision pour votre ticket #12 :',
      'Quel navigateur ?',
      'Répondez dès que possible : le travail reprendra aussitôt.',
      'Répondre',
      'Léa Petit a besoin d’une précision pour votre ticket #12 : Quel navigateur ?',
    ]);
  });

  test('waiting for somebody else asks nothing of the requester', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'waiting', reason: 'third_party' } } });
    const card = requesterNews(
      shown,
      { kind: 'moved', by, move: { name: 'ask', reason: 'third_party', text: 'Réponse de l’hébergeur demain.' } },
      french,
    );

    expect(wordsOf(card).slice(0, 3)).toEqual([
      'Votre ticket #12 attend un tiers (un hébergeur, un fournisseur…). Léa Petit précise :',
      'Réponse de l’hébergeur demain.',
      'Rien à faire de votre côté.',
    ]);
  });

  test('a fix to test comes with two answers (S0-36, C9)', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'to_test' } } });
    const card = requesterNews(shown, { kind: 'moved', by, move: { name: 'propose_fix', text: 'Essayez.' } }, french);

    expect(buttonsOf(card).map(({ label }) => label)).toEqual(['C’est bon', 'Pas encore']);
  });

  test('long words are quoted whole, and stand in one line of what is read aloud', () => {
    const text = 'première ligne\n'.repeat(100);
    const card = requesterNews(aShownTicket(), { kind: 'moved', by, move: { name: 'resolve', text } }, french);

    expect(card.parts).toContainEqual({ kind: 'quote', text });
    expect(card.plain).toMatch(/^Léa Petit a résolu votre ticket #12\. première ligne première ligne .*…$/);
    expect(card.plain.length).toBeLessThan(400);
  });

  test('what asks for nothing has no buttons: the card has them, up to date', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'in_progress' } } });

    expect(buttonsOf(requesterNews(shown, { kind: 'taken', by }, french))).toEqual([]);
  });

  test('a closing says why', () => {
    const news: TicketNews = { kind: 'moved', by, move: { name: 'close', reason: 'duplicate', text: '' } };

    expect(requesterNews(aShownTicket(), news, french).plain).toBe('Votre ticket #12 est fermé (doublon).');
  });

  test('words that nobody typed are not quoted', () => {
    const card = requesterNews(aShownTicket(), { kind: 'moved', by, move: { name: 'resolve', text: '' } }, french);

    expect(card.parts.map(({ kind }) => kind)).not.toContain('quote');
  });
});

function saidWith(news: TicketNews): string {
  return news.kind === 'moved' && 'text' in news.move ? news.move.text : '';
}
