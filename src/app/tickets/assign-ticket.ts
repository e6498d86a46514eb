import { isAgent, may, mayMoveOwned } from '../../domain/access/may.ts';
import type { Named } from '../../domain/commands/read-command.ts';
import type { ConnectionId, DeskId, PersonId, TicketId } from '../../domain/ids.ts';
import { findByName } from '../../domain/people/find-by-name.ts';
import { mayChangeHands } from '../../domain/ticket/ownership.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { readerOf } from '../../texts/reader.ts';
import { assignForm } from '../../views/assignment.ts';
import type { Dialog } from '../../views/dialog.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { giveTicket, tellPerson } from './give-ticket.ts';
import { personName } from './person-name.ts';

export type AssignRefusal =
  /** Also what somebody without the right to see it is told. */
  | { readonly kind: 'unknown_ticket' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'owned_by_other'; readonly ticket: Ticket; readonly ownerName: string }
  /** Resolved or closed: nobody is to work on it any more. */
  | { readonly kind: 'refused'; readonly ticket: Ticket };

export type StartAssignment = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
}) => Promise<AssignRefusal | { readonly kind: 'form'; readonly dialog: Dialog }>;

/** The small form in which the new owner is chosen among the desk's agents. */
export const makeStartAssignment =
  (deps: { inTransaction: InTransaction }): StartAssignment =>
  ({ deskId, actor, ticketId }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.byId(ticketId);
      const refusal = await refusalOf(stores, ticket, actor);
      if (refusal || !ticket) return refusal ?? { kind: 'unknown_ticket' };
      return { kind: 'form', dialog: assignForm(ticket, await teamOf(stores), readerOf(actor)) };
    });

/** The person chosen in the form, or named in a command. */
export type Assignee =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | (Named & { readonly connectionId: ConnectionId });

export type AssignTicketResult =
  | AssignRefusal
  | { readonly kind: 'assigned'; readonly ticket: Ticket; readonly ownerName: string }
  /** Nobody, or somebody who does not work on tickets; `names`: several agents who may be meant. */
  | { readonly kind: 'not_an_agent'; readonly name: string | null; readonly names: readonly string[] };

export type AssignTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly to: Assignee;
  /** Names the click, form or command: the same one a second time changes nothing. */
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<AssignTicketResult>;

/**
 * A ticket gets another owner, one of the desk's agents (S3-12): by any agent while nobody owns it, then by its owner or a
 * lead. The new owner is told who gave it, the former one who took it from them.
 */
export const makeAssignTicket =
  (deps: { inTransaction: InTransaction }): AssignTicket =>
  ({ deskId, actor, ticketId, to, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (ticket && may(actor, 'see', ticket) && (await stores.history.knows(ticketId, gestureKey)))
        return { kind: 'assigned', ticket, ownerName: await ownerNow(stores, ticket, to, actor) };
      const refusal = await refusalOf(stores, ticket, actor);
      if (refusal || !ticket) return refusal ?? { kind: 'unknown_ticket' };
      const found = await agentNamed(stores, to, actor);
      if (found.kind === 'not_an_agent') return found;

      const { agent } = found;
      if (ticket.ownerId === agent.personId) return { kind: 'assigned', ticket, ownerName: agent.name };
      const given = await giveTicket(stores, ticket, agent, { actor, gestureKey, at });
      if (ticket.ownerId && ticket.ownerId !== actor.personId)
        await tellPerson(stores, given, ticket.ownerId, { kind: 'taken_away', by: actor.name, to: agent.name });
      return { kind: 'assigned', ticket: given, ownerName: agent.name };
    });

/** Whose it is once a gesture is repeated; whom it was given to, when they have released it since. */
async function ownerNow(stores: Stores, ticket: Ticket, to: Assignee, actor: Person): Promise<string> {
  if (ticket.ownerId) return personName(stores, ticket.ownerId, actor);
  const found = await agentNamed(stores, to, actor);
  return found.kind === 'agent' ? found.agent.name : readerOf(actor).texts.unknownPerson;
}

async function refusalOf(
  stores: Stores,
  ticket: Ticket | undefined,
  actor: Person,
): Promise<AssignRefusal | undefined> {
  if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
  if (!may(actor, 'assign', ticket)) return { kind: 'forbidden' };
  if (!mayChangeHands(ticket)) return { kind: 'refused', ticket };
  if (ticket.ownerId && !mayMoveOwned(actor, ticket))
    return { kind: 'owned_by_other', ticket, ownerName: await personName(stores, ticket.ownerId, actor) };
  return undefined;
}

type Found = { readonly kind: 'agent'; readonly agent: Person } | Extract<AssignTicketResult, { kind: 'not_an_agent' }>;

async function agentNamed(stores: Stores, to: Assignee, actor: Person): Promise<Found> {
  if (to.kind === 'name') {
    const found = findByName(await teamOf(stores), to.name);
    const [agent] = found;
    if (agent && found.length === 1) return { kind: 'agent', agent };
    return { kind: 'not_an_agent', name: to.name, names: found.map(({ name }) => name) };
  }
  const person = await personMeant(stores, to, actor);
  if (person && isAgent(person)) return { kind: 'agent', agent: person };
  return { kind: 'not_an_agent', name: person?.name ?? null, names: [] };
}

async function personMeant(
  { people }: Stores,
  to: Exclude<Assignee, { kind: 'name' }>,
  actor: Person,
): Promise<Person | undefined> {
  if (to.kind === 'me') return actor;
  return to.kind === 'person' ? people.byId(to.personId) : people.byAccount(to.connectionId, to.externalId);
}

/** Everybody who works on tickets, by name. */
async function teamOf({ people }: Stores): Promise<readonly Person[]> {
  const team = [
    ...(await people.withRole('agent')),
    ...(await people.withRole('lead')),
    ...(await people.withRole('admin')),
  ];
  return team.sort((one, other) => one.name.localeCompare(other.name));
}
