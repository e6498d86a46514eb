import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import { DeliveryError } from '../../app/ports/delivery.ts';
import type { Account, Directory } from '../../app/ports/directory.ts';
import { languageOf } from '../../domain/language.ts';
import { problemFrom } from './delivery-problem.ts';
import type { ClientOf } from './messenger.ts';
import { makeMessagesNear } from './read/messages-near.ts';

const UNKNOWN_PERSON = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);
const NOT_OURS_TO_JOIN = new Set([
  'channel_not_found',
  'is_archived',
  'method_not_supported_for_channel_type',
  'missing_scope',
  'restricted_action',
  'no_permission',
]);
const PAGE_SIZE = 200;
const SLACK_ITSELF = 'USLACKBOT';

/** Slack's answer to who somebody is. Locale and zone come with `users:read`; the address with `users:read.email`, which may be declined. */
export function createSlackDirectory(clientOf: ClientOf): Directory {
  const describe: Directory['describe'] = async (connectionId, externalId) => {
    try {
      const client = await clientOf(connectionId);
      const answer = await client.users.info({ user: externalId, include_locale: true });
      return toAccount(userSchema.parse(answer.user));
    } catch (error) {
      if (error instanceof WebAPIPlatformError && UNKNOWN_PERSON.has(error.data.error)) return undefined;
      throw new DeliveryError(problemFrom(error), error);
    }
  };
  return {
    describe,
    messagesNear: makeMessagesNear(clientOf, describe),
    conversation: async (connectionId, externalId) => {
      try {
        const client = await clientOf(connectionId);
        const answer = await client.conversations.info({ channel: externalId });
        const { name, is_archived: isArchived, is_member: isOurs } = conversationSchema.parse(answer.channel);
        return { name, isArchived, isOurs };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found') return undefined;
        throw new DeliveryError(problemFrom(error), error);
      }
    },
    join: async (connectionId, externalId) => {
      try {
        const client = await clientOf(connectionId);
        await client.conversations.join({ channel: externalId });
        return true;
      } catch (error) {
        if (error instanceof WebAPIPlatformError && NOT_OURS_TO_JOIN.has(error.data.error)) return false;
        throw new DeliveryError(problemFrom(error), error);
      }
    },
    membersOf: async (connectionId, conversation) => {
      try {
        const client = await clientOf(connectionId);
        const members: string[] = [];
        let cursor: string | undefined;
        do {
          const answer = await client.conversations.members({
            channel: conversation,
            limit: PAGE_SIZE,
            ...(cursor && { cursor }),
          });
          const page = membersSchema.parse(answer);
          members.push(...page.members);
          cursor = page.response_metadata?.next_cursor || undefined;
        } while (cursor);
        return members;
      } catch (error) {
        throw new DeliveryError(problemFrom(error), error);
      }
    },
  };
}

const words = z.string().trim().min(1).optional().catch(undefined);
const userSchema = z.object({
  id: z.string(),
  name: words,
  real_name: words,
  locale: words,
  tz: words,
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  deleted: z.boolean().default(false),
  profile: z.object({ display_name: words, real_name: words, email: words }).default({}),
});
const conversationSchema = z.object({
  name: z.string().default(''),
  is_archived: z.boolean().default(false),
  is_member: z.boolean().default(false),
});
const membersSchema = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Somebody as Slack tells of them; undefined when that is not what Slack writes. */
export function readAccount(user: unknown): Account | undefined {
  const read = userSchema.safeParse(user);
  return read.success ? toAccount(read.data) : undefined;
}

function toAccount(user: z.infer<typeof userSchema>): Account {
  const { profile } = user;
  return {
    externalId: user.id,
    name: profile.real_name ?? user.real_name ?? profile.display_name ?? user.name ?? user.id,
    language: languageOf(user.locale ?? 'fr'),
    timeZone: user.tz ?? 'Europe/Paris',
    email: profile.email ?? null,
    isExternal: user.is_restricted || user.is_ultra_restricted || user.is_stranger,
    isBot: user.is_bot || user.id === SLACK_ITSELF,
    isDeactivated: user.deleted,
  };
}
