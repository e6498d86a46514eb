import type { Events } from './events.ts';
import { makeClientMessageId } from './ids.ts';
import { messagePayload, namesIn } from './payloads.ts';
import { channelSeenBy, messageSeenBy } from './seen-by.ts';
import type { SlackId, SlackSimulator } from './simulator-types.ts';
import { textOfMessage } from './typed-text.ts';
import { homeOf, viewPayload } from './view-stacks.ts';
import {
  addMessage,
  changeContent,
  deleteMessage,
  directChannelOf,
  findMessage,
  type StoredMessage,
  type Workspace,
} from './workspace.ts';

export type Conversation = Pick<SlackSimulator, 'say' | 'edit' | 'remove' | 'react' | 'join' | 'leave' | 'openHome'>;

/** What people do among themselves; the app hears of it by events, sent without waiting for them to arrive. */
export function createConversation(workspace: Workspace, events: Events): Conversation {
  const ownMessage = (user: SlackId, channel: SlackId, ts: string): StoredMessage => {
    const message = messageSeenBy(workspace, { channel, ts }, user);
    if (message.user !== user) throw new Error(`message ${ts} isn't ${user}'s`);
    return message;
  };

  return {
    async say(user, channelId, typed, threadTs, files = [], also) {
      const channel = channelSeenBy(workspace, channelId, user);
      if (!channel.members.has(user)) throw new Error(`${user} is not a member of ${channelId}`);
      if (channel.isArchived) throw new Error(`${channelId} is archived`);
      if (threadTs !== undefined && !findMessage(workspace, channelId, threadTs)) {
        throw new Error(`${channelId} has no thread ${threadTs}`);
      }
      const message = addMessage(workspace, {
        channel: channelId,
        user,
        text: textOfMessage(typed, namesIn(workspace)),
        blocks: [],
        clientMessageId: makeClientMessageId(),
        ...(threadTs === undefined ? {} : { threadTs }),
        ...(threadTs === undefined || also === undefined ? {} : { isBroadcast: true }),
        ...(files.length === 0 ? {} : { files }),
      });
      events.messagePosted(message, typed);
      return message;
    },

    async edit(user, channel, ts, typed) {
      const message = ownMessage(user, channel, ts);
      const before = messagePayload(workspace, message);
      message.editedTs = workspace.ts.next();
      changeContent(workspace, message, { text: textOfMessage(typed, namesIn(workspace)), blocks: [] });
      events.messageChanged(message, before, typed);
    },

    async remove(user, channel, ts) {
      const message = ownMessage(user, channel, ts);
      const before = messagePayload(workspace, message);
      if (deleteMessage(workspace, message) === 'dropped') events.messageDeleted(message, before);
      else events.messageChanged(message, before);
    },

    async react(user, channel, ts, emoji) {
      const message = messageSeenBy(workspace, { channel, ts }, user);
      const users = message.reactions.get(emoji) ?? new Set();
      const isAdded = !users.delete(user);
      if (isAdded) users.add(user);
      if (users.size > 0) message.reactions.set(emoji, users);
      else message.reactions.delete(emoji);
      workspace.changed();
      events.reacted(isAdded ? 'reaction_added' : 'reaction_removed', user, emoji, message);
    },

    async join(user, channelId, invitedBy) {
      const channel = workspace.channels.get(channelId);
      if (!channel) throw new Error(`there is no channel ${channelId}`);
      if (channel.members.has(user)) return;
      channel.members.add(user);
      workspace.changed();
      events.memberJoined(user, channelId, invitedBy);
    },

    async leave(user, channelId) {
      const channel = workspace.channels.get(channelId);
      if (!channel) throw new Error(`there is no channel ${channelId}`);
      if (!channel.members.delete(user)) return;
      workspace.changed();
      events.memberLeft(user, channelId);
    },

    async openHome(user) {
      const home = homeOf(workspace, user);
      const view = home ? viewPayload(workspace, home) : undefined;
      events.homeOpened(user, directChannelOf(workspace, user).id, view);
    },
  };
}
