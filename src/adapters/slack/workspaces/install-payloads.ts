import { z } from 'zod';
import { eventEnvelopeSchema } from '../read/payloads.ts';

export const INSTALL_EVENTS = ['app_uninstalled', 'tokens_revoked'] as const;

/** One delivery of the Events API about the app being taken out of a workspace. */
export const installEnvelopeSchema = eventEnvelopeSchema.extend({
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
  ]),
});
export type InstallEvent = z.infer<typeof installEnvelopeSchema>['event'];
