import { TEAM } from '../slack/default-workspace.ts';
import type {
  Block,
  SimulatedMessage,
  SimulatedUser,
  SimulatedView,
  SlackSimulator,
} from '../slack/simulator-types.ts';
import type { MessageOf, PageChannel, StateOf, ViewOf } from './protocol.ts';
import type { StateQuery } from './requests.ts';
import { toTypedText } from './written-text.ts';

type View = Readonly<Record<string, unknown>>;

/** Until where each person has read each channel. Messages that stood before the page started count as read. */
export class ReadMarks {
  readonly #marks = new Map<string, string>();
  readonly #startedAt: string;

  constructor(startedAt: string) {
    this.#startedAt = startedAt;
  }

  of(user: string, channel: string): string {
    return this.#marks.get(`${user} ${channel}`) ?? this.#startedAt;
  }

  /** Moves the mark forward; says whether it moved. */
  move(user: string, channel: string, ts: string): boolean {
    if (compareTs(ts, this.of(user, channel)) <= 0) return false;
    this.#marks.set(`${user} ${channel}`, ts);
    return true;
  }
}

/** Order of two Slack timestamps (`seconds.microseconds`), as `sort` wants it. */
function compareTs(one: string, other: string): number {
  const [seconds = '0', fraction = '0'] = one.split('.');
  const [otherSeconds = '0', otherFraction = '0'] = other.split('.');
  return Number(seconds) - Number(otherSeconds) || Number(fraction) - Number(otherFraction);
}

/** The people whom the page lets one be: everybody but the app. */
export function people(simulator: SlackSimulator): readonly SimulatedUser[] {
  return simulator.users().filter((user) => !user.isBot);
}

/**
 * What one person sees now: people and channels with unread counts, the messages of one channel (their first when none
 * or a wrong one is asked), a thread, the modal on their screen, the app's own tab.
 */
export function readState(
  simulator: SlackSimulator,
  marks: ReadMarks,
  query: StateQuery,
): StateOf<Block, View> | undefined {
  const me = people(simulator).find((user) => query.as === undefined || user.id === query.as);
  if (!me) return undefined;
  const direct = simulator.directChannel(me.id);
  const channels = channelsOf(simulator, marks, me.id);
  const channel = channels.find(({ id }) => id === query.channel)?.id ?? channels[0]?.id ?? direct.id;
  const seen = simulator.messages(channel, me.id);
  const modal = simulator.openView(me.id);
  return {
    workspace: TEAM.name,
    me: me.id,
    botUserId: simulator.botUserId,
    users: simulator.users().map(({ id, name, realName, part, isBot, locale, timeZone }) => {
      const unread = isBot ? 0 : channelsOf(simulator, marks, id).reduce((sum, each) => sum + each.unread, 0);
      return { id, name, realName, part, isBot, locale, timeZone, unread };
    }),
    channels,
    channel,
    messages: drawnMessages(simulator, me.id, seen.filter(isRoot), seen),
    thread: query.thread === undefined ? null : drawnThread(simulator, me.id, channel, query.thread),
    view: drawnView(modal),
    home: simulator.app.hasHomeTab ? { view: drawnView(simulator.homeView(me.id)) } : null,
    messageShortcuts: simulator.app.messageShortcuts,
  };
}

function drawnView(shown: SimulatedView | undefined): ViewOf<View> | null {
  if (!shown) return null;
  const { id, hash, view, state, errors } = shown;
  return { id, hash, view, state, errors };
}

function channelsOf(simulator: SlackSimulator, marks: ReadMarks, user: string): readonly PageChannel[] {
  return simulator
    .channels()
    .filter((channel) => channel.members.has(user))
    .map(({ id, name, isDirect, isPrivate, isArchived }) => {
      const unread = simulator
        .messages(id, user)
        .filter((message) => message.user !== user && compareTs(message.ts, marks.of(user, id)) > 0).length;
      return { id, name, isDirect, isPrivate, isArchived, unread };
    })
    .sort((one, other) => Number(one.isDirect) - Number(other.isDirect));
}

function isRoot(message: SimulatedMessage): boolean {
  return message.threadTs === undefined || message.threadTs === message.ts;
}

function drawnThread(simulator: SlackSimulator, me: string, channel: string, ts: string): MessageOf<Block>[] | null {
  const thread = simulator.messages(channel, me, ts);
  return thread.length === 0 ? null : drawnMessages(simulator, me, thread, thread);
}

/** Replies by the `ts` of the message they answer. An ephemeral is nobody's reply: it is not counted. */
function repliesOf(messages: readonly SimulatedMessage[]): ReadonlyMap<string, readonly SimulatedMessage[]> {
  const byRoot = new Map<string, SimulatedMessage[]>();
  for (const message of messages) {
    if (message.threadTs === undefined || isRoot(message) || message.onlyFor !== undefined) continue;
    const known = byRoot.get(message.threadTs);
    if (known) known.push(message);
    else byRoot.set(message.threadTs, [message]);
  }
  return byRoot;
}

function drawnMessages(
  simulator: SlackSimulator,
  me: string,
  shown: readonly SimulatedMessage[],
  all: readonly SimulatedMessage[],
): MessageOf<Block>[] {
  const repliesByRoot = repliesOf(all);
  const named = { users: simulator.users(), channels: simulator.channels() };
  return shown.map((message) => {
    const replies = repliesByRoot.get(message.ts) ?? [];
    const last = replies.at(-1);
    return {
      channel: message.channel,
      ts: message.ts,
      threadTs: message.threadTs ?? null,
      user: message.user,
      text: message.text,
      typed:
        message.user === me && message.onlyFor === undefined && !message.isTombstone
          ? toTypedText(message.text, named)
          : null,
      blocks: message.blocks,
      isEphemeral: message.onlyFor !== undefined,
      isEdited: message.editedTs !== undefined && message.user !== simulator.botUserId,
      isDeleted: message.isTombstone ?? false,
      files: (message.files ?? []).map(({ id, name, mimetype, size }) => ({ id, name, mimetype, size })),
      reactions: [...message.reactions].map(([name, users]) => ({ name, users: [...users] })),
      replies: last
        ? { count: replies.length, users: [...new Set(replies.map(({ user }) => user))], lastTs: last.ts }
        : null,
    };
  });
}
