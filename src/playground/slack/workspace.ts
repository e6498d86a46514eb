import { APP, DEFAULT_BOT, DEFAULT_CHANNELS, DEFAULT_USERS, TEAM } from './default-workspace.ts';
import { createTsClock, type TsClock } from './ids.ts';
import type {
  Block,
  SimulatedChannel,
  SimulatedFile,
  SimulatedMessage,
  SimulatedUser,
  SimulatedView,
  SimulatorOptions,
  SlackId,
} from './simulator-types.ts';

export interface StoredMessage extends SimulatedMessage {
  readonly clientMessageId?: string;
  /** What stood here before the last edits: a click on a screen that was a moment late still reaches the app. */
  pastBlocks: readonly (readonly Block[])[];
}

export interface StoredView extends SimulatedView {
  readonly rootId: string;
  readonly previousId: string | null;
}

/** Everything that would still be there if Slack were restarted. */
export interface Workspace {
  readonly team: { readonly id: SlackId; readonly name: string; readonly domain: string };
  readonly app: { readonly id: string; readonly botId: string; readonly botUserId: SlackId };
  readonly users: Map<SlackId, SimulatedUser>;
  readonly channels: Map<SlackId, SimulatedChannel>;
  /** Of every channel, oldest first, replies and ephemerals among them. */
  readonly messages: Map<SlackId, StoredMessage[]>;
  readonly views: Map<string, StoredView>;
  /** The modals on each person's screen, the one they see last. */
  readonly stacks: Map<SlackId, string[]>;
  readonly homes: Map<SlackId, string>;
  readonly files: Map<string, SimulatedFile>;
  ts: TsClock;
  readonly now: () => number;
  /** To be called after each change. */
  changed(): void;
}

export function createWorkspace(options: SimulatorOptions, now: () => number, changed: () => void): Workspace {
  const users = options.users ?? DEFAULT_USERS;
  const channels = options.channels ?? DEFAULT_CHANNELS;
  return {
    team: options.team ?? TEAM,
    app: APP,
    users: new Map([...users, DEFAULT_BOT].map((user) => [user.id, { ...user }])),
    channels: new Map(
      channels.map((channel) => [
        channel.id,
        {
          id: channel.id,
          name: channel.name,
          isPrivate: 'isPrivate' in channel && channel.isPrivate === true,
          isDirect: false,
          isArchived: false,
          members: new Set<SlackId>(channel.members),
        },
      ]),
    ),
    messages: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
    ts: createTsClock(now),
    now,
    changed,
  };
}

/** The direct messages of this person with the app. Its id follows from the person's, so it never changes. */
export function directChannelOf(workspace: Workspace, user: SlackId): SimulatedChannel {
  const id = `D${user.slice(1)}`;
  const known = workspace.channels.get(id);
  if (known) return known;
  const channel: SimulatedChannel = {
    id,
    name: '',
    isPrivate: true,
    isDirect: true,
    isArchived: false,
    members: new Set([user, workspace.app.botUserId]),
  };
  workspace.channels.set(id, channel);
  workspace.changed();
  return channel;
}

export type NewMessage = Omit<StoredMessage, 'ts' | 'reactions' | 'pastBlocks'>;

export function addMessage(workspace: Workspace, message: NewMessage): StoredMessage {
  const stored: StoredMessage = { ...message, ts: workspace.ts.next(), reactions: new Map(), pastBlocks: [] };
  messagesOf(workspace, message.channel).push(stored);
  workspace.changed();
  return stored;
}

export function messagesOf(workspace: Workspace, channel: SlackId): StoredMessage[] {
  const known = workspace.messages.get(channel);
  if (known) return known;
  const none: StoredMessage[] = [];
  workspace.messages.set(channel, none);
  return none;
}

/** A message of the channel's history. Ephemerals are not found here: Slack forgets them as soon as they are shown. */
export function findMessage(workspace: Workspace, channel: SlackId, ts: string): StoredMessage | undefined {
  const found = findShown(workspace, channel, ts);
  return found?.onlyFor === undefined ? found : undefined;
}

/** A message as it stands on a screen, ephemerals included. */
export function findShown(workspace: Workspace, channel: SlackId, ts: string): StoredMessage | undefined {
  return workspace.messages.get(channel)?.findLast((message) => message.ts === ts);
}

export function repliesTo(workspace: Workspace, parent: StoredMessage): StoredMessage[] {
  return messagesOf(workspace, parent.channel).filter(
    (message) => message.threadTs === parent.ts && message.ts !== parent.ts && message.onlyFor === undefined,
  );
}

const KEPT_PAST_BLOCKS = 5;

export function changeContent(
  workspace: Workspace,
  message: StoredMessage,
  content: { text: string; blocks: readonly Block[] },
): void {
  message.pastBlocks = [message.blocks, ...message.pastBlocks].slice(0, KEPT_PAST_BLOCKS);
  message.text = content.text;
  message.blocks = content.blocks;
  workspace.changed();
}

export function dropMessage(workspace: Workspace, message: StoredMessage): void {
  const kept = messagesOf(workspace, message.channel);
  kept.splice(kept.indexOf(message), 1);
  workspace.changed();
}

const TOMBSTONE_TEXT = 'This message was deleted.';

/** Takes a message away, or leaves a tombstone when people answered it. Answers which of the two happened. */
export function deleteMessage(workspace: Workspace, message: StoredMessage): 'dropped' | 'tombstone' {
  if (repliesTo(workspace, message).length === 0) {
    dropMessage(workspace, message);
    return 'dropped';
  }
  message.isTombstone = true;
  changeContent(workspace, message, { text: TOMBSTONE_TEXT, blocks: [] });
  message.pastBlocks = [];
  return 'tombstone';
}

export function maySee(channel: SimulatedChannel, user: SlackId): boolean {
  return channel.members.has(user) || !channel.isPrivate;
}
