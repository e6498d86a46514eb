import { assertNever } from '../domain/assert-never.ts';
import { shorten } from '../domain/clean-text.ts';
import type { MoveRequest } from '../domain/ticket/moves.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { hearBackWords } from './clock-words.ts';
import { inOneParagraph, requesterFacts } from './requester-card.ts';
import { requesterButtons } from './ticket-buttons.ts';
import { type ClockedTicket, expectedWords, rankWords, type ShownTicket } from './ticket-words.ts';

/** A notification shows a beginning; the card itself quotes everything. */
const PLAIN_LENGTH = 300;

/** What just happened to a ticket, by whom, with the words that go with it. */
export type TicketNews =
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'moved'; readonly by: string; readonly move: MoveRequest }
  | { readonly kind: 'ranked' };

/** What the requester is told each time (S3-13), with what is promised next, what is expected of them and the buttons to do it. */
export function requesterNews(shown: ClockedTicket, news: TicketNews, reader: Reader): Card {
  const sentence = requesterSentence(shown, news, reader);
  const hearBack = news.kind === 'ranked' ? null : hearBackWords(shown, reader);
  const expected = expectedWords(shown.ticket, reader);
  const text = saidWith(news);
  return {
    plain: inOneLine(sentence, text),
    parts: [
      { kind: 'text', spans: [sentence] },
      ...(text ? [{ kind: 'quote' as const, text }] : []),
      ...(news.kind === 'ranked' ? [{ kind: 'facts' as const, facts: requesterFacts(shown, reader) }] : []),
      { kind: 'note', spans: hearBack === null ? [expected] : inOneParagraph([hearBack, expected]) },
      ...(asksSomething(shown) ? requesterButtons(shown.ticket, reader) : []),
    ],
  };
}

/** Whether an answer is awaited or likely; otherwise the requester's card has the buttons, which it keeps up to date. */
function asksSomething({ ticket }: ShownTicket): boolean {
  return ['waiting', 'to_test', 'resolved'].includes(ticket.state.name);
}

/** What the team is told when the requester does something: under the triage card, and to the owner. Undefined when there is nothing to tell. */
export function teamNews(shown: ShownTicket, news: TicketNews, reader: Reader): Card | undefined {
  const sentence = teamSentence(shown.ticket.number, news, reader);
  if (!sentence) return undefined;
  const text = saidWith(news);
  return {
    plain: inOneLine(sentence, text),
    parts: [{ kind: 'text', spans: [sentence] }, ...(text ? [{ kind: 'quote' as const, text }] : [])],
  };
}

function inOneLine(sentence: string, text: string): string {
  return text ? `${sentence} ${shorten(text, PLAIN_LENGTH)}` : sentence;
}

function saidWith(news: TicketNews): string {
  return news.kind === 'moved' && 'text' in news.move ? news.move.text : '';
}

function requesterSentence(shown: ShownTicket, news: TicketNews, reader: Reader): string {
  const { texts } = reader;
  const { number } = shown.ticket;
  switch (news.kind) {
    case 'taken':
      return texts.news.taken(number, news.by);
    case 'moved':
      return moveSentence(number, news.by, news.move, texts);
    case 'ranked':
      return texts.ranking.done(number, rankWords(shown, reader));
    default:
      return assertNever(news);
  }
}

function moveSentence(number: number, by: string, move: MoveRequest, texts: Reader['texts']): string {
  switch (move.name) {
    case 'ask':
      return texts.news.ask[move.reason](number, by);
    case 'propose_fix':
    case 'resolve':
      return texts.news[move.name](number, by);
    case 'close':
      return texts.news.close(number, texts.closingReasons[move.reason]);
    case 'resume':
    case 'confirm_fix':
    case 'refuse_fix':
    case 'validate':
    case 'reopen':
      return texts.news[move.name](number);
    default:
      return assertNever(move);
  }
}

function teamSentence(number: number, news: TicketNews, { texts }: Reader): string | undefined {
  if (news.kind !== 'moved') return undefined;
  const { name } = news.move;
  return name === 'confirm_fix' || name === 'refuse_fix' || name === 'validate' || name === 'reopen'
    ? texts.teamNews[name](number, news.by)
    : undefined;
}
