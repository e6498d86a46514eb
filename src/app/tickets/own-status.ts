import { isAgent } from '../../domain/access/may.ts';
import type { TypingReader } from '../../texts/typing.ts';
import type { Card } from '../../views/card.ts';
import { ticketListCard } from '../../views/ticket-list.ts';
import type { Person, Stores } from '../ports/stores.ts';
import { statusCard } from './status-card.ts';
import { ticketPage } from './ticket-page.ts';

/**
 * Where the tickets stand that somebody asked for and that are still open: the one there is, or their list. Undefined when
 * there is none (N14).
 */
export async function ownStatusCard(
  stores: Stores,
  author: Person,
  reader: TypingReader,
  at: Date,
): Promise<Card | undefined> {
  const { personId } = author;
  const open = { of: 'requester', personId, only: 'open' } as const;
  const [only, another] = await stores.tickets.list(open, { turn: 'after', place: null, most: 2, at });
  if (!only) return undefined;
  if (!another) return statusCard(stores, author, only.ticket.number, at);
  // Its pages are turned by name, and under that one an agent reads the desk's.
  if (isAgent(author))
    return ticketListCard(await ticketPage(stores, { ...open, only: 'all' }, null, at), { list: 'asked' }, reader);
  return ticketListCard(await ticketPage(stores, open, null, at), { list: 'open' }, reader);
}
