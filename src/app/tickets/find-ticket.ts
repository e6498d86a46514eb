import { may } from '../../domain/access/may.ts';
import type { DeskId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type FindTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly number: number;
}) => Promise<Ticket | undefined>;

/** The ticket that a person means by its number; undefined when there is none, or none that they may see (architecture §4.4). */
export const makeFindTicket =
  (deps: { inTransaction: InTransaction }): FindTicket =>
  ({ deskId, actor, number }) =>
    deps.inTransaction(deskId, async ({ tickets }) => {
      const ticket = await tickets.byNumber(number);
      return ticket && may(actor, 'see', ticket) ? ticket : undefined;
    });
