import type { Reader } from '../texts/reader.ts';
import type { Card, CardPart } from './card.ts';
import { hearBackWords, resolutionPromise, responsePromise } from './clock-words.ts';
import { attachedParts } from './files-parts.ts';
import { requesterCardButtons } from './ticket-buttons.ts';
import {
  type ClockedTicket,
  followsFacts,
  missingNames,
  rankWords,
  roleWords,
  type ShownTicket,
  stateWords,
  titleWords,
} from './ticket-words.ts';

/** The requester's own card: the acknowledgement with the number and what happens next (S1-12, S3-13), edited as it goes on. */
export function requesterCard(shown: ClockedTicket, reader: Reader): Card {
  const { ticket } = shown;
  const { texts } = reader;
  const state = stateWords(shown, reader);
  const isNew = ticket.state.name === 'new';
  return {
    title: isNew ? texts.created.title(ticket.number) : texts.status.title(ticket.number, state),
    plain: [
      ...(isNew ? [texts.created.plain(ticket.number)] : []),
      texts.status.plain(ticket.number, state),
      ...nextSentences(shown, reader),
    ].join(' '),
    parts: [
      { kind: 'text', spans: [{ bold: titleWords(ticket, reader) }] },
      { kind: 'facts', facts: requesterFacts(shown, reader) },
      { kind: 'text', spans: [{ bold: `${texts.created.next} ` }, ...inOneParagraph(nextSentences(shown, reader))] },
      ...attachedParts(shown.values),
      ...betterParts(shown, reader),
      ...requesterCardButtons(shown, reader),
    ],
  };
}

/** When they hear back, and what is expected of them meanwhile; of what is late nobody is told to be patient (S0-33, N14). */
export function nextSentences(shown: ClockedTicket, reader: Reader): readonly string[] {
  const hearBack = hearBackWords(shown, reader);
  const isLate = shown.clocks.some(({ state, breachedAt }) => state === 'running' && breachedAt !== null);
  if (!hearBack) return [roleWords(shown.ticket, reader)];
  return isLate ? [hearBack] : [hearBack, roleWords(shown.ticket, reader)];
}

/** Sentences one after the other in one paragraph. */
export const inOneParagraph = (sentences: readonly string[]): string[] =>
  sentences.map((words, index) => (index === 0 ? words : ` ${words}`));

/** What the requester needs to know: state, rank, owner, promised times, quality. */
export function requesterFacts(shown: ClockedTicket, reader: Reader) {
  const { ticket } = shown;
  const { texts } = reader;
  const [response, resolution] = [responsePromise(shown, reader), resolutionPromise(shown, reader)];
  return [
    { label: texts.facts.state, value: stateWords(shown, reader) },
    { label: texts.facts.rank, value: rankWords(shown, reader) },
    { label: texts.facts.owner, value: shown.ownerName ?? texts.nobodyYet },
    ...(response ? [{ label: texts.promise.label, value: response }] : []),
    ...(resolution ? [{ label: texts.promise.resolution, value: resolution }] : []),
    ...followsFacts(ticket, reader),
    { label: texts.facts.quality, value: texts.quality(ticket.quality) },
  ];
}

function betterParts(shown: ShownTicket, reader: Reader): CardPart[] {
  if (shown.ticket.state.name !== 'new' || shown.ticket.missing.length === 0) return [];
  const names = missingNames(shown, reader).slice(0, 3);
  return [{ kind: 'note', spans: [reader.texts.created.better(names.join(', '))] }];
}
