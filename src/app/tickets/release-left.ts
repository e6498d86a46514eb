import { isAgent } from '../../domain/access/may.ts';
import type { DeskId, TicketId } from '../../domain/ids.ts';
import { mayChangeHands } from '../../domain/ticket/ownership.ts';
import { sentence } from '../../views/sentence.ts';
import type { InTransaction, Stores } from '../ports/stores.ts';
import { takeBackTicket } from './give-ticket.ts';
import { deskReader } from './shown-ticket.ts';
import { tellUnderCards } from './tell.ts';

export type ReleaseLeft = (desk: {
  readonly deskId: DeskId;
  readonly at: Date;
}) => Promise<{ readonly released: number }>;

/**
 * Gives back to the team the unresolved tickets of those who no longer work on tickets, for whatever reason: nobody else
 * but a lead could move them. Each keeps its state, its history says that the desk did it, and so do the agents' cards.
 */
export const makeReleaseLeft =
  (deps: { inTransaction: InTransaction }): ReleaseLeft =>
  async ({ deskId, at }) => {
    const left = await deps.inTransaction(deskId, ({ tickets }) => tickets.ofFormerAgents());
    let released = 0;
    for (const ticketId of left)
      if (await deps.inTransaction(deskId, (stores) => releaseOne(stores, ticketId, at))) released += 1;
    return { released };
  };

/** False when somebody else did it meanwhile, or its owner is back. */
async function releaseOne(stores: Stores, ticketId: TicketId, at: Date): Promise<boolean> {
  const ticket = await stores.tickets.lock(ticketId);
  const owner = ticket?.ownerId ? await stores.people.byId(ticket.ownerId) : undefined;
  if (!ticket || !owner || isAgent(owner) || !mayChangeHands(ticket)) return false;
  const released = await takeBackTicket(stores, ticket, { actor: null, gestureKey: null, at });
  const reader = await deskReader(stores);
  await tellUnderCards(stores, released, sentence(reader.texts.teamNews.ownerLeft(ticket.number, owner.name)));
  return true;
}
