import { z } from 'zod';
import { eventEnvelopeSchema } from './payloads.ts';

/** One delivery of the Events API about somebody who looks at our tab, which has a page and messages. */
export const homeEnvelopeSchema = eventEnvelopeSchema.extend({
  event: z.object({ type: z.literal('app_home_opened'), user: z.string(), tab: z.string() }),
});
