import { z } from 'zod';
import { type JsonObject, present } from '../json.ts';
import { messagePayload } from '../payloads.ts';
import { SlackRefusal } from '../refusal.ts';
import type { SimulatedChannel } from '../simulator-types.ts';
import {
  directChannelOf,
  findMessage,
  messagesOf,
  repliesTo,
  type StoredMessage,
  type Workspace,
} from '../workspace.ts';
import { channelKnownToApp, channelOfApp, count, flag, method, page } from './method.ts';

const paging = { limit: count, cursor: z.string().optional() };
const span = {
  oldest: z.coerce.string().optional(),
  latest: z.coerce.string().optional(),
  inclusive: flag,
  include_all_metadata: flag,
};
const oneChannel = z.object({ channel: z.string() });

function channelPayload(workspace: Workspace, channel: SimulatedChannel): JsonObject {
  const isMember = channel.members.has(workspace.app.botUserId);
  const common = {
    id: channel.id,
    is_archived: channel.isArchived,
    is_member: isMember,
    context_team_id: workspace.team.id,
  };
  if (channel.isDirect) {
    const person = [...channel.members].find((member) => member !== workspace.app.botUserId);
    return { ...common, is_im: true, is_channel: false, is_group: false, is_open: true, user: person };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_private: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_general: channel.name === 'general',
    num_members: channel.members.size,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

const open = method(
  z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag }),
  ({ workspace }, given) => {
    if (given.channel !== undefined) return { channel: { id: channelOfApp(workspace, given.channel).id } };
    const users = (given.users ?? '').split(',').filter((user) => user !== '');
    const [user] = users;
    if (user === undefined) throw new SlackRefusal('users_list_not_supplied');
    if (users.length > 1) throw new SlackRefusal('invalid_user_combination');
    if (workspace.users.get(user)?.isBot !== false) throw new SlackRefusal('user_not_found');
    const channel = directChannelOf(workspace, user);
    return { channel: given.return_im ? channelPayload(workspace, channel) : { id: channel.id } };
  },
);

const TYPE_OF = (channel: SimulatedChannel): string => {
  if (channel.isDirect) return 'im';
  return channel.isPrivate ? 'private_channel' : 'public_channel';
};

const list = method(
  z.object({ ...paging, types: z.string().optional(), exclude_archived: flag }),
  ({ workspace }, given) => {
    const types = (given.types ?? 'public_channel').split(',').map((type) => type.trim());
    if (types.some((type) => !['public_channel', 'private_channel', 'im', 'mpim'].includes(type))) {
      throw new SlackRefusal('invalid_types');
    }
    const wanted = [...workspace.channels.values()].filter(
      (channel) =>
        types.includes(TYPE_OF(channel)) &&
        !(given.exclude_archived && channel.isArchived) &&
        (!channel.isPrivate || channel.members.has(workspace.app.botUserId)),
    );
    const { items, next } = page(wanted, (channel) => channel.id, given);
    return {
      channels: items.map((channel) => channelPayload(workspace, channel)),
      response_metadata: { next_cursor: next },
    };
  },
);

const info = method(oneChannel, ({ workspace }, given) => ({
  channel: channelPayload(workspace, channelKnownToApp(workspace, given.channel)),
}));

const members = method(z.object({ channel: z.string(), ...paging }), ({ workspace }, given) => {
  const { items, next } = page([...channelKnownToApp(workspace, given.channel).members], (member) => member, given);
  return { members: items, response_metadata: { next_cursor: next } };
});

const join = method(oneChannel, ({ workspace, events }, given) => {
  const channel = channelKnownToApp(workspace, given.channel);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  if (channel.isDirect || channel.isPrivate) throw new SlackRefusal('method_not_supported_for_channel_type');
  if (!channel.members.has(workspace.app.botUserId)) {
    channel.members.add(workspace.app.botUserId);
    workspace.changed();
    events.memberJoined(workspace.app.botUserId, channel.id);
  }
  return { channel: channelPayload(workspace, channel) };
});

function isWithin(
  message: StoredMessage,
  asked: { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined },
): boolean {
  const ts = Number(message.ts);
  const oldest = Number(asked.oldest ?? 0);
  const latest = asked.latest === undefined ? Number.POSITIVE_INFINITY : Number(asked.latest);
  return asked.inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
}

/** A reply stands in its thread only, unless it was also sent to the channel. */
function isInChannel(message: StoredMessage): boolean {
  return message.threadTs === undefined || message.isBroadcast === true;
}

function historyPayload(workspace: Workspace, message: StoredMessage, showsMetadata: boolean | undefined): JsonObject {
  return present({
    ...messagePayload(workspace, message),
    metadata: showsMetadata ? message.metadata : undefined,
  });
}

const history = method(z.object({ channel: z.string(), ...paging, ...span }), ({ workspace }, given) => {
  const channel = channelOfApp(workspace, given.channel);
  const newestFirst = messagesOf(workspace, channel.id)
    .filter((message) => message.onlyFor === undefined && isInChannel(message) && isWithin(message, given))
    .toReversed();
  const { items, next } = page(newestFirst, (message) => message.ts, given);
  return {
    messages: items.map((message) => historyPayload(workspace, message, given.include_all_metadata)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
});

const replies = method(
  z.object({ channel: z.string(), ts: z.coerce.string(), ...paging, ...span }),
  ({ workspace }, given) => {
    const channel = channelOfApp(workspace, given.channel);
    const asked = findMessage(workspace, channel.id, given.ts);
    const parent = asked?.threadTs === undefined ? asked : findMessage(workspace, channel.id, asked.threadTs);
    if (!parent) throw new SlackRefusal('thread_not_found');
    const within = repliesTo(workspace, parent).filter((message) => isWithin(message, given));
    const { items, next } = page([parent, ...within], (message) => message.ts, given);
    return {
      messages: items.map((message) => historyPayload(workspace, message, given.include_all_metadata)),
      has_more: next !== '',
      response_metadata: { next_cursor: next },
    };
  },
);

export const conversationMethods = {
  'conversations.open': open,
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.join': join,
  'conversations.history': history,
  'conversations.replies': replies,
};
