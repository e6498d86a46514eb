import { isAgent, may } from '../../domain/access/may.ts';
import type { DeskId } from '../../domain/ids.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { sentence } from '../../views/sentence.ts';
import { ticketDetails } from '../../views/ticket-details.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { showClocks } from './shown-ticket.ts';

/** What this person may see of a ticket. An unknown ticket and a forbidden one read the same (architecture §4.4). */
export async function statusCard(stores: Stores, actor: Person, number: number, at: Date): Promise<Card> {
  const reader = readerOf(actor);
  const ticket = await stores.tickets.byNumber(number);
  if (!ticket || !may(actor, 'see', ticket)) return sentence(reader.texts.refusals.unknownTicket);
  return ticketDetails(await showClocks(stores, ticket, reader, at), isAgent(actor) ? 'agent' : 'requester', reader);
}

export type GiveStatus = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly number: number;
  readonly at: Date;
}) => Promise<Card>;

/** `/ticket 12`. */
export const makeGiveStatus =
  (deps: { inTransaction: InTransaction }): GiveStatus =>
  ({ deskId, actor, number, at }) =>
    deps.inTransaction(deskId, (stores) => statusCard(stores, actor, number, at));
