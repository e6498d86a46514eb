import { addMinutes } from 'date-fns/addMinutes';
import { sampleClocks } from '../../src/cli/cards/sample-clocks.ts';
import type { ConnectionId, ContentId, DeskId, PersonId, TicketId } from '../../src/domain/ids.ts';
import { CLOSING_REASONS, type Ticket, type TicketState, WAITING_REASONS } from '../../src/domain/ticket/ticket.ts';
import type { FileReference } from '../../src/forms/file-reference.ts';
import type { FieldValue, Typed } from '../../src/forms/form.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { readerOf } from '../../src/texts/reader.ts';
import type { Button, Card, CardPart, Span } from '../../src/views/card.ts';
import type { ClockedTicket } from '../../src/views/ticket-words.ts';
import { TUESDAY } from './fixed-clock.ts';
import { plainSpaces } from './plain-spaces.ts';

/** An id that reads as what it names; for tests without a database, which takes UUIDs only. */
export const personId = (name: string) => name as PersonId;

/** Every state that a ticket can be in, reasons included. */
export const EVERY_STATE: readonly TicketState[] = [
  { name: 'new' },
  { name: 'in_progress' },
  ...WAITING_REASONS.map((reason): TicketState => ({ name: 'waiting', reason })),
  { name: 'to_test' },
  { name: 'resolved', at: TUESDAY },
  ...CLOSING_REASONS.map((reason): TicketState => ({ name: 'closed', at: TUESDAY, reason })),
];

/** `waiting(information)`, `closed(done)`, `new`: a state in one word, for titles of tests. */
export function nameOfState(state: TicketState): string {
  return 'reason' in state ? `${state.name}(${state.reason})` : state.name;
}

/** A bug that Camille has just reported, save what is named. */
export function aTicket(but: Partial<Ticket> = {}): Ticket {
  return {
    deskId: 'desk' as DeskId,
    ticketId: 'ticket-12' as TicketId,
    number: 12,
    type: 'bug',
    title: 'Formulaire de contact muet - monsite.com',
    urgency: 'important',
    rank: 2,
    environment: 'production',
    state: { name: 'new' },
    requesterId: personId('Camille'),
    ownerId: null,
    quality: 70,
    missing: ['browser', 'tests'],
    reopenedCount: 0,
    follows: null,
    client: null,
    requestContentId: 'request' as ContentId,
    policyVersion: 1,
    revision: 1,
    createdAt: TUESDAY,
    updatedAt: TUESDAY,
    ...but,
  };
}

/** The answers of a good bug report, save what is named; `undefined` takes one out. */
export function bugReport(but: Readonly<Record<string, FieldValue | undefined>> = {}): Typed {
  const report: Readonly<Record<string, FieldValue | undefined>> = {
    title: 'Formulaire de contact muet - monsite.com',
    description: 'Depuis ce matin, le bouton Envoyer du formulaire de contact ne fait plus rien.',
    url: 'https://www.monsite.com/contact',
    expected: 'Le message part et une page de remerciement s’affiche.',
    environment: 'production',
    urgency: 'important',
    screenshots: [aFile({ name: 'formulaire.png' })],
    ...but,
  };
  return Object.fromEntries(
    Object.entries(report).filter((answer): answer is [string, FieldValue] => answer[1] !== undefined),
  );
}

/** A ticket as the views draw it, with the words of a good bug report, a quarter of an hour after it was made. */
export function aShownTicket(
  but: Partial<Omit<ClockedTicket, 'ticket'>> & { ticket?: Partial<Ticket>; at?: Date } = {},
): ClockedTicket {
  const { ticket: changes, at = addMinutes(TUESDAY, 15), policy = presetPolicy('agence'), ...rest } = but;
  const ticket = aTicket(changes);
  return {
    ticket,
    values: bugReport(),
    originalText: 'Salut, le formulaire de contact est muet',
    requesterName: 'Camille Roux',
    ownerName: null,
    policy,
    ...sampleClocks(ticket, policy, at),
    ...rest,
  };
}

/** A picture that somebody gave on the connection of the builders' desk. */
export function aFile(but: Partial<FileReference> = {}): FileReference {
  const id = but.id ?? 'F0000000001';
  return {
    connectionId: 'connection-1' as ConnectionId,
    id,
    name: 'capture.png',
    mimeType: 'image/png',
    size: 48_213,
    permalink: `https://studio.slack.com/files/UCAMILLE/${id}/capture.png`,
    ...but,
  };
}

/** One reader per language. */
export const READERS = [
  readerOf({ language: 'fr', timeZone: 'Europe/Paris' }),
  readerOf({ language: 'en', timeZone: 'Europe/London' }),
] as const;

/** Every string that a card shows, in the order in which it shows them, with plain spaces; `plain` last. */
export function wordsOf(card: Card): string[] {
  const words = [...(card.title === undefined ? [] : [card.title]), ...card.parts.flatMap(wordsOfPart), card.plain];
  return words.map(plainSpaces);
}

/** The buttons of a card. */
export function buttonsOf(card: Card): Button[] {
  return card.parts.flatMap((part) => (part.kind === 'buttons' || part.kind === 'row' ? part.buttons : []));
}

function wordsOfPart(part: CardPart): string[] {
  switch (part.kind) {
    case 'text':
    case 'note':
      return part.spans.map(wordsOfSpan);
    case 'facts':
      return part.facts.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return part.items.flatMap((item) => item.map(wordsOfSpan));
    case 'quote':
      return [part.text];
    case 'buttons':
      return part.buttons.map(({ label }) => label);
    case 'files':
      return part.files.map(({ name }) => name);
    case 'row':
      return [...part.spans.map(wordsOfSpan), part.note, ...part.buttons.map(({ label }) => label)];
    case 'divider':
      return [];
  }
}

function wordsOfSpan(span: Span): string {
  if (typeof span === 'string') return span;
  return 'bold' in span ? span.bold : span.label;
}
