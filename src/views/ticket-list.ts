import { cutInSight } from '../domain/clean-text.ts';
import type { ListName } from '../domain/ticket/lists.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import type { TypingReader } from '../texts/typing.ts';
import type { Button, Card, CardPart } from './card.ts';
import { rankWords, stateWords, titleWords } from './ticket-words.ts';

const TITLE_SHOWN = 80;
/** Counts go no further; see `MOST_COUNTED`. */
const MOST_SHOWN = 99;

/** One ticket of a list, with its people by name. A name is null where there is nobody, or nobody known any more. */
export interface TicketLine {
  readonly ticket: Ticket;
  readonly dueAt: Date | null;
  readonly requesterName: string | null;
  readonly ownerName: string | null;
}

/** One page of a list; `before` and `after` lead to the pages around it. */
export interface TicketPage {
  readonly lines: readonly TicketLine[];
  readonly before: PageTurn | null;
  readonly after: PageTurn | null;
  /** How many tickets the whole list holds, counted to 100 only. */
  readonly count: number;
  readonly policy: Policy;
  /** When it was read: what was due before is late. */
  readonly at: Date;
}

interface PageTurn {
  readonly turn: 'after' | 'before';
  readonly place: string;
}

/** The list that somebody asked for by its name, or the words that they look for. */
export type Wanted = { readonly list: ListName } | { readonly words: string };

/** `/ticket mine`, `/ticket late`, `/ticket search …`: one line for each ticket, and the way to the next page. */
export function ticketListCard(page: TicketPage, wanted: Wanted, reader: TypingReader): Card {
  const { lists } = reader.texts;
  const name = 'list' in wanted ? lists.names[wanted.list] : lists.found(wanted.words);
  if (page.lines.length === 0) {
    const nothing =
      'list' in wanted ? emptyWords(wanted.list, reader) : lists.nothingFound(wanted.words, reader.command('open'));
    return { title: name, plain: nothing, parts: [{ kind: 'text', spans: [nothing] }] };
  }
  const title = lists.title(name, countWords(page.count, reader));
  const turns = turnButtons(page, 'ticket.list', wantedOnButton(wanted), reader);
  return {
    title,
    plain: `${title}. ${page.lines.map(({ ticket }) => `#${ticket.number} ${ticket.title}`).join(' · ')}`,
    parts: [...page.lines.map((line) => ticketRow(line, page, [showButton(line.ticket, reader)], reader)), ...turns],
  };
}

/** What a list says that holds nothing. */
export function emptyWords(list: ListName, { texts, command }: TypingReader): string {
  const words = texts.lists.empty[list];
  return typeof words === 'string' ? words : words(command('open'));
}

/** A ticket in two lines: number and title, then state, rank, owner, and when it is due, or how long it has been there. */
export function ticketRow(
  { ticket, dueAt, ownerName }: TicketLine,
  { policy, at }: Pick<TicketPage, 'policy' | 'at'>,
  buttons: readonly Button[],
  reader: Reader,
): CardPart {
  const { nobodyYet } = reader.texts;
  return {
    kind: 'row',
    spans: [{ bold: `#${ticket.number} ${cutInSight(titleWords(ticket, reader), TITLE_SHOWN)}` }],
    note: [
      stateWords({ ticket, policy }, reader),
      rankWords({ ticket, policy }, reader),
      ownerName ?? (ticket.ownerId ? reader.texts.unknownPerson : nobodyYet),
      whenWords(ticket, dueAt, at, reader),
    ].join(' · '),
    buttons: [...buttons],
  };
}

function whenWords(ticket: Ticket, dueAt: Date | null, at: Date, { texts, formats, timeZone }: Reader): string {
  if (dueAt) {
    const instant = formats.instant(dueAt, timeZone);
    return dueAt < at ? texts.lists.late(instant) : texts.lists.due(instant);
  }
  return ticket.state.name === 'closed'
    ? texts.lists.closed(formats.day(ticket.state.at, timeZone))
    : texts.lists.since(formats.day(ticket.createdAt, timeZone));
}

export function showButton({ number }: Ticket, { texts }: Reader): Button {
  return { action: 'ticket.show', label: texts.lists.show, value: { number: String(number) } };
}

/** The buttons to the pages around this one; none when it is the only one. */
export function turnButtons(
  { before, after }: Pick<TicketPage, 'before' | 'after'>,
  action: Button['action'],
  value: Button['value'],
  { texts }: Reader,
): CardPart[] {
  const buttons = [
    ...(before ? [{ action, label: texts.lists.previous, value: { ...value, ...before } }] : []),
    ...(after ? [{ action, label: texts.lists.next, value: { ...value, ...after } }] : []),
  ];
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

const wantedOnButton = (wanted: Wanted): Button['value'] =>
  'list' in wanted ? { list: wanted.list } : { words: wanted.words };

/** "7", or "99+" for more than are counted. */
export function countWords(count: number, { texts }: Reader): string {
  return count > MOST_SHOWN ? texts.lists.more(MOST_SHOWN) : String(count);
}
