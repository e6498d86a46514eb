import type { PersonId } from '../../domain/ids.ts';
import type { TicketList } from '../../domain/ticket/lists.ts';
import type { TicketPage } from '../../views/ticket-list.ts';
import type { ListedTicket, Stores } from '../ports/stores.ts';
import { type Cursor, cursorAt, placeAt } from './list-cursor.ts';

/** How many tickets one page shows: each is a line with its buttons. */
const PAGE_SIZE = 10;
/** Counts go no further, so that they stay quick: "99+". */
export const MOST_COUNTED = 100;

/** Where in a list somebody is: at its beginning, or where a button of an earlier page leads. */
export type Turn = Cursor | null;

/**
 * One page of a list, with the names of its people and the way to the pages around it. A page that has emptied in the
 * meantime gives way to the first one.
 */
export async function ticketPage(
  stores: Stores,
  list: TicketList,
  turn: Turn,
  at: Date,
  size: number = PAGE_SIZE,
): Promise<TicketPage> {
  const read = await readPage(stores, list, turn, at, size);
  if (turn && (read.tickets.length === 0 || (turn.turn === 'before' && read.tickets.length < size)))
    return ticketPage(stores, list, null, at, size);

  const { policy } = await stores.policies.current();
  const people = await stores.people.byIds(peopleOf(read.tickets));
  const nameOf = (personId: PersonId | null) => (personId === null ? null : (people.get(personId)?.name ?? null));
  return {
    lines: read.tickets.map(({ ticket, dueAt }) => ({
      ticket,
      dueAt,
      requesterName: nameOf(ticket.requesterId),
      ownerName: nameOf(ticket.ownerId),
    })),
    before: read.before,
    after: read.after,
    count: await stores.tickets.count(list, MOST_COUNTED, at),
    policy,
    at,
  };
}

async function readPage(stores: Stores, list: TicketList, turn: Turn, at: Date, size: number) {
  const direction = turn?.turn ?? 'after';
  const part = { turn: direction, place: turn && placeAt(turn), most: size + 1, at };
  const found = await stores.tickets.list(list, part);
  const isMore = found.length > size;
  const tickets = direction === 'after' ? found.slice(0, size) : found.slice(0, size).reverse();
  const [first, last] = [tickets[0], tickets.at(-1)];
  return {
    tickets,
    before: first && (direction === 'after' ? turn !== null : isMore) ? cursorAt('before', first.place) : null,
    after: last && (direction === 'before' || isMore) ? cursorAt('after', last.place) : null,
  };
}

function peopleOf(tickets: readonly ListedTicket[]): readonly PersonId[] {
  return [
    ...new Set(tickets.flatMap(({ ticket }) => [ticket.requesterId, ...(ticket.ownerId ? [ticket.ownerId] : [])])),
  ];
}
