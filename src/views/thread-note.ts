import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { responsePromise, type ShownTicket, stateWords } from './ticket-words.ts';

/**
 * The reply in the thread where the request was made. Everyone in the channel reads it, so it carries the number, the
 * state and the promised time, nothing else (architecture §4.4).
 */
export function threadNote(shown: ShownTicket, reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  const state = stateWords(shown, reader);
  const words =
    ticket.state.name === 'new'
      ? texts.threadNote(ticket.number, state, responsePromise(shown, reader))
      : texts.threadNoteLater(ticket.number, state);
  return { plain: words, parts: [{ kind: 'text', spans: [words] }] };
}
