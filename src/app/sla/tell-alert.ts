import type { SurfaceId } from '../../domain/ids.ts';
import type { Threshold } from '../../domain/sla/alerts.ts';
import type { Clock } from '../../domain/sla/clocks.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { routedPlaces } from '../escalation/places.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Address, Stores } from '../ports/stores.ts';
import { directAddress } from '../tickets/tell.ts';

/** Tells the team of an alert that is noted for the first time. The ticket is locked, as it is now. */
export type TellAlert = (
  stores: Stores,
  about: {
    readonly ticket: Ticket;
    readonly clock: Clock;
    readonly alert: Threshold;
    /** Outside the ticket's hours nobody is written to in private. */
    readonly isOpen: boolean;
    /** So much at once that only the tickets' own threads tell of it. */
    readonly isStorm: boolean;
    readonly at: Date;
  },
) => Promise<void>;

/**
 * Says it in the thread under each of the agents' cards, where it disturbs nobody, and to the owner in private; a warning
 * also where a route leads (K10). What is said is drawn when it is sent, and dropped where it is no longer so.
 */
export const makeTellAlert =
  (deps: { readonly ids: Ids; readonly log?: Log | undefined }): TellAlert =>
  async (stores, { ticket, clock, alert, isOpen, isStorm, at }) => {
    const { metric, cycle, revision } = clock;
    if (metric === 'requester' || metric === 'closing') return;
    const { kind, level } = alert;
    const { ticketId } = ticket;
    // What was dropped, or taken back, may come about again: that is another announcement.
    const key = ['alert', ticketId, metric, cycle, revision, kind, level, at.getTime()].join(':');
    const announce = async (destination: string, address: Address): Promise<void> => {
      const surfaceId = deps.ids.next() as SurfaceId;
      const shown = { metric, cycle, revision, kind, level };
      await stores.surfaces.add({ surfaceId, ticketId, kind: 'clock_alert', alert: shown, address });
      await stores.outbox.announce({ key: `${key}:${destination}`, kind: 'surface', surfaceId, to: address, ticketId });
    };

    for (const { kind, surfaceId, address } of await stores.surfaces.of(ticketId)) {
      if (kind !== 'triage_card') continue;
      const { connectionId, conversation } = address;
      await announce(surfaceId, { connectionId, conversation, inThreadOf: { surfaceId } });
    }
    if (isStorm) return;
    if (kind === 'warning') {
      const { policy } = await stores.policies.current();
      const { channels, people } = await routedPlaces(stores, ticket, 'warned', { policy, isOpen, at, log: deps.log });
      for (const address of channels) await announce(`${address.connectionId}:${address.conversation}`, address);
      for (const { personId, address } of people)
        if (!isOpen || personId !== ticket.ownerId) await announce(personId, address);
    }
    if (!isOpen) return;
    const origin = await stores.tickets.origin(ticketId);
    const owner = ticket.ownerId && origin && (await directAddress(stores, ticket.ownerId, origin.connectionId));
    if (owner) await announce('owner', owner);
  };
