import { onCallAt } from '../../domain/escalation/on-call.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Destination, RoutedEvent } from '../../policy/escalation.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Log } from '../ports/log.ts';
import type { Address, Stores } from '../ports/stores.ts';
import { directAddress } from '../tickets/tell.ts';

/** Channels and direct messages, each once. */
export interface Places {
  readonly channels: readonly Address[];
  readonly people: readonly { readonly personId: PersonId; readonly address: Address }[];
}

interface Asked {
  readonly policy: Policy;
  readonly at: Date;
  readonly log: Log | undefined;
}

/**
 * Where destinations of a policy are, for what is told of a ticket: channels of the team, and people who can be reached. Never
 * its requester. A channel that is not known, or in which requesters write, is the team's own instead.
 */
export async function placesOf(
  stores: Stores,
  ticket: Ticket,
  destinations: readonly Destination[],
  asked: Asked,
): Promise<Places> {
  const channels = new Map<string, Address>();
  const personIds = new Set<PersonId>();
  for (const destination of destinations) {
    if (destination.kind === 'channel')
      for (const address of await channelsNamed(stores, destination.channel, asked.log))
        channels.set(`${address.connectionId}:${address.conversation}`, address);
    else for (const personId of await peopleOf(stores, ticket, destination, asked)) personIds.add(personId);
  }
  personIds.delete(ticket.requesterId);
  const origin = personIds.size > 0 ? await stores.tickets.origin(ticket.ticketId) : undefined;
  const people: { personId: PersonId; address: Address }[] = [];
  for (const personId of personIds) {
    const address = origin && (await directAddress(stores, personId, origin.connectionId));
    if (address) people.push({ personId, address });
  }
  return { channels: [...channels.values()], people };
}

/** Where else than to the team's channels an event of this ticket goes: the tickets that a route picks are a queue (K10). */
export function routedTo({ routes }: Policy, ticket: Ticket, event: RoutedEvent): readonly Destination[] {
  return routes.flatMap(({ events, when: { clients, types, ranks }, tell }) => {
    const isOfQueue =
      (!clients || (ticket.client !== null && clients.includes(ticket.client))) &&
      (!types || types.some((type) => type === ticket.type)) &&
      (!ranks || ranks.includes(ticket.rank));
    return isOfQueue && events.includes(event) ? tell : [];
  });
}

/** Where an event of this ticket is told besides, or instead: nothing is asked for where no route picks it. */
export async function routedPlaces(
  stores: Stores,
  ticket: Ticket,
  event: RoutedEvent,
  { isOpen = true, ...asked }: Asked & { readonly isOpen?: boolean },
): Promise<Places> {
  const routed = routedTo(asked.policy, ticket, event).filter(({ kind }) => isOpen || kind === 'on_call');
  return routed.length > 0 ? placesOf(stores, ticket, routed, asked) : { channels: [], people: [] };
}

const TEAM = 'team';

async function channelsNamed({ channels }: Stores, name: string, log: Log | undefined): Promise<readonly Address[]> {
  const named = name === TEAM ? [] : await channels.ofTeamNamed(name);
  if (name !== TEAM && named.length === 0)
    log?.warn({ channel: name }, 'the policy tells a channel that the team does not have, the team’s own is told');
  const told = named.length > 0 ? named : await channels.withRole('triage');
  return told.map(({ connectionId, externalId }) => ({ connectionId, conversation: externalId }));
}

async function peopleOf(
  { people }: Stores,
  { ownerId }: Ticket,
  destination: Exclude<Destination, { kind: 'channel' }>,
  { policy, at }: Asked,
): Promise<readonly PersonId[]> {
  const withAddresses = async (addresses: readonly string[]): Promise<readonly PersonId[]> => {
    const found: PersonId[] = [];
    for (const address of addresses)
      for (const { personId } of await people.withAddress(address.trim().toLowerCase())) found.push(personId);
    return found;
  };
  switch (destination.kind) {
    case 'person':
      return withAddresses([destination.email]);
    case 'group':
      return withAddresses(policy.escalation.groups[destination.group] ?? []);
    case 'role':
      return (await people.withRole(destination.role)).map(({ personId }) => personId);
    case 'on_call': {
      const rota = policy.escalation.rotas[destination.rota];
      const email = rota && onCallAt(rota, at);
      return email ? withAddresses([email]) : [];
    }
    case 'owner':
      return ownerId ? [ownerId] : [];
  }
}
