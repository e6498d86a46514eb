import { z } from 'zod';
import { eventEnvelopeSchema } from './payloads.ts';

export const PEOPLE_EVENTS = ['user_change', 'member_joined_channel', 'member_left_channel'] as const;

/** One delivery of the Events API about who somebody is, or who is where. Which person is enough: Slack is asked for the rest. */
export const peopleEnvelopeSchema = eventEnvelopeSchema.extend({
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('user_change'), user: z.object({ id: z.string() }) }),
    z.object({
      type: z.enum(['member_joined_channel', 'member_left_channel']),
      channel: z.string(),
      /** Absent in what a version before kept. */
      user: z.string().optional(),
      /** Who invited them; absent when they came by themselves. */
      inviter: z.string().optional(),
    }),
  ]),
});
export type PeopleEvent = z.infer<typeof peopleEnvelopeSchema>['event'];
