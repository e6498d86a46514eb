import { assertNever } from '../../domain/assert-never.ts';
import type { DeskId, SurfaceId } from '../../domain/ids.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { requesterCard } from '../../views/requester-card.ts';
import { threadNote } from '../../views/thread-note.ts';
import { triageCard } from '../../views/triage-card.ts';
import { drawEscalation } from '../escalation/draw-escalation.ts';
import type { Clock } from '../ports/clock.ts';
import type { InTransaction } from '../ports/stores.ts';
import { drawAlert } from '../sla/draw-alert.ts';
import { drawReminder } from '../sla/draw-reminder.ts';
import { drawSaid } from '../tickets/draw-said.ts';
import { deskReader, showClocks } from '../tickets/shown-ticket.ts';

export type DrawSurface = (deskId: DeskId, surfaceId: SurfaceId) => Promise<Drawn | undefined>;

interface Drawn {
  readonly card: Card;
  readonly revision: number;
  /** False where it is no longer worth saying: what was not posted yet never is. */
  readonly isStillSo: boolean;
}

/** A surface drawn from its ticket as it is now, so that a card never goes back in time. Undefined when either is gone. */
export const makeDrawSurface =
  (deps: { inTransaction: InTransaction; clock: Pick<Clock, 'now'> }): DrawSurface =>
  (deskId, surfaceId) =>
    deps.inTransaction(deskId, async (stores) => {
      const surface = await stores.surfaces.byId(surfaceId);
      const ticket = surface && (await stores.tickets.byId(surface.ticketId));
      if (!surface || !ticket) return undefined;
      const drawn = { revision: ticket.revision, isStillSo: true };
      switch (surface.kind) {
        case 'triage_card': {
          const reader = await deskReader(stores);
          return { ...drawn, card: triageCard(await showClocks(stores, ticket, reader, deps.clock.now()), reader) };
        }
        case 'thread_note': {
          const reader = await deskReader(stores);
          return { ...drawn, card: threadNote(await showClocks(stores, ticket, reader, deps.clock.now()), reader) };
        }
        case 'requester_card': {
          const requester = await stores.people.byId(ticket.requesterId);
          const reader = requester ? readerOf(requester) : await deskReader(stores);
          return { ...drawn, card: requesterCard(await showClocks(stores, ticket, reader, deps.clock.now()), reader) };
        }
        case 'said': {
          const card = await drawSaid(stores, ticket, surface);
          return card && { ...drawn, card };
        }
        case 'clock_alert': {
          const { alert, ticketId, address } = surface;
          return alert.kind === 'reminder'
            ? drawReminder(stores, { ticketId, alert }, deps.clock.now())
            : drawAlert(stores, { ticketId, alert, address }, deps.clock.now());
        }
        case 'escalation_card':
          return drawEscalation(stores, ticket, surface, deps.clock.now());
        default:
          return assertNever(surface);
      }
    });
