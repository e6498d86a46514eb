import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { DeliveryError } from '../../../app/ports/delivery.ts';
import type { Directory, WrittenMessage } from '../../../app/ports/directory.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { problemFrom } from '../delivery-problem.ts';
import type { ClientOf } from '../messenger.ts';
import { makeReferToFiles } from './file-info.ts';
import { namesIn } from './names-in.ts';
import { slackFilesSchema } from './read-files.ts';
import { readMessage } from './read-message.ts';

const MOST_MESSAGES = 50;
/** We are no member there, or the message is gone. */
const NOT_SEEN = new Set([
  'channel_not_found',
  'not_in_channel',
  'thread_not_found',
  'message_not_found',
  'missing_scope',
]);

/** Any message of a history, or of a gesture on it. */
export const writtenMessageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  files: slackFilesSchema,
});
export type SlackWritten = z.infer<typeof writtenMessageSchema>;

const pageSchema = z.object({ messages: z.array(writtenMessageSchema).default([]) });

/** What stands around a message, read from the history of its channel or thread (`channels:history` and its like). */
export function makeMessagesNear(clientOf: ClientOf, describe: Directory['describe']): Directory['messagesNear'] {
  const referToFiles = makeReferToFiles(clientOf);

  const toWritten = async (message: SlackWritten, connectionId: ConnectionId): Promise<WrittenMessage> => ({
    ...headOf(message),
    text: readMessage(message.text ?? '', await namesIn(message.text ?? '', connectionId, { describe })),
    files: await referToFiles(message.files, connectionId),
  });

  return async (connectionId, { conversation, messageId, threadId }, withinSeconds) => {
    try {
      const client = await clientOf(connectionId);
      const found = await pageAround(client, conversation, messageId, threadId, withinSeconds);
      return await Promise.all(found.map((message) => toWritten(message, connectionId)));
    } catch (error) {
      if (error instanceof WebAPIPlatformError && NOT_SEEN.has(error.data.error)) return [];
      throw error instanceof DeliveryError ? error : new DeliveryError(problemFrom(error), error);
    }
  };
}

/** Who wrote it, where and when: what needs no further question. */
export function headOf({ ts, thread_ts, user, bot_id }: SlackWritten): Omit<WrittenMessage, 'text' | 'files'> {
  return {
    messageId: ts,
    threadId: thread_ts === undefined || thread_ts === ts ? null : thread_ts,
    author: bot_id ? null : (user ?? null),
    at: new Date(Number(ts) * 1000),
  };
}

async function pageAround(
  client: WebClient,
  channel: string,
  ts: string,
  knownThread: string | null,
  withinSeconds: number,
): Promise<readonly SlackWritten[]> {
  const thread = knownThread ?? (await threadOf(client, channel, ts));
  const oldest = (Number(ts) - withinSeconds).toFixed(6);
  const latest = (Number(ts) + withinSeconds).toFixed(6);
  const span = { channel, oldest, latest, inclusive: true, limit: MOST_MESSAGES };
  const answer =
    thread === null
      ? await client.conversations.history(span)
      : await client.conversations.replies({ ...span, ts: thread });
  // A thread is always told with the message that it hangs from.
  return pageSchema
    .parse(answer)
    .messages.filter((message) => Math.abs(Number(message.ts) - Number(ts)) <= withinSeconds);
}

/** The thread that a message stands in: a channel's history does not show replies, so that is asked by the message itself. */
async function threadOf(client: WebClient, channel: string, ts: string): Promise<string | null> {
  const answer = await client.conversations.replies({
    channel,
    ts,
    oldest: ts,
    latest: ts,
    inclusive: true,
    limit: 10,
  });
  const message = pageSchema.parse(answer).messages.find((each) => each.ts === ts);
  return message ? headOf(message).threadId : null;
}
