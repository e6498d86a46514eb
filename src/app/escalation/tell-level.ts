import type { SurfaceId } from '../../domain/ids.ts';
import { levelReached } from '../../views/escalation-card.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Address, Stores } from '../ports/stores.ts';
import { deskReader } from '../tickets/shown-ticket.ts';
import type { Reached, TellLevel } from './climb-ladder.ts';
import { type Places, placesOf, routedTo } from './places.ts';

/**
 * Tells those of a level: one card for each climb and channel, edited as the story goes on, with a line in its thread when a
 * further level is reached; people in private, once for each level. What came at once with much else is told in a digest.
 */
export const makeTellLevel =
  (deps: { readonly ids: Ids; readonly log?: Log | undefined }): TellLevel =>
  async (stores, reached) => {
    const { ticket, level, ladder, isOpen, at } = reached;
    const { policy } = ladder;
    const log = deps.log?.child({ ticketId: ticket.ticketId });
    const wanted = policy.escalation.levels[level].tell.filter(({ kind }) => isOpen || kind === 'on_call');
    const places = await placesOf(stores, ticket, wanted, { policy, at, log });
    if (places.channels.length + places.people.length === 0) {
      log?.warn({ level }, 'nobody of this level of the ladder can be reached');
      return false;
    }
    const further = isOpen ? routedTo(policy, ticket, 'escalated') : [];
    const all =
      further.length > 0 ? await placesOf(stores, ticket, [...wanted, ...further], { policy, at, log }) : places;
    const told = await tolerated(stores, reached, all, log);
    await (reached.isStorm ? defer(stores, reached, told, deps.ids) : tellEach(stores, reached, told, deps.ids));
    return true;
  };

/** Without those whom the quiet hours leave in peace; or they alone, once they are over, each who has no card of this climb yet. */
async function tolerated(
  stores: Stores,
  { ticket, climb, level, ladder: { policy }, inPrivate, at }: Reached,
  places: Places,
  log: Log | undefined,
): Promise<Places> {
  if (inPrivate === 'everybody') return places;
  const onCall = policy.escalation.levels[level].tell.filter(({ kind }) => kind === 'on_call');
  const isOnCall = await placesOf(stores, ticket, onCall, { policy, at, log });
  const called = new Set(isOnCall.people.map(({ personId }) => personId));
  if (inPrivate === 'on_call')
    return { ...places, people: places.people.filter(({ personId }) => called.has(personId)) };
  const cards = (await stores.surfaces.of(ticket.ticketId)).filter(
    (surface) => surface.kind === 'escalation_card' && surface.climb === climb,
  );
  const hasCard = ({ connectionId, conversation }: Address) =>
    cards.some(({ address }) => address.connectionId === connectionId && address.conversation === conversation);
  return {
    channels: [],
    people: places.people.filter(({ personId, address }) => !called.has(personId) && !hasCard(address)),
  };
}

async function tellEach(stores: Stores, reached: Reached, { channels, people }: Places, ids: Ids): Promise<void> {
  for (const address of channels) {
    const card = await cardThere(stores, reached, address);
    if (card) await tellUnder(stores, reached, address, card);
    else await openCard(stores, reached, address, ids);
  }
  for (const { address } of people) await openCard(stores, reached, address, ids);
}

/** The card of this climb that stands in a channel already: it is redrawn, as every surface of the ticket. */
async function cardThere(
  { surfaces }: Stores,
  { ticket, climb }: Reached,
  { connectionId, conversation }: Address,
): Promise<SurfaceId | undefined> {
  const there = (await surfaces.of(ticket.ticketId)).find(
    (surface) =>
      surface.kind === 'escalation_card' &&
      surface.climb === climb &&
      surface.address.connectionId === connectionId &&
      surface.address.conversation === conversation,
  );
  return there?.surfaceId;
}

async function tellUnder(
  stores: Stores,
  { ticket, level, ladder }: Reached,
  address: Address,
  surfaceId: SurfaceId,
): Promise<void> {
  const { name } = ladder.policy.escalation.levels[level];
  await stores.outbox.announce({
    key: `escalated:${ticket.ticketId}:${ticket.revision}:${surfaceId}`,
    kind: 'card',
    card: levelReached(ticket.number, level, name, await deskReader(stores)),
    to: { ...address, inThreadOf: { surfaceId } },
    ticketId: ticket.ticketId,
  });
}

async function openCard(stores: Stores, { ticket, climb }: Reached, address: Address, ids: Ids): Promise<void> {
  const { ticketId } = ticket;
  const surfaceId = ids.next() as SurfaceId;
  await stores.surfaces.add({ surfaceId, ticketId, kind: 'escalation_card', climb, address });
  await stores.outbox.announce({ key: `surface:${surfaceId}`, kind: 'surface', surfaceId, to: address, ticketId });
}

async function defer(
  { escalations, surfaces }: Stores,
  { ticket, climb, level, inPrivate }: Reached,
  { channels, people }: Places,
  ids: Ids,
): Promise<void> {
  // Notes that they do not wait any more: it is never posted.
  if (inPrivate === 'who_waited')
    for (const { address } of people) {
      const surfaceId = ids.next() as SurfaceId;
      await surfaces.add({ surfaceId, ticketId: ticket.ticketId, kind: 'escalation_card', climb, address });
    }
  for (const { connectionId, conversation } of [...channels, ...people.map(({ address }) => address)])
    await escalations.defer({ to: { connectionId, conversation }, ticketId: ticket.ticketId, climb, level });
}
