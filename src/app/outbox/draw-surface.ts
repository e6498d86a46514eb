import { assertNever } from '../../domain/assert-never.ts';
import type { DeskId, SurfaceId } from '../../domain/ids.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { requesterCard } from '../../views/requester-card.ts';
import { threadNote } from '../../views/thread-note.ts';
import { triageCard } from '../../views/triage-card.ts';
import type { InTransaction } from '../ports/stores.ts';
import { drawSaid } from '../tickets/draw-said.ts';
import { deskReader, showTicket } from '../tickets/shown-ticket.ts';

export type DrawSurface = (
  deskId: DeskId,
  surfaceId: SurfaceId,
) => Promise<{ readonly card: Card; readonly revision: number } | undefined>;

/** A surface drawn from its ticket as it is now, so that a card never goes back in time. Undefined when either is gone. */
export const makeDrawSurface =
  (deps: { inTransaction: InTransaction }): DrawSurface =>
  (deskId, surfaceId) =>
    deps.inTransaction(deskId, async (stores) => {
      const surface = await stores.surfaces.byId(surfaceId);
      const ticket = surface && (await stores.tickets.byId(surface.ticketId));
      if (!surface || !ticket) return undefined;
      const revision = ticket.revision;
      switch (surface.kind) {
        case 'triage_card': {
          const reader = await deskReader(stores);
          return { revision, card: triageCard(await showTicket(stores, ticket, reader), reader) };
        }
        case 'thread_note': {
          const reader = await deskReader(stores);
          return { revision, card: threadNote(await showTicket(stores, ticket, reader), reader) };
        }
        case 'requester_card': {
          const requester = await stores.people.byId(ticket.requesterId);
          const reader = requester ? readerOf(requester) : await deskReader(stores);
          return { revision, card: requesterCard(await showTicket(stores, ticket, reader), reader) };
        }
        case 'said': {
          const card = await drawSaid(stores, ticket, surface);
          return card && { revision, card };
        }
        default:
          return assertNever(surface);
      }
    });
