import { z } from 'zod';
import { eventEnvelopeSchema } from './payloads.ts';

/** 🎫 under both of Slack's names. */
const TICKET_EMOJI = ['ticket', 'admission_tickets'] as const;

/** One delivery of the Events API about our emoji put on a message; other emoji are none of our business. */
export const reactionEnvelopeSchema = eventEnvelopeSchema.extend({
  event: z.object({
    type: z.literal('reaction_added'),
    user: z.string(),
    reaction: z.enum(TICKET_EMOJI),
    item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  }),
});
export type ReactionEvent = z.infer<typeof reactionEnvelopeSchema>['event'];
