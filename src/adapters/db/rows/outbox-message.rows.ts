import { z } from 'zod';
import type { Announcement } from '../../../app/ports/stores.ts';
import type { ConnectionId, SurfaceId, TicketId } from '../../../domain/ids.ts';
import { cardSchema } from '../../../views/card.ts';
import { idOf } from './id.rows.ts';

const announcementHead = {
  key: z.string(),
  to: z.object({
    connectionId: idOf<ConnectionId>(),
    conversation: z.string(),
    inThreadOf: z
      .union([z.object({ messageId: z.string() }), z.object({ surfaceId: idOf<SurfaceId>() })])
      .exactOptional(),
    onlyFor: z.string().exactOptional(),
  }),
  ticketId: idOf<TicketId>().nullable(),
  dropAfterSeconds: z.number().exactOptional(),
};

/** The payload of an outbox message that is not delivered yet. */
export const announcementSchema: z.ZodType<Announcement> = z.discriminatedUnion('kind', [
  z.object({ ...announcementHead, kind: z.literal('card'), card: cardSchema }),
  z.object({ ...announcementHead, kind: z.literal('surface'), surfaceId: idOf<SurfaceId>() }),
]);
