import { cutInSight } from '../domain/clean-text.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card, CardPart } from './card.ts';
import { clockFacts } from './clock-words.ts';
import { attachedParts } from './files-parts.ts';
import { agentButtons } from './ticket-buttons.ts';
import {
  type ClockedTicket,
  followsFacts,
  missingNames,
  rankWords,
  type ShownTicket,
  stateWords,
  titleWords,
} from './ticket-words.ts';

const DESCRIPTION_SHOWN = 600;

/** The card that agents work from: what is asked, how urgent, by whom, how well said, and what to do next. */
export function triageCard(shown: ClockedTicket, reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  return {
    title: `#${ticket.number} ${titleWords(ticket, reader)}`,
    plain: `${texts.status.plain(ticket.number, stateWords(shown, reader))} ${titleWords(ticket, reader)}`,
    parts: [
      { kind: 'facts', facts: ticketFacts(shown, 'card', reader) },
      ...requestParts(shown, reader, DESCRIPTION_SHOWN),
      ...attachedParts(shown.values),
      ...agentButtons(ticket, reader),
    ],
  };
}

/** State, type, rank, people, clocks, environment and quality, as agents compare tickets. */
export function ticketFacts(shown: ClockedTicket, as: 'live' | 'card', reader: Reader) {
  const { ticket, values } = shown;
  const { texts } = reader;
  const page = values['url'];
  const missing = missingNames(shown, reader).join(', ');
  return [
    { label: texts.facts.state, value: stateWords(shown, reader) },
    { label: texts.facts.type, value: texts.types[ticket.type] },
    { label: texts.facts.rank, value: rankWords(shown, reader) },
    { label: texts.facts.requester, value: shown.requesterName },
    { label: texts.facts.owner, value: shown.ownerName ?? texts.nobodyYet },
    ...clockFacts(shown, as, reader),
    ...(ticket.environment ? [{ label: texts.facts.environment, value: texts.environments[ticket.environment] }] : []),
    ...(typeof page === 'string' ? [{ label: texts.facts.url, value: page }] : []),
    ...followsFacts(ticket, reader),
    { label: texts.facts.quality, value: texts.quality(ticket.quality) },
    ...(missing ? [{ label: texts.facts.missing, value: missing }] : []),
  ];
}

/** The words of the request, set apart: what happens, and why it is urgent. */
export function requestParts(shown: ShownTicket, { texts }: Reader, shownLength: number): CardPart[] {
  const description = shown.values['description'];
  const justification = shown.values['justification'];
  return [
    ...(typeof description === 'string'
      ? [{ kind: 'quote' as const, text: cutInSight(description, shownLength) }]
      : []),
    ...(typeof justification === 'string'
      ? [
          {
            kind: 'text' as const,
            spans: [{ bold: texts.justification }, ' ', cutInSight(justification, shownLength)],
          },
        ]
      : []),
  ];
}
