import type { Reader } from '../texts/reader.ts';
import type { Card, CardPart } from './card.ts';
import { attachedParts } from './files-parts.ts';
import { requesterButtons } from './ticket-buttons.ts';
import {
  followsFacts,
  missingNames,
  rankWords,
  resolutionPromise,
  responsePromise,
  roleWords,
  type ShownTicket,
  stateWords,
  titleWords,
} from './ticket-words.ts';

/** The requester's own card: the acknowledgement with the number and what happens next (S1-12, S3-13), edited as it goes on. */
export function requesterCard(shown: ShownTicket, reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  const state = stateWords(shown, reader);
  const isNew = ticket.state.name === 'new';
  return {
    title: isNew ? texts.created.title(ticket.number) : texts.status.title(ticket.number, state),
    plain: `${isNew ? `${texts.created.plain(ticket.number)} ` : ''}${texts.status.plain(ticket.number, state)} ${roleWords(ticket, reader)}`,
    parts: [
      { kind: 'text', spans: [{ bold: titleWords(ticket, reader) }] },
      { kind: 'facts', facts: requesterFacts(shown, reader) },
      { kind: 'text', spans: [{ bold: `${texts.created.next} ` }, roleWords(ticket, reader)] },
      ...attachedParts(shown.values),
      ...betterParts(shown, reader),
      ...requesterButtons(ticket, reader),
    ],
  };
}

/** What the requester needs to know: state, rank, owner, promised times, quality. */
export function requesterFacts(shown: ShownTicket, reader: Reader) {
  const { ticket } = shown;
  const { texts } = reader;
  return [
    { label: texts.facts.state, value: stateWords(shown, reader) },
    { label: texts.facts.rank, value: rankWords(shown, reader) },
    { label: texts.facts.owner, value: shown.ownerName ?? texts.nobodyYet },
    ...(ticket.state.name === 'new' ? [{ label: texts.promise.label, value: responsePromise(shown, reader) }] : []),
    ...(ticket.state.name !== 'closed' && ticket.state.name !== 'resolved'
      ? [{ label: texts.promise.resolution, value: resolutionPromise(shown, reader) }]
      : []),
    ...followsFacts(ticket, reader),
    { label: texts.facts.quality, value: texts.quality(ticket.quality) },
  ];
}

function betterParts(shown: ShownTicket, reader: Reader): CardPart[] {
  if (shown.ticket.state.name !== 'new' || shown.ticket.missing.length === 0) return [];
  const names = missingNames(shown, reader).slice(0, 3);
  return [{ kind: 'note', spans: [reader.texts.created.better(names.join(', '))] }];
}
