import { z } from 'zod';
import type { Address, Surface } from '../../../app/ports/stores.ts';
import type { ConnectionId, SurfaceId, TicketId } from '../../../domain/ids.ts';
import { idOf } from './id.rows.ts';

export const SURFACE_COLUMNS = `
  surface_id        as "surfaceId",
  ticket_id         as "ticketId",
  kind              as "kind",
  event_sequence    as "eventSequence",
  alert             as "alert",
  climb             as "climb",
  connection_id     as "connectionId",
  conversation      as "conversation",
  thread_message_id as "threadMessageId",
  thread_surface_id as "threadSurfaceId",
  only_for          as "onlyFor"`;

const whichOfThem = { cycle: z.int(), revision: z.int(), level: z.int() };

const whatIsShown = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['triage_card', 'requester_card', 'thread_note']) }),
  z.object({ kind: z.literal('said'), eventSequence: z.int() }),
  z.object({
    kind: z.literal('clock_alert'),
    alert: z.discriminatedUnion('kind', [
      z.object({
        metric: z.enum(['first_response', 'resolution']),
        kind: z.enum(['warning', 'breach']),
        ...whichOfThem,
      }),
      z.object({ metric: z.enum(['requester', 'closing']), kind: z.literal('reminder'), ...whichOfThem }),
    ]),
  }),
  z.object({ kind: z.literal('escalation_card'), climb: z.int() }),
]);

/** One row of `SURFACE_COLUMNS`, read into a surface. */
export const surfaceRow = z
  .object({
    surfaceId: idOf<SurfaceId>(),
    ticketId: idOf<TicketId>(),
    kind: z.string(),
    eventSequence: z.int().nullable(),
    alert: z.unknown(),
    climb: z.int().nullable(),
    connectionId: idOf<ConnectionId>(),
    conversation: z.string(),
    threadMessageId: z.string().nullable(),
    threadSurfaceId: idOf<SurfaceId>().nullable(),
    onlyFor: z.string().nullable(),
  })
  .transform(
    ({ surfaceId, ticketId, kind, eventSequence, alert, climb, ...row }): Surface => ({
      ...whatIsShown.parse({ kind, eventSequence, alert, climb }),
      surfaceId,
      ticketId,
      address: {
        connectionId: row.connectionId,
        conversation: row.conversation,
        ...(row.threadMessageId !== null && { inThreadOf: { messageId: row.threadMessageId } }),
        ...(row.threadSurfaceId !== null && { inThreadOf: { surfaceId: row.threadSurfaceId } }),
        ...(row.onlyFor !== null && { onlyFor: row.onlyFor }),
      },
    }),
  );

/** An address in the columns that hold it, with the destination that it belongs to. */
export function toAddressColumns({ connectionId, conversation, inThreadOf, onlyFor }: Address) {
  return {
    connection_id: connectionId,
    conversation,
    thread_message_id: inThreadOf && 'messageId' in inThreadOf ? inThreadOf.messageId : null,
    thread_surface_id: inThreadOf && 'surfaceId' in inThreadOf ? inThreadOf.surfaceId : null,
    only_for: onlyFor ?? null,
    destination_id: `${connectionId}:${conversation}`,
  };
}
