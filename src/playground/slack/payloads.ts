import { makeSlackId, randomLetters } from './ids.ts';
import { type JsonObject, present } from './json.ts';
import type { SimulatedChannel, SimulatedFile, SlackId } from './simulator-types.ts';
import { type KnownNames, richTextOfMessage } from './typed-text.ts';
import { repliesTo, type StoredMessage, type Workspace } from './workspace.ts';

/** Slack still sends the old verification token; nobody may rely on it. */
const OLD_TOKEN = 'not-a-secret-use-the-signature';

export const namesIn = (workspace: Workspace): KnownNames => ({
  users: [...workspace.users.values()],
  channels: [...workspace.channels.values()],
});

export function channelType(channel: SimulatedChannel): 'im' | 'group' | 'channel' {
  if (channel.isDirect) return 'im';
  return channel.isPrivate ? 'group' : 'channel';
}

/** What commands and interactions call a channel: Slack tells the name of public ones only. */
export function channelNameShown(channel: SimulatedChannel): string {
  if (channel.isDirect) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}

function botProfile(workspace: Workspace): JsonObject {
  const { app, team } = workspace;
  return {
    id: app.botId,
    name: workspace.users.get(app.botUserId)?.realName ?? '',
    app_id: app.id,
    team_id: team.id,
    icons: {},
    updated: 0,
    deleted: false,
  };
}

/** A message as Slack writes it in answers, in histories and inside events. */
export function messagePayload(workspace: Workspace, message: StoredMessage): JsonObject {
  if (message.isTombstone) {
    return {
      type: 'message',
      subtype: 'tombstone',
      user: 'USLACKBOT',
      text: message.text,
      hidden: true,
      ts: message.ts,
    };
  }
  const isOwn = message.user === workspace.app.botUserId;
  return present({
    type: 'message',
    subtype: subtypeOf(message),
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: workspace.team.id,
    client_msg_id: message.clientMessageId,
    bot_id: isOwn ? workspace.app.botId : undefined,
    app_id: isOwn ? workspace.app.id : undefined,
    bot_profile: isOwn ? botProfile(workspace) : undefined,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    thread_ts: message.threadTs,
    ...threadOf(workspace, message),
    edited: message.editedTs === undefined ? undefined : { user: message.user, ts: message.editedTs },
    files: message.files?.map((file) => toldFile(workspace, file)),
    reactions: message.reactions.size > 0 ? reactionsPayload(message) : undefined,
  });
}

function subtypeOf(message: StoredMessage): string | undefined {
  if (message.isBroadcast) return 'thread_broadcast';
  return message.files && message.files.length > 0 ? 'file_share' : undefined;
}

/** What a message says of the replies to it; nothing while there are none. */
function threadOf(workspace: Workspace, message: StoredMessage): JsonObject {
  const replies = repliesTo(workspace, message);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies.at(-1)?.ts,
  };
}

export function reactionsPayload(message: StoredMessage): JsonObject[] {
  return [...message.reactions].map(([name, users]) => ({ name, count: users.size, users: [...users] }));
}

/** People's messages carry what their composer made of them; the app's carry the blocks it sent. */
export function typedMessagePayload(workspace: Workspace, message: StoredMessage, typed: string): JsonObject {
  return {
    ...messagePayload(workspace, message),
    blocks: [richTextOfMessage(typed, namesIn(workspace), randomLetters(5))],
  };
}

/** A file as a message tells of it: one that another organisation shares is only named. */
function toldFile(workspace: Workspace, file: SimulatedFile): JsonObject {
  if (file.access === undefined) return filePayload(workspace, file);
  const { id, created, user, access } = file;
  return { id, created, timestamp: created, user, mode: 'file_access', file_access: access };
}

export function filePayload(workspace: Workspace, file: SimulatedFile): JsonObject {
  const host = `https://files.slack.com/files-pri/${workspace.team.id}-${file.id}`;
  const extension = file.name.split('.').at(-1) ?? '';
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype: extension,
    pretty_type: extension.toUpperCase(),
    user: file.user,
    user_team: workspace.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${host}/${encodeURIComponent(file.name)}`,
    url_private_download: `${host}/download/${encodeURIComponent(file.name)}`,
    permalink: `https://${workspace.team.domain}.slack.com/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    file_access: 'visible',
  };
}

/** The envelope around every event: docs.slack.dev/apis/events-api/#callback-field */
export function envelope(workspace: Workspace, event: JsonObject): JsonObject {
  return {
    token: OLD_TOKEN,
    team_id: workspace.team.id,
    context_team_id: workspace.team.id,
    context_enterprise_id: null,
    api_app_id: workspace.app.id,
    event,
    type: 'event_callback',
    event_id: makeSlackId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team.id,
        user_id: workspace.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomLetters(40)}`,
  };
}

/** What every interaction says of the person, the team and the app. */
export function interactionBase(workspace: Workspace, type: string, user: SlackId): JsonObject {
  const name = workspace.users.get(user)?.name ?? user;
  return {
    type,
    team: { id: workspace.team.id, domain: workspace.team.domain },
    user: { id: user, username: name, name, team_id: workspace.team.id },
    api_app_id: workspace.app.id,
    token: OLD_TOKEN,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** docs.slack.dev/interactivity/implementing-slash-commands: every value is a string, the content a form. */
export function commandPayload(
  workspace: Workspace,
  user: SlackId,
  channel: SimulatedChannel,
  given: { command: string; text: string; trigger_id: string; response_url: string },
): JsonObject {
  return {
    token: OLD_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: channelNameShown(channel),
    user_id: user,
    user_name: workspace.users.get(user)?.name ?? user,
    command: given.command,
    text: given.text,
    api_app_id: workspace.app.id,
    is_enterprise_install: 'false',
    response_url: given.response_url,
    trigger_id: given.trigger_id,
  };
}
