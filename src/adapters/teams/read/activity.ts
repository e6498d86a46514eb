import { z } from 'zod';
import { SECRET_KINDS } from '../../../domain/secrets/secret.ts';

const account = z.looseObject({
  id: z.string().min(1),
  aadObjectId: z.string().optional(),
  name: z.string().optional(),
});
const channelData = z.looseObject({
  tenant: z.looseObject({ id: z.string() }).optional(),
  team: z
    .looseObject({ id: z.string().optional(), aadGroupId: z.string().optional(), name: z.string().optional() })
    .optional(),
  channel: z.looseObject({ id: z.string().optional(), name: z.string().optional() }).optional(),
  eventType: z.string().optional(),
});

/**
 * What every activity of the Bot Connector has; what else it holds stays as it came, for whoever reads its kind. Source:
 * "Bot Framework -- Activity", microsoft/botframework-sdk, specs/botframework-activity.
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  /** Of an invoke: what is asked. */
  name: z.string().optional(),
  /** Both are asked for where the sender is authenticated. */
  channelId: z.string().optional(),
  serviceUrl: z.string().optional(),
  from: account.optional(),
  recipient: account.optional(),
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
  channelData: channelData.optional(),
  /** When it happened, ISO 8601. */
  timestamp: z.string().nullish(),
  locale: z.string().optional(),
  localTimezone: z.string().optional(),
  /** Noted by us where the activity is kept: the secrets that were masked in it (`mask-event.ts`). */
  secrets: z.array(z.enum(SECRET_KINDS)).optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/**
 * The tenant in which something happened, in lower case. Undefined when it is not said, or said in two ways: then nobody
 * knows whose it is.
 */
export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const said = [conversation.tenantId, channelData?.tenant?.id]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
  return new Set(said).size === 1 ? said[0] : undefined;
}
