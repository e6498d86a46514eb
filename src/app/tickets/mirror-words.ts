import type { ConnectionId, PersonId, SurfaceId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { SaidEvent } from '../../domain/ticket/words.ts';
import type { Ids } from '../ports/ids.ts';
import type { Address, Person, Stores } from '../ports/stores.ts';
import { directAddress } from './tell.ts';

/** Where a message was written, when it was one: what is said there is not said again in the same conversation. */
export interface Heard {
  readonly connectionId: ConnectionId;
  readonly conversation: string;
}

/**
 * Shows a reply to the other side, and the whole conversation to the team (K9): under each card of the agents; a
 * requester's reply to the owner too; an agent's to the requester, unless they read it where it was written.
 */
export async function mirrorReply(
  stores: Stores,
  ticket: Ticket,
  reply: Extract<SaidEvent, { kind: 'replied' }>,
  actor: Person,
  readByRequester: boolean,
  ids: Ids,
): Promise<void> {
  const cards = await underTriageCards(stores, ticket);
  const person = reply.by === 'requester' ? otherThan(actor, ticket.ownerId) : ticket.requesterId;
  const isTold = person !== null && !(reply.by === 'agent' && readByRequester);
  const origin = isTold ? await stores.tickets.origin(ticket.ticketId) : undefined;
  const direct = isTold && origin ? await directAddress(stores, person, origin.connectionId) : undefined;
  await mirror(stores, reply, [...cards, ...(direct ? [direct] : [])], ids);
}

/** Shows a note under the cards of the agents, and nowhere else; never where it was written. */
export async function mirrorNote(
  stores: Stores,
  ticket: Ticket,
  note: Extract<SaidEvent, { kind: 'noted' }>,
  heard: Heard | null,
  ids: Ids,
): Promise<void> {
  const cards = await underTriageCards(stores, ticket);
  const isElsewhere = ({ connectionId, conversation }: Address) =>
    connectionId !== heard?.connectionId || conversation !== heard.conversation;
  await mirror(stores, note, cards.filter(isElsewhere), ids);
}

async function underTriageCards({ surfaces }: Stores, ticket: Ticket): Promise<Address[]> {
  const shown = await surfaces.of(ticket.ticketId);
  return shown
    .filter(({ kind }) => kind === 'triage_card')
    .map(({ surfaceId, address: { connectionId, conversation } }) => ({
      connectionId,
      conversation,
      inThreadOf: { surfaceId },
    }));
}

function otherThan(actor: Person, personId: PersonId | null): PersonId | null {
  return personId === actor.personId ? null : personId;
}

/** Each post of somebody's words is a surface: drawn when sent, and again whenever its words change. */
async function mirror(stores: Stores, said: SaidEvent, places: readonly Address[], ids: Ids): Promise<void> {
  const { ticketId, sequence: eventSequence } = said;
  for (const address of places) {
    const surfaceId = ids.next() as SurfaceId;
    await stores.surfaces.add({ surfaceId, ticketId, kind: 'said', eventSequence, address });
    await stores.outbox.announce({ key: `surface:${surfaceId}`, kind: 'surface', surfaceId, to: address, ticketId });
  }
}
