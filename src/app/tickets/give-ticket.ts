import type { PersonId } from '../../domain/ids.ts';
import { ownedBy } from '../../domain/ticket/ownership.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Assignment } from '../../policy/policy.ts';
import { readerOf } from '../../texts/reader.ts';
import { type AssignmentNews, assignmentNews } from '../../views/assignment.ts';
import type { Person, Stores } from '../ports/stores.ts';
import { keepClocks } from '../sla/keep-clocks.ts';
import { showTicket } from './shown-ticket.ts';
import { directAddress } from './tell.ts';

/** The ticket is this person's from now on; they are told, unless they did it. `actor` null: the desk itself, as its policy says. */
export async function giveTicket(
  stores: Stores,
  ticket: Ticket,
  owner: Person,
  by: { readonly actor: Person | null; readonly gestureKey: string | null; readonly at: Date },
): Promise<Ticket> {
  const given = ownedBy(ticket, owner.personId, by.at);
  await stores.tickets.save(given);
  await stores.people.gaveTicketTo(owner.personId);
  await stores.history.append(
    { kind: 'assigned', ...headOf(given, by), ownerId: owner.personId, state: given.state },
    null,
    by.gestureKey,
  );
  await keepClocks(stores, given);
  await stores.outbox.refreshSurfaces(given.ticketId, given.revision);
  if (owner.personId !== by.actor?.personId)
    await tellPerson(stores, given, owner.personId, { kind: 'given', by: by.actor?.name ?? null });
  return given;
}

/** Nobody's from now on. `actor` null: the desk itself, because its owner left the team. */
export async function takeBackTicket(
  stores: Stores,
  ticket: Ticket,
  by: { readonly actor: Person | null; readonly gestureKey: string | null; readonly at: Date },
): Promise<Ticket> {
  const released = ownedBy(ticket, null, by.at);
  await stores.tickets.save(released);
  await stores.history.append(
    { kind: 'released', ...headOf(released, by), state: released.state },
    null,
    by.gestureKey,
  );
  await keepClocks(stores, released);
  await stores.outbox.refreshSurfaces(released.ticketId, released.revision);
  return released;
}

/**
 * A new ticket finds its owner as the policy says (S3-11). It holds the desk's counter since it was created, so tickets
 * created at once come here one after the other, each seeing whom the one before was given to.
 */
export async function giveNewTicket(stores: Stores, ticket: Ticket, by: Assignment, at: Date): Promise<Ticket> {
  if (by === 'manual') return ticket;
  const owner = await stores.people.nextOwner(by, ticket.requesterId);
  return owner ? giveTicket(stores, ticket, owner, { actor: null, gestureKey: null, at }) : ticket;
}

/** Whoever loses a ticket that somebody else gave away or released reads it, in private. */
export async function tellPerson(
  stores: Stores,
  ticket: Ticket,
  personId: PersonId,
  news: AssignmentNews,
): Promise<void> {
  const person = await stores.people.byId(personId);
  const origin = await stores.tickets.origin(ticket.ticketId);
  const to = origin && (await directAddress(stores, personId, origin.connectionId));
  if (!person || !to) return;
  const reader = readerOf(person);
  await stores.outbox.announce({
    key: `owner:${ticket.ticketId}:${ticket.revision}:${personId}`,
    kind: 'card',
    card: assignmentNews(await showTicket(stores, ticket, reader), news, reader),
    to,
    ticketId: ticket.ticketId,
  });
}

function headOf(ticket: Ticket, { actor, at }: { readonly actor: Person | null; readonly at: Date }) {
  return {
    ticketId: ticket.ticketId,
    sequence: ticket.revision,
    actorId: actor?.personId ?? null,
    occurredAt: at,
    policyVersion: ticket.policyVersion,
    contentId: null,
  };
}
