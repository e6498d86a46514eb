import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { showButton } from './ticket-list.ts';
import { rankWords, type ShownTicket, titleWords } from './ticket-words.ts';

/** What a route tells of, by the gesture that brought it about. */
export const ROUTED_NEWS = ['created', 'resolve', 'confirm_fix', 'reopen'] as const;
export type RoutedNews = (typeof ROUTED_NEWS)[number];

/** What is told where a route leads: what happened and by whom, in short, to those who may have no card of the ticket (K10). */
export function routedNews(shown: ShownTicket, happened: RoutedNews, by: string, reader: Reader): Card {
  const { texts } = reader;
  const { number } = shown.ticket;
  const words =
    happened === 'confirm_fix' || happened === 'reopen'
      ? texts.teamNews[happened](number, by)
      : texts.routed[happened](number, by);
  const title = titleWords(shown.ticket, reader);
  return {
    plain: `${words} ${title}`,
    parts: [
      { kind: 'text', spans: [words] },
      { kind: 'text', spans: [{ bold: title }] },
      { kind: 'note', spans: [rankWords(shown, reader)] },
      { kind: 'buttons', buttons: [showButton(shown.ticket, reader)] },
    ],
  };
}
