import { z } from 'zod';
import { LIST_NAMES, type ListName } from '../domain/ticket/lists.ts';
import type { Reader } from '../texts/reader.ts';
import type { TypingReader } from '../texts/typing.ts';
import type { Button, Card, CardPart } from './card.ts';
import { requesterButtons, takeButtons } from './ticket-buttons.ts';
import {
  countWords,
  emptyWords,
  showButton,
  type TicketLine,
  type TicketPage,
  ticketRow,
  turnButtons,
} from './ticket-list.ts';
import { expectedWords } from './ticket-words.ts';

/** Which list a person looks at on their page, and where in it. What no longer makes sense is the page as it opens. */
export const showingSchema = z
  .object({
    list: z.enum(LIST_NAMES).optional(),
    turn: z.object({ turn: z.enum(['after', 'before']), place: z.string() }).optional(),
  })
  .catch({});
export type Showing = z.infer<typeof showingSchema>;

/** The lists that an agent's page offers, the one that it opens with first. */
export const AGENT_HOME_LISTS = ['queue', 'mine', 'late', 'waiting', 'asked'] as const satisfies readonly ListName[];
export type AgentHomeList = (typeof AGENT_HOME_LISTS)[number];

/** The page of an agent: a list of the desk, the others one click away with how many tickets each holds. */
export function agentHome(
  shown: {
    readonly list: AgentHomeList;
    readonly page: TicketPage;
    readonly counts: Readonly<Record<AgentHomeList, number>>;
  },
  reader: TypingReader,
): Card {
  const { list, page, counts } = shown;
  const { texts } = reader;
  const filters = AGENT_HOME_LISTS.map(
    (name): Button => ({
      action: 'home.list',
      label: texts.lists.title(texts.home.lists[name], countWords(counts[name], reader)),
      value: { list: name },
      ...(name === list && { style: 'primary' }),
    }),
  );
  return {
    title: texts.home.teamTitle,
    plain: texts.home.teamTitle,
    parts: [
      { kind: 'buttons', buttons: [...filters, newButton(reader)] },
      { kind: 'divider' },
      ...listParts(page, list, (line) => agentRow(line, list, page, reader), reader),
    ],
  };
}

/** The page of somebody who asks for work: what is expected of them first, then what is under way, then what is over. */
export function requesterHome(
  shown: { readonly awaited: TicketPage; readonly open: TicketPage; readonly done: TicketPage },
  reader: Reader,
): Card {
  const { awaited, open, done } = shown;
  const { texts } = reader;
  const awaitedIds = new Set(awaited.lines.map(({ ticket }) => ticket.ticketId));
  const others = { ...open, lines: open.lines.filter(({ ticket }) => !awaitedIds.has(ticket.ticketId)) };
  const section = (name: 'awaited' | 'open' | 'done', page: TicketPage): CardPart[] =>
    page.lines.length === 0
      ? []
      : [
          heading(texts.home.sections[name]),
          ...page.lines.flatMap((line) => requesterRow(line, page, reader)),
          ...(name === 'open' ? turnButtons(page, 'home.list', { list: 'open' }, reader) : []),
        ];
  const parts = [...section('awaited', awaited), ...section('open', others), ...section('done', done)];
  return {
    title: texts.home.title,
    plain: texts.home.title,
    parts: [
      { kind: 'buttons', buttons: [newButton(reader)] },
      { kind: 'divider' },
      ...(parts.length > 0 ? parts : [{ kind: 'text' as const, spans: [texts.home.nothing] }]),
    ],
  };
}

const heading = (words: string): CardPart => ({ kind: 'text', spans: [{ bold: words }] });

function newButton({ texts }: Reader): Button {
  return { action: 'ticket.new', label: texts.home.create, value: {} };
}

function listParts(
  page: TicketPage,
  list: AgentHomeList,
  row: (line: TicketLine) => CardPart[],
  reader: TypingReader,
): CardPart[] {
  if (page.lines.length === 0) return [{ kind: 'text', spans: [emptyWords(list, reader)] }];
  return [...page.lines.flatMap(row), ...turnButtons(page, 'home.list', { list }, reader)];
}

function agentRow(line: TicketLine, list: AgentHomeList, page: TicketPage, reader: Reader): CardPart[] {
  if (list === 'asked') return requesterRow(line, page, reader);
  const show = showButton(line.ticket, reader);
  return [ticketRow(line, page, list === 'queue' ? [...takeButtons(line.ticket, reader), show] : [show], reader)];
}

/** A ticket with what is expected of its requester, and the buttons for it. */
function requesterRow(line: TicketLine, page: TicketPage, reader: Reader): CardPart[] {
  const expected = requesterButtons(line.ticket, reader).flatMap((part) =>
    part.kind === 'buttons' ? part.buttons : [],
  );
  const row = ticketRow(line, page, [...expected, showButton(line.ticket, reader)], reader);
  const isOver = line.ticket.state.name === 'closed';
  return [row.kind === 'row' && !isOver ? { ...row, note: `${row.note}\n${expectedWords(line.ticket, reader)}` } : row];
}
