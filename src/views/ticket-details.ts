import { cutInSight } from '../domain/clean-text.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card, CardPart } from './card.ts';
import { hearBackWords } from './clock-words.ts';
import { attachedParts } from './files-parts.ts';
import { inOneParagraph, nextSentences, requesterFacts } from './requester-card.ts';
import { agentButtons, requesterCardButtons } from './ticket-buttons.ts';
import { type ClockedTicket, type ShownTicket, stateWords, titleWords } from './ticket-words.ts';
import { requestParts, ticketFacts } from './triage-card.ts';

const DESCRIPTION_SHOWN = 2000;

/** The answer to "où en est le #12 ?" and `/ticket 12`: what this reader may see of it, and do with it. */
export function ticketDetails(shown: ClockedTicket, as: 'agent' | 'requester', reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  const state = stateWords(shown, reader);
  const hearBack = as === 'requester' ? hearBackWords(shown, reader) : null;
  return {
    title: texts.status.title(ticket.number, state),
    plain: [texts.status.plain(ticket.number, state), ...(hearBack === null ? [] : [hearBack])].join(' '),
    parts: [
      { kind: 'text', spans: [{ bold: titleWords(ticket, reader) }] },
      { kind: 'facts', facts: as === 'agent' ? ticketFacts(shown, 'live', reader) : requesterFacts(shown, reader) },
      ...(as === 'agent'
        ? [...requestParts(shown, reader, DESCRIPTION_SHOWN), ...originalParts(shown, reader)]
        : [{ kind: 'text' as const, spans: inOneParagraph(nextSentences(shown, reader)) }]),
      ...attachedParts(shown.values),
      ...(as === 'agent' ? agentButtons(ticket, reader) : requesterCardButtons(shown, reader)),
    ],
  };
}

/** The message that the request was made of, when the form told it otherwise or held only its beginning. */
function originalParts({ values, originalText }: ShownTicket, { texts }: Reader): CardPart[] {
  const description = values['description'];
  if (!originalText || originalText === description) return [];
  return [
    { kind: 'text', spans: [{ bold: texts.originalMessage }] },
    { kind: 'quote', text: cutInSight(originalText, DESCRIPTION_SHOWN) },
  ];
}
