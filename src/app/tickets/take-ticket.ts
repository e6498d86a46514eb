import { may } from '../../domain/access/may.ts';
import type { DeskId, TicketId } from '../../domain/ids.ts';
import { takenBy } from '../../domain/ticket/ownership.ts';
import type { StateName, Ticket } from '../../domain/ticket/ticket.ts';
import type { InTransaction, Person } from '../ports/stores.ts';
import { keepClocks } from '../sla/keep-clocks.ts';
import { personName } from './person-name.ts';
import { tellNews } from './tell.ts';

export type TakeTicketResult =
  | { readonly kind: 'taken'; readonly ticket: Ticket }
  /** Also what somebody without the right to see it is told. */
  | { readonly kind: 'unknown_ticket' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'already_taken'; readonly ticket: Ticket; readonly ownerName: string }
  | { readonly kind: 'refused'; readonly ticket: Ticket; readonly from: StateName };

export type TakeTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly at: Date;
}) => Promise<TakeTicketResult>;

/**
 * An agent becomes the one clear owner (S3-12) and a new ticket is in progress (S0-34), also one that they were given; a
 * released one stays where it was. A second click is an ordinary day.
 */
export const makeTakeTicket =
  (deps: { inTransaction: InTransaction }): TakeTicket =>
  ({ deskId, actor, ticketId, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
      if (!may(actor, 'take', ticket)) return { kind: 'forbidden' };
      if (ticket.ownerId === actor.personId && ticket.state.name !== 'new') return { kind: 'taken', ticket };
      if (ticket.ownerId !== null && ticket.ownerId !== actor.personId)
        return { kind: 'already_taken', ticket, ownerName: await personName(stores, ticket.ownerId, actor) };

      const taken = takenBy(ticket, actor.personId, at);
      if (!taken) return { kind: 'refused', ticket, from: ticket.state.name };
      await stores.tickets.save(taken);
      await stores.history.append(
        {
          kind: 'taken',
          ticketId,
          sequence: taken.revision,
          actorId: actor.personId,
          ownerId: actor.personId,
          state: taken.state,
          occurredAt: at,
          policyVersion: taken.policyVersion,
          contentId: null,
        },
        null,
        null,
      );
      await keepClocks(stores, taken);
      await tellNews(stores, taken, actor, { kind: 'taken', by: actor.name });
      return { kind: 'taken', ticket: taken };
    });
