import type { PersonId } from '../../domain/ids.ts';
import type { MoveName } from '../../domain/ticket/moves.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { RoutedEvent } from '../../policy/escalation.ts';
import { type Reader, readerOf } from '../../texts/reader.ts';
import { type RoutedNews, routedNews } from '../../views/routed-news.ts';
import { type Places, routedPlaces } from '../escalation/places.ts';
import type { Log } from '../ports/log.ts';
import type { Address, Person, Stores } from '../ports/stores.ts';
import { deskReader, showTicket } from './shown-ticket.ts';

const EVENTS: Readonly<Record<RoutedNews, RoutedEvent>> = {
  created: 'created',
  resolve: 'resolved',
  confirm_fix: 'resolved',
  reopen: 'reopened',
};

/** What is told of one event of a ticket, by whom, and who knows it already. */
interface Told {
  readonly happened: RoutedNews;
  readonly by: string;
  readonly except: readonly (PersonId | null)[];
}

/** Says it once in each of these places: in a channel as a post of its own, to people in private. */
export async function tellPlaces(
  stores: Stores,
  ticket: Ticket,
  { channels, people }: Places,
  { happened, by, except }: Told,
): Promise<void> {
  const announce = async (destination: string, to: Address, reader: Reader): Promise<void> =>
    stores.outbox.announce({
      key: ['route', ticket.ticketId, ticket.revision, EVENTS[happened], destination].join(':'),
      kind: 'card',
      card: routedNews(await showTicket(stores, ticket, reader), happened, by, reader),
      to,
      ticketId: ticket.ticketId,
    });
  for (const address of channels)
    await announce(`${address.connectionId}:${address.conversation}`, address, await deskReader(stores));
  for (const { personId, address } of people) {
    const person = except.includes(personId) ? undefined : await stores.people.byId(personId);
    if (person) await announce(personId, address, readerOf(person));
  }
}

/** Tells of a ticket that was resolved or reopened where a route leads (K10). The owner hears of the requester's gestures anyway. */
export async function tellMoved(
  stores: Stores,
  ticket: Ticket,
  actor: Person,
  move: MoveName,
  { at, log }: { readonly at: Date; readonly log: Log | undefined },
): Promise<void> {
  if (move !== 'resolve' && move !== 'confirm_fix' && move !== 'reopen') return;
  const { policy } = await stores.policies.current();
  const places = await routedPlaces(stores, ticket, EVENTS[move], { policy, at, log });
  const isToldAnyway = actor.personId === ticket.requesterId ? ticket.ownerId : null;
  await tellPlaces(stores, ticket, places, {
    happened: move,
    by: actor.name,
    except: [actor.personId, isToldAnyway],
  });
}
