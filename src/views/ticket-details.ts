import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';
import { requesterFacts } from './requester-card.ts';
import { agentButtons, requesterButtons } from './ticket-buttons.ts';
import { roleWords, type ShownTicket, stateWords, titleWords } from './ticket-words.ts';
import { requestParts, ticketFacts } from './triage-card.ts';

const DESCRIPTION_SHOWN = 2000;

/** The answer to "où en est le #12 ?" and `/ticket 12`: what this reader may see of it, and do with it. */
export function ticketDetails(shown: ShownTicket, as: 'agent' | 'requester', reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  const state = stateWords(shown, reader);
  return {
    title: texts.status.title(ticket.number, state),
    plain: texts.status.plain(ticket.number, state),
    parts: [
      { kind: 'text', spans: [{ bold: titleWords(ticket, reader) }] },
      { kind: 'facts', facts: as === 'agent' ? ticketFacts(shown, reader) : requesterFacts(shown, reader) },
      ...(as === 'agent'
        ? requestParts(shown, reader, DESCRIPTION_SHOWN)
        : [{ kind: 'text' as const, spans: [roleWords(ticket, reader)] }]),
      ...(as === 'agent' ? agentButtons(ticket, reader) : requesterButtons(ticket, reader)),
    ],
  };
}
