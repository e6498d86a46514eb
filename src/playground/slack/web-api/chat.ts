import { z } from 'zod';
import { checkThread, LONGEST_UPDATED_TEXT, readContent, readMetadata } from '../content.ts';
import type { JsonObject } from '../json.ts';
import { messagePayload } from '../payloads.ts';
import { SlackRefusal } from '../refusal.ts';
import {
  addMessage,
  changeContent,
  deleteMessage,
  findMessage,
  type StoredMessage,
  type Workspace,
} from '../workspace.ts';
import { channelKnownToApp, channelOfApp, destination, method } from './method.ts';

const content = { text: z.string().optional(), blocks: z.unknown().optional() };
const thread = { thread_ts: z.coerce.string().optional() };
const oneMessage = { channel: z.string(), ts: z.coerce.string() };

const inThread = (threadTs: string | undefined) => (threadTs === undefined ? {} : { threadTs });

function withMetadata(workspace: Workspace, message: StoredMessage): JsonObject {
  const payload = messagePayload(workspace, message);
  return message.metadata ? { ...payload, metadata: message.metadata } : payload;
}

const postMessage = method(
  z.object({ channel: z.string(), ...content, ...thread, metadata: z.unknown().optional() }),
  ({ workspace, events }, given) => {
    const channel = destination(workspace, given.channel);
    const written = readContent(workspace, given);
    const metadata = readMetadata(given.metadata);
    checkThread(workspace, channel.id, given.thread_ts);
    const message = addMessage(workspace, {
      channel: channel.id,
      user: workspace.app.botUserId,
      ...written,
      ...inThread(given.thread_ts),
      ...(metadata ? { metadata } : {}),
    });
    events.messagePosted(message);
    return { channel: channel.id, ts: message.ts, message: withMetadata(workspace, message) };
  },
);

const postEphemeral = method(
  z.object({ channel: z.string(), user: z.string(), ...content, ...thread }),
  ({ workspace }, given) => {
    const channel = destination(workspace, given.channel);
    if (!channel.members.has(given.user)) throw new SlackRefusal('user_not_in_channel');
    const written = readContent(workspace, given);
    checkThread(workspace, channel.id, given.thread_ts);
    const message = addMessage(workspace, {
      channel: channel.id,
      user: workspace.app.botUserId,
      onlyFor: given.user,
      ...written,
      ...inThread(given.thread_ts),
    });
    return { message_ts: message.ts };
  },
);

/** The app's own message, or the refusal to touch another's. Ephemerals can't be updated: Slack doesn't know them any more. */
function ownMessage(workspace: Workspace, given: { channel: string; ts: string }, refusal: string): StoredMessage {
  const channel = channelOfApp(workspace, given.channel);
  const message = findMessage(workspace, channel.id, given.ts);
  if (!message || message.isTombstone) throw new SlackRefusal('message_not_found');
  if (message.user !== workspace.app.botUserId) throw new SlackRefusal(refusal);
  return message;
}

/**
 * Text without blocks takes the old blocks away; neither leaves what the message says.
 * Source: docs.slack.dev/reference/methods/chat.update, argument `blocks`.
 */
const update = method(
  z.object({ ...oneMessage, ...content, metadata: z.unknown().optional() }),
  ({ workspace, events }, given) => {
    const message = ownMessage(workspace, given, 'cant_update_message');
    if (workspace.channels.get(message.channel)?.isArchived) throw new SlackRefusal('is_archived');
    const written = readContent(workspace, { ...given, text: given.text ?? message.text }, longestFor(given.text));
    const metadata = readMetadata(given.metadata);
    const before = messagePayload(workspace, message);
    const keepsBlocks = given.text === undefined && given.blocks === undefined;
    changeContent(workspace, message, { ...written, blocks: keepsBlocks ? message.blocks : written.blocks });
    if (given.blocks === undefined) message.editedTs = workspace.ts.next();
    if (given.metadata !== undefined) setMetadata(message, metadata);
    events.messageChanged(message, before);
    return {
      channel: message.channel,
      ts: message.ts,
      text: message.text,
      message: withMetadata(workspace, message),
    };
  },
);

const longestFor = (text: string | undefined): number =>
  text === undefined ? Number.POSITIVE_INFINITY : LONGEST_UPDATED_TEXT;

function setMetadata(message: StoredMessage, metadata: StoredMessage['metadata']): void {
  if (metadata) message.metadata = metadata;
  else delete message.metadata;
}

const remove = method(z.object(oneMessage), ({ workspace, events }, given) => {
  const message = ownMessage(workspace, given, 'cant_delete_message');
  const before = messagePayload(workspace, message);
  if (deleteMessage(workspace, message) === 'dropped') events.messageDeleted(message, before);
  else events.messageChanged(message, before);
  return { channel: message.channel, ts: message.ts };
});

const getPermalink = method(
  z.object({ channel: z.string(), message_ts: z.coerce.string() }),
  ({ workspace }, given) => {
    const channel = channelKnownToApp(workspace, given.channel);
    const message = findMessage(workspace, channel.id, given.message_ts);
    if (!message) throw new SlackRefusal('message_not_found');
    const base = `https://${workspace.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const isReply = message.threadTs !== undefined;
    return {
      channel: channel.id,
      permalink: isReply ? `${base}?thread_ts=${message.threadTs}&cid=${channel.id}` : base,
    };
  },
);

export const chatMethods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
