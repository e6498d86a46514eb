import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { responsePromise } from './clock-words.ts';
import { type ClockedTicket, stateWords } from './ticket-words.ts';

/**
 * The reply in the thread where the request was made. Everyone in the channel reads it, so it carries the number, the
 * state and the promised time, nothing else (architecture §4.4).
 */
export function threadNote(shown: ClockedTicket, reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  const state = stateWords(shown, reader);
  const response = responsePromise(shown, reader);
  const words = response
    ? texts.threadNote(ticket.number, state, response)
    : texts.threadNoteLater(ticket.number, state);
  return { plain: words, parts: [{ kind: 'text', spans: [words] }] };
}
