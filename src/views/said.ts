import { shorten } from '../domain/clean-text.ts';
import type { FileReference } from '../forms/file-reference.ts';
import type { Reader } from '../texts/reader.ts';
import type { Card, CardPart } from './card.ts';
import { filesParts } from './files-parts.ts';
import { requesterButtons } from './ticket-buttons.ts';
import { expectedWords, type ShownTicket } from './ticket-words.ts';

/** A notification shows a beginning; the card itself quotes everything. */
const PLAIN_LENGTH = 300;

/** Words on a ticket as they are now. */
export interface SaidWords {
  readonly by: string;
  readonly words:
    | {
        readonly kind: 'kept';
        readonly text: string;
        readonly files: readonly FileReference[];
        readonly isEdited: boolean;
      }
    /** Taken back by their author. */
    | { readonly kind: 'removed' }
    /** Erased on somebody else's word. */
    | { readonly kind: 'erased' };
}

/**
 * What was said, as the team reads it under the triage card and its owner in their direct messages: a requester's reply,
 * an agent's answer to them, or a note among agents.
 */
export function saidToTeam(
  { ticket }: ShownTicket,
  said: SaidWords & { readonly as: 'replied' | 'answered' | 'noted' },
  reader: Reader,
): Card {
  return drawn(reader.texts.said[said.as](ticket.number, said.by), said, [], reader);
}

/** What an agent said to the requester, with what is expected of them and the buttons to answer (S3-13). */
export function saidToRequester(shown: ShownTicket, said: SaidWords, reader: Reader): Card {
  return drawn(
    reader.texts.said.replied(shown.ticket.number, said.by),
    said,
    [{ kind: 'note', spans: [expectedWords(shown.ticket, reader)] }, ...requesterButtons(shown.ticket, reader)],
    reader,
  );
}

function drawn(sentence: string, { words }: SaidWords, more: readonly CardPart[], { texts }: Reader): Card {
  if (words.kind !== 'kept')
    return {
      plain: `${sentence} ${texts.said[words.kind]}`,
      parts: [{ kind: 'text', spans: [sentence] }, { kind: 'note', spans: [texts.said[words.kind]] }, ...more],
    };
  const mark = words.isEdited ? ` ${texts.said.edited}` : '';
  return {
    plain: `${sentence} ${shorten([words.text, ...words.files.map(({ name }) => name)].join(' '), PLAIN_LENGTH)}${mark}`,
    parts: [
      { kind: 'text', spans: [sentence] },
      ...(words.text ? [{ kind: 'quote' as const, text: words.text }] : []),
      ...filesParts(words.files),
      ...(mark ? [{ kind: 'note' as const, spans: [texts.said.edited] }] : []),
      ...more,
    ],
  };
}
