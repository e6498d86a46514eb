import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import { DeliveryError, type Messenger, type OutgoingMessage, type PostedMessage } from '../../app/ports/delivery.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import type { Card } from '../../views/card.ts';
import { problemFrom } from './delivery-problem.ts';
import { type DrawnCard, type PicturesOf, renderCard } from './draw/render-card.ts';

/** The client to use for a connection. @throws DeliveryError when it has none that works */
export type ClientOf = (connectionId: ConnectionId) => Promise<WebClient>;

const EVENT_TYPE = 'guichet_outbox';
/** Slack's clock and ours may differ by this much. */
const CLOCK_MARGIN_SECONDS = 30;
const PAGE_SIZE = 200;
const BY_PERSON = 'person:';

/** Nothing that was typed becomes a mention, a link or formatting in the fallback either. */
const UNTRUSTED = { parse: 'none', link_names: false } as const;

/** Posts, edits and finds the desk's messages in Slack. Every refusal is a `DeliveryError`. */
export function createSlackMessenger(clientOf: ClientOf): Messenger {
  const channelOf = makeChannelOf(clientOf);
  return {
    post: (message) =>
      telling(async () => {
        const channel = await channelOf(message.connectionId, message.conversation);
        const client = await clientOf(message.connectionId);
        return message.onlyFor === null
          ? post(client, channel, message)
          : postPrivately(client, channel, message.onlyFor, message);
      }),
    edit: ({ connectionId, conversation, messageId, card }) =>
      telling(async () => {
        const client = await clientOf(connectionId);
        await withPictures(card, connectionId, (drawn) =>
          client.chat.update({ channel: conversation, ts: messageId, ...drawn, ...UNTRUSTED }),
        );
      }),
    find: (message, since) =>
      telling(async () => {
        // Only the person who received an ephemeral message can see it: the platform cannot be asked.
        if (message.onlyFor !== null) return undefined;
        const channel = await channelOf(message.connectionId, message.conversation);
        return find(await clientOf(message.connectionId), channel, message, since);
      }),
  };
}

async function post(client: WebClient, channel: string, message: OutgoingMessage): Promise<PostedMessage> {
  const posted = await withPictures(message.card, message.connectionId, (drawn) =>
    client.apiCall('chat.postMessage', {
      channel,
      ...threadOf(message),
      ...drawn,
      ...UNTRUSTED,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: EVENT_TYPE, event_payload: { outbox_id: message.outboxId } },
      // Not documented as an argument, though its errors are: Slack may use it to drop a second copy.
      client_msg_id: message.outboxId,
    }),
  );
  return toPosted(postedSchema.parse(posted));
}

async function postPrivately(
  client: WebClient,
  channel: string,
  user: string,
  message: OutgoingMessage,
): Promise<PostedMessage> {
  const posted = await withPictures(message.card, message.connectionId, (drawn) =>
    client.chat.postEphemeral({ channel, user, ...threadOf(message), ...drawn, ...UNTRUSTED }),
  );
  return { conversation: channel, messageId: postedPrivatelySchema.parse(posted).message_ts };
}

/**
 * Sends a card with its pictures, or once more with links in their place when Slack refuses what it was sent: a picture
 * that it cannot show (deleted, not yet processed, out of our sight) must not keep a card back. A refusal made nothing.
 */
async function withPictures<T>(
  card: Card,
  connectionId: ConnectionId,
  send: (drawn: DrawnCard) => Promise<T>,
): Promise<T> {
  const drawn = draw(card, connectionId);
  const hasPictures = drawn.blocks.some(({ type }) => type === 'image');
  if (!hasPictures) return send(drawn);
  try {
    return await send(drawn);
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    return send(draw(card, null));
  }
}

function refusesBlocks(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && /^invalid_blocks|slack_file|^file_/.test(error.data.error);
}

/** A card that cannot be drawn will not be the next time either. */
function draw(card: Card, picturesOf: PicturesOf): DrawnCard {
  try {
    return renderCard(card, picturesOf);
  } catch (error) {
    throw new DeliveryError({ kind: 'refused', detail: 'the card cannot be drawn' }, error);
  }
}

function threadOf({ inThreadOf }: OutgoingMessage): { thread_ts?: string } {
  return inThreadOf === null ? {} : { thread_ts: inThreadOf };
}

/** Looks for the outbox id in the metadata of what was said there since then, oldest page by page. */
async function find(
  client: WebClient,
  channel: string,
  message: OutgoingMessage,
  since: Date,
): Promise<PostedMessage | undefined> {
  const oldest = String(Math.floor(since.getTime() / 1000) - CLOCK_MARGIN_SECONDS);
  const window = { channel, oldest, inclusive: true, include_all_metadata: true, limit: PAGE_SIZE };
  let cursor: string | undefined;
  do {
    const answer =
      message.inThreadOf === null
        ? await client.conversations.history({ ...window, ...(cursor && { cursor }) })
        : await client.conversations.replies({ ...window, ts: message.inThreadOf, ...(cursor && { cursor }) });
    const page = pageSchema.parse(answer);
    const found = page.messages.find((known) => known.metadata?.event_payload.outbox_id === message.outboxId);
    if (found) return { conversation: channel, messageId: found.ts };
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return undefined;
}

/**
 * Where to post: a conversation as it is, or the direct message with a person (`person:U…`), which Slack opens or gives
 * back. The answer never changes for a person, so it is kept.
 */
function makeChannelOf(clientOf: ClientOf): (connectionId: ConnectionId, conversation: string) => Promise<string> {
  const known = new Map<string, string>();
  return async (connectionId, conversation) => {
    if (!conversation.startsWith(BY_PERSON)) return conversation;
    const key = `${connectionId} ${conversation}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const client = await clientOf(connectionId);
    const opened = await client.conversations.open({ users: conversation.slice(BY_PERSON.length) });
    const { id } = openedSchema.parse(opened).channel;
    known.set(key, id);
    return id;
  };
}

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DeliveryError(problemFrom(error), error);
  }
}

const postedSchema = z.object({ channel: z.string(), ts: z.string() });
const postedPrivatelySchema = z.object({ message_ts: z.string() });
const openedSchema = z.object({ channel: z.object({ id: z.string() }) });
const pageSchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_payload: z.object({ outbox_id: z.string().optional().catch(undefined) }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

function toPosted({ channel, ts }: z.infer<typeof postedSchema>): PostedMessage {
  return { conversation: channel, messageId: ts };
}
