import type { EventQueue } from './event-queue.ts';
import type { Installs } from './installs.ts';
import type { JsonObject } from './json.ts';
import { channelType, envelope, messagePayload, typedMessagePayload } from './payloads.ts';
import type { SimulatedUser, SlackId } from './simulator-types.ts';
import { userPayload } from './user-payload.ts';
import type { StoredMessage, Workspace } from './workspace.ts';

/** Tells the app what happened where it is a member. Each call becomes one or two `event_callback`s. */
export interface Events {
  /** `typed` is what the person wrote; absent for the app's own messages. */
  messagePosted(message: StoredMessage, typed?: string): void;
  /** `before` is the message's payload before the change. */
  messageChanged(message: StoredMessage, before: JsonObject, typed?: string): void;
  messageDeleted(message: StoredMessage, before: JsonObject): void;
  reacted(change: 'reaction_added' | 'reaction_removed', by: SlackId, emoji: string, message: StoredMessage): void;
  memberJoined(user: SlackId, channel: SlackId, inviter?: SlackId): void;
  memberLeft(user: SlackId, channel: SlackId): void;
  /** Somebody changed what others see of them: told wherever the app is installed, whatever its channels. */
  userChanged(user: SimulatedUser): void;
  homeOpened(user: SlackId, channel: SlackId, view: JsonObject | undefined): void;
  /** Told although the app is no longer there: its last words from the workspace. */
  tokensRevoked(): void;
  appUninstalled(): void;
}

export function createEvents(workspace: Workspace, queue: EventQueue, installs: Pick<Installs, 'isInstalled'>): Events {
  const tell = (event: JsonObject): void => {
    if (installs.isInstalled()) queue.send(envelope(workspace, event));
  };
  const send = (channel: SlackId, event: JsonObject): void => {
    const where = workspace.channels.get(channel);
    if (!where?.members.has(workspace.app.botUserId)) return;
    tell(event);
  };

  const place = (channel: SlackId): JsonObject => {
    const where = workspace.channels.get(channel);
    return { channel, channel_type: where ? channelType(where) : 'channel' };
  };

  const payloadOf = (message: StoredMessage, typed: string | undefined): JsonObject =>
    typed === undefined ? messagePayload(workspace, message) : typedMessagePayload(workspace, message, typed);

  const hidden = (channel: SlackId, subtype: string, rest: JsonObject): void => {
    const ts = workspace.ts.next();
    send(channel, { type: 'message', subtype, hidden: true, ...rest, ...place(channel), ts, event_ts: ts });
  };

  const membership = (type: string, user: SlackId, channel: SlackId, inviter?: SlackId): void => {
    send(channel, {
      type,
      user,
      channel,
      channel_type: workspace.channels.get(channel)?.isPrivate ? 'G' : 'C',
      team: workspace.team.id,
      ...(inviter !== undefined && { inviter }),
      event_ts: workspace.ts.next(),
    });
  };

  return {
    messagePosted(message, typed) {
      const payload = { ...payloadOf(message, typed), channel: message.channel, event_ts: message.ts };
      send(message.channel, { ...payload, ...place(message.channel), ...parentOf(workspace, message) });
      const isMention = message.text.includes(`<@${workspace.app.botUserId}>`) && typed !== undefined;
      if (isMention && !workspace.channels.get(message.channel)?.isDirect) {
        send(message.channel, { ...payload, type: 'app_mention' });
      }
    },
    messageChanged(message, before, typed) {
      hidden(message.channel, 'message_changed', { message: payloadOf(message, typed), previous_message: before });
    },
    messageDeleted(message, before) {
      hidden(message.channel, 'message_deleted', { deleted_ts: message.ts, previous_message: before });
    },
    reacted(change, by, emoji, message) {
      send(message.channel, {
        type: change,
        user: by,
        reaction: emoji,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
        event_ts: workspace.ts.next(),
      });
    },
    memberJoined: (user, channel, inviter) => membership('member_joined_channel', user, channel, inviter),
    memberLeft: (user, channel) => membership('member_left_channel', user, channel),
    userChanged(user) {
      tell({
        type: 'user_change',
        user: userPayload(workspace, user, true),
        cache_ts: Math.floor(workspace.now() / 1000),
        event_ts: workspace.ts.next(),
      });
    },
    homeOpened(user, channel, view) {
      const event = { type: 'app_home_opened', user, channel, tab: 'home', event_ts: workspace.ts.next() };
      send(channel, view ? { ...event, view } : event);
    },
    tokensRevoked() {
      const tokens = { oauth: [], bot: [workspace.app.botUserId] };
      queue.send(envelope(workspace, { type: 'tokens_revoked', tokens, event_ts: workspace.ts.next() }));
    },
    appUninstalled() {
      queue.send(envelope(workspace, { type: 'app_uninstalled', event_ts: workspace.ts.next() }));
    },
  };
}

function parentOf(workspace: Workspace, message: StoredMessage): JsonObject {
  if (message.threadTs === undefined) return {};
  const parent = workspace.messages.get(message.channel)?.find((candidate) => candidate.ts === message.threadTs);
  if (!parent) return {};
  return message.isBroadcast ? { root: messagePayload(workspace, parent) } : { parent_user_id: parent.user };
}
