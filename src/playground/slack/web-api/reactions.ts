import { z } from 'zod';
import { messagePayload, reactionsPayload } from '../payloads.ts';
import { SlackRefusal } from '../refusal.ts';
import { findMessage, type StoredMessage, type Workspace } from '../workspace.ts';
import { channelOfApp, method } from './method.ts';

const oneReaction = z.object({ channel: z.string(), timestamp: z.coerce.string(), name: z.string() });
const EMOJI_NAME = /^[a-z0-9_+'-]+(?:::skin-tone-[2-6])?$/;

function reactedMessage(workspace: Workspace, given: { channel: string; timestamp: string }): StoredMessage {
  const channel = channelOfApp(workspace, given.channel);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const message = findMessage(workspace, channel.id, given.timestamp);
  if (!message) throw new SlackRefusal('message_not_found');
  return message;
}

const add = method(oneReaction, ({ workspace, events }, given) => {
  const message = reactedMessage(workspace, given);
  if (!EMOJI_NAME.test(given.name)) throw new SlackRefusal('invalid_name');
  const users = message.reactions.get(given.name) ?? new Set();
  if (users.has(workspace.app.botUserId)) throw new SlackRefusal('already_reacted');
  message.reactions.set(given.name, users.add(workspace.app.botUserId));
  workspace.changed();
  events.reacted('reaction_added', workspace.app.botUserId, given.name, message);
  return {};
});

const remove = method(oneReaction, ({ workspace, events }, given) => {
  const message = reactedMessage(workspace, given);
  const users = message.reactions.get(given.name);
  if (!users?.delete(workspace.app.botUserId)) throw new SlackRefusal('no_reaction');
  if (users.size === 0) message.reactions.delete(given.name);
  workspace.changed();
  events.reacted('reaction_removed', workspace.app.botUserId, given.name, message);
  return {};
});

const get = method(z.object({ channel: z.string(), timestamp: z.coerce.string() }), ({ workspace }, given) => {
  const message = reactedMessage(workspace, given);
  return {
    type: 'message',
    channel: message.channel,
    message: { ...messagePayload(workspace, message), reactions: reactionsPayload(message) },
  };
});

export const reactionMethods = { 'reactions.add': add, 'reactions.remove': remove, 'reactions.get': get };
