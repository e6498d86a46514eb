import { may, mayMoveOwned } from '../../domain/access/may.ts';
import type { DeskId, TicketId } from '../../domain/ids.ts';
import { mayChangeHands } from '../../domain/ticket/ownership.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InTransaction, Person } from '../ports/stores.ts';
import type { AssignRefusal } from './assign-ticket.ts';
import { takeBackTicket, tellPerson } from './give-ticket.ts';
import { personName } from './person-name.ts';

export type ReleaseTicketResult = AssignRefusal | { readonly kind: 'released'; readonly ticket: Ticket };

export type ReleaseTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  /** Names the click or command: the same one a second time changes nothing. */
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<ReleaseTicketResult>;

/**
 * Its owner, or a lead, gives a ticket back to the team: it keeps its state, and whoever takes it goes on from there. One
 * that nobody owns is released already.
 */
export const makeReleaseTicket =
  (deps: { inTransaction: InTransaction }): ReleaseTicket =>
  ({ deskId, actor, ticketId, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
      if (!may(actor, 'release', ticket)) return { kind: 'forbidden' };
      if (ticket.ownerId === null || (await stores.history.knows(ticketId, gestureKey)))
        return { kind: 'released', ticket };
      if (!mayChangeHands(ticket)) return { kind: 'refused', ticket };
      if (!mayMoveOwned(actor, ticket))
        return { kind: 'owned_by_other', ticket, ownerName: await personName(stores, ticket.ownerId, actor) };

      const released = await takeBackTicket(stores, ticket, { actor, gestureKey, at });
      if (ticket.ownerId !== actor.personId)
        await tellPerson(stores, released, ticket.ownerId, { kind: 'released', by: actor.name });
      return { kind: 'released', ticket: released };
    });
