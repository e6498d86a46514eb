import type { ConnectionId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { requesterNews, type TicketNews, teamNews } from '../../views/ticket-news.ts';
import type { Address, Person, Stores } from '../ports/stores.ts';
import { deskReader, showClocks, showTicket } from './shown-ticket.ts';

const BY_PERSON = 'person:';

/**
 * A person's direct messages: on the connection where the ticket was asked for, or on the one that they used last where they
 * have no account there. Undefined for somebody without any account.
 */
export async function directAddress(
  stores: Stores,
  personId: Person['personId'],
  origin: ConnectionId,
): Promise<Address | undefined> {
  const account = await stores.people.accountToTell(personId, origin);
  return account && { connectionId: account.connectionId, conversation: `${BY_PERSON}${account.externalId}` };
}

/** Whose direct messages these are; undefined when they are nobody's. */
export async function personIn(
  { people }: Stores,
  { connectionId, conversation }: Address,
): Promise<Person | undefined> {
  return conversation.startsWith(BY_PERSON)
    ? people.byAccount(connectionId, conversation.slice(BY_PERSON.length))
    : undefined;
}

/**
 * Says what just happened: the requester is told each time (S3-13), the team when the requester did it, and every card of
 * the ticket is brought up to date. Whoever did it is not told by message what they just did.
 */
export async function tellNews(stores: Stores, ticket: Ticket, actor: Person, news: TicketNews): Promise<void> {
  await stores.outbox.refreshSurfaces(ticket.ticketId, ticket.revision);
  const origin = await stores.tickets.origin(ticket.ticketId);
  if (!origin) return;
  if (actor.personId === ticket.requesterId) await tellTeam(stores, ticket, actor, news, origin.connectionId);
  else await tellRequester(stores, ticket, news, origin.connectionId);
}

async function tellRequester(
  stores: Stores,
  ticket: Ticket,
  news: TicketNews,
  connectionId: ConnectionId,
): Promise<void> {
  const requester = await stores.people.byId(ticket.requesterId);
  const to = await directAddress(stores, ticket.requesterId, connectionId);
  if (!requester || !to) return;
  const reader = readerOf(requester);
  await stores.outbox.announce({
    key: `news:${ticket.ticketId}:${ticket.revision}:requester`,
    kind: 'card',
    card: requesterNews(await showClocks(stores, ticket, reader, ticket.updatedAt), news, reader),
    to,
    ticketId: ticket.ticketId,
  });
}

async function tellTeam(
  stores: Stores,
  ticket: Ticket,
  actor: Person,
  news: TicketNews,
  connectionId: ConnectionId,
): Promise<void> {
  const reader = await deskReader(stores);
  const card = teamNews(await showTicket(stores, ticket, reader), news, reader);
  if (card) await tellUnderCards(stores, ticket, card);
  await tellOwner(stores, ticket, actor, news, connectionId);
}

/** Says something of this revision of the ticket under each of the agents' cards, whatever the platform. */
export async function tellUnderCards({ surfaces, outbox }: Stores, ticket: Ticket, card: Card): Promise<void> {
  for (const { kind, surfaceId, address } of await surfaces.of(ticket.ticketId)) {
    if (kind !== 'triage_card') continue;
    const { connectionId, conversation } = address;
    await outbox.announce({
      key: `news:${ticket.ticketId}:${ticket.revision}:${surfaceId}`,
      kind: 'card',
      card,
      to: { connectionId, conversation, inThreadOf: { surfaceId } },
      ticketId: ticket.ticketId,
    });
  }
}

async function tellOwner(
  stores: Stores,
  ticket: Ticket,
  actor: Person,
  news: TicketNews,
  connectionId: ConnectionId,
): Promise<void> {
  const owner =
    ticket.ownerId && ticket.ownerId !== actor.personId ? await stores.people.byId(ticket.ownerId) : undefined;
  const to = owner && (await directAddress(stores, owner.personId, connectionId));
  if (!owner || !to) return;
  const reader = readerOf(owner);
  const card = teamNews(await showTicket(stores, ticket, reader), news, reader);
  if (!card) return;
  await stores.outbox.announce({
    key: `news:${ticket.ticketId}:${ticket.revision}:owner`,
    kind: 'card',
    card,
    to,
    ticketId: ticket.ticketId,
  });
}
