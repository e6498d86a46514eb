import type { DeskId } from '../../domain/ids.ts';
import { endOfLocalDay } from '../../domain/sla/local-day.ts';
import { foundFor, listFor } from '../../domain/ticket/lists.ts';
import type { TicketPage, Wanted } from '../../views/ticket-list.ts';
import type { InTransaction, Person } from '../ports/stores.ts';
import { type Turn, ticketPage } from './ticket-page.ts';

export type ListTicketsResult =
  | { readonly kind: 'page'; readonly page: TicketPage }
  /** The list is the team's. */
  | { readonly kind: 'team_only' };

export type ListTickets = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly wanted: Wanted;
  readonly turn: Turn;
  readonly at: Date;
}) => Promise<ListTicketsResult>;

/** `/ticket mine`, `/ticket late`, `/ticket search …`: a page of what this person may see (architecture §4.4). */
export const makeListTickets =
  (deps: { inTransaction: InTransaction }): ListTickets =>
  ({ deskId, actor, wanted, turn, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const list =
        'list' in wanted
          ? listFor(actor, wanted.list, endOfLocalDay(at, actor.timeZone))
          : foundFor(actor, wanted.words);
      if (!list) return { kind: 'team_only' };
      return { kind: 'page', page: await ticketPage(stores, list, turn, at) };
    });
