import { threadAddress, uuidOf } from './ids.ts';
import type {
  AppDescription,
  JsonObject,
  SimulatedConversation,
  SimulatedFile,
  SimulatedPerson,
} from './simulator-types.ts';
import { membersOf, personOf, type StoredMessage, type Tenant, teamOf } from './tenant.ts';
import { quote, type WrittenText, writtenText } from './typed-text.ts';

/** What every activity of a tenant is made from. */
export interface Speaker {
  readonly tenant: Tenant;
  readonly app: AppDescription;
  serviceUrl(): string;
}

export const botOf = ({ tenant, app }: Speaker): { readonly id: string; readonly name: string } => ({
  id: `28:${tenant.appId}`,
  name: app.name,
});

const accountOf = ({ mri, name, id, role }: SimulatedPerson): JsonObject => ({
  id: mri,
  name,
  ...(role === 'anonymous' ? {} : { aadObjectId: id }),
});

/** Where something happens: `rootId` names the thread in a channel. */
function conversationAccount(
  { tenant }: Speaker,
  conversation: SimulatedConversation,
  rootId: string | null,
): JsonObject {
  const isGroup = conversation.kind !== 'personal';
  return {
    ...(isGroup && { isGroup }),
    conversationType: conversation.kind,
    tenantId: tenant.id,
    id: conversation.kind === 'channel' ? threadAddress(conversation.id, rootId) : conversation.id,
  };
}

function channelData({ tenant }: Speaker, conversation: SimulatedConversation, more: JsonObject = {}): JsonObject {
  const place =
    conversation.kind === 'channel'
      ? {
          teamsChannelId: conversation.id,
          teamsTeamId: conversation.teamId,
          channel: { id: conversation.id },
          team: { id: conversation.teamId },
        }
      : {};
  return { ...place, ...more, tenant: { id: tenant.id } };
}

/** What every activity that a person causes has in common. */
export function activityBy(
  speaker: Speaker,
  personId: string,
  conversation: SimulatedConversation,
  rootId: string | null,
  what: JsonObject & { readonly type: string; readonly id: string; readonly channelData?: JsonObject },
): JsonObject {
  const person = personOf(speaker.tenant, personId);
  const at = new Date(speaker.tenant.now());
  return {
    timestamp: at.toISOString(),
    localTimestamp: localTimestamp(at, person.timeZone),
    localTimezone: person.timeZone,
    channelId: 'msteams',
    serviceUrl: speaker.serviceUrl(),
    from: accountOf(person),
    conversation: conversationAccount(speaker, conversation, rootId),
    recipient: botOf(speaker),
    locale: person.locale,
    ...what,
    channelData: channelData(speaker, conversation, what.channelData),
    entities: [...(Array.isArray(what['entities']) ? what['entities'] : []), clientInfo(person)],
  };
}

const clientInfo = ({ locale, timeZone }: SimulatedPerson): JsonObject => ({
  type: 'clientInfo',
  locale,
  country: locale.split('-')[1] ?? 'FR',
  platform: 'Web',
  timezone: timeZone,
});

function localTimestamp(at: Date, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = /[+-]\d\d:\d\d/.exec(shown.find(({ type }) => type === 'timeZoneName')?.value ?? '')?.[0] ?? '+00:00';
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const ms = (hours * 60 + minutes) * 60_000 * (offset.startsWith('-') ? -1 : 1);
  return new Date(at.getTime() + ms).toISOString().replace('Z', offset);
}

/** What was typed, with the mentions that can be made there. */
export function writtenIn(speaker: Speaker, conversation: SimulatedConversation, typed: string): WrittenText {
  const people = [...membersOf(speaker.tenant, conversation)].map((id) => personOf(speaker.tenant, id));
  return writtenText(typed, [botOf(speaker), ...people.map(({ mri, name }) => ({ id: mri, name }))]);
}

export function mentionsApp(speaker: Speaker, conversation: SimulatedConversation, typed: string): boolean {
  const { id } = botOf(speaker);
  return writtenIn(speaker, conversation, typed).entities.some(({ mentioned }) => isOf(mentioned, id));
}

const isOf = (mentioned: unknown, id: string): boolean =>
  typeof mentioned === 'object' && mentioned !== null && 'id' in mentioned && mentioned.id === id;

/** The thread that a message is in: its own, when others answer it. Chats have none. */
export const rootOf = (conversation: SimulatedConversation, message: StoredMessage): string | null =>
  conversation.kind === 'channel' ? (message.threadId ?? message.id) : null;

/** A message somebody wrote, as it is told: posted, edited or restored. */
export function messageActivity(
  speaker: Speaker,
  conversation: SimulatedConversation,
  message: StoredMessage,
  how: { readonly type: 'message' | 'messageUpdate'; readonly eventType?: string; readonly isHtmlOnly?: boolean },
): JsonObject {
  const written = writtenIn(speaker, conversation, message.text);
  const isTargeted = message.onlyFor !== undefined;
  return activityBy(speaker, message.from, conversation, rootOf(conversation, message), {
    type: how.type,
    id: message.id,
    text: how.isHtmlOnly ? '' : written.text,
    textFormat: 'plain',
    attachments: attachmentsOf(speaker, conversation, message, written),
    entities: written.entities,
    ...(isTargeted && { recipient: { ...botOf(speaker), isTargeted } }),
    ...(how.eventType !== undefined && { channelData: { eventType: how.eventType } }),
  });
}

/**
 * Files reach the app in its own chat; elsewhere it hears of the words alone, and of pictures pasted into them
 * (botbuilder-dotnet#6710, msteams-docs#1470).
 */
function attachmentsOf(
  speaker: Speaker,
  conversation: SimulatedConversation,
  message: StoredMessage,
  { html }: WrittenText,
): readonly JsonObject[] {
  const files = message.files.filter(({ isInline }) => isInline || conversation.kind === 'personal');
  const hidden = message.files.filter((file) => !files.includes(file));
  const pictures = files.filter(({ isInline }) => isInline).map((file) => picture(speaker, file));
  const references = hidden.map(({ id }) => `<attachment id="${uuidOf(id)}"></attachment>`);
  const content = [quoteIn(speaker, message), html, ...pictures.map(imageTag), ...references].join('');
  return [
    ...files.map((file) => (file.isInline ? picture(speaker, file) : download(file))),
    { contentType: 'text/html', content },
  ];
}

function quoteIn(speaker: Speaker, { conversation, quotes }: StoredMessage): string {
  const quoted = speaker.tenant.messages.get(conversation)?.find(({ id }) => id === quotes);
  if (!quoted) return '';
  const person = speaker.tenant.people.get(quoted.from);
  const author = person ? { id: person.mri, name: person.name } : botOf(speaker);
  return quote({ id: quoted.id, author, words: quoted.text || quoted.summary });
}

const picture = (speaker: Speaker, { id, name }: SimulatedFile): JsonObject => ({
  contentType: 'image/*',
  contentUrl: `${speaker.serviceUrl()}v3/attachments/${id}/views/original`,
  name,
});

const imageTag = ({ contentUrl, name }: JsonObject): string =>
  `<p><img alt="${String(name).replaceAll('"', '&quot;')}" src="${String(contentUrl)}" itemtype="http://schema.skype.com/AMSImage"></p>`;

const download = ({ id, name }: SimulatedFile): JsonObject => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  content: {
    downloadUrl: `https://agence-lumiere-my.sharepoint.example/download/${id}`,
    uniqueId: uuidOf(id),
    fileType: name.split('.').at(-1) ?? '',
  },
  contentUrl: `https://agence-lumiere-my.sharepoint.example/personal/Documents/${encodeURIComponent(name)}`,
  name,
});

/** The app is put in a team or chat, or taken out: two activities, as Teams sends them. */
export function installActivities(
  speaker: Speaker,
  by: string,
  conversation: SimulatedConversation,
  action: 'add' | 'remove',
): readonly JsonObject[] {
  const about = conversation.kind === 'channel' ? teamData(speaker.tenant, conversation.teamId) : {};
  const bot = botOf(speaker);
  const person = personOf(speaker.tenant, by);
  const added = conversation.kind === 'personal' ? [bot, { id: person.mri, aadObjectId: person.id }] : [bot];
  const installation = activityBy(speaker, by, conversation, null, {
    type: 'installationUpdate',
    id: `f:${uuidOf(`install ${speaker.tenant.clock.next()}`)}`,
    action,
    channelData: { ...about, settings: { selectedChannel: { id: conversation.id } }, source: { name: 'message' } },
  });
  // Nothing is told of members to an app that is no longer in the chat.
  if (action === 'remove' && conversation.kind === 'personal') return [installation];
  const members = action === 'add' ? { membersAdded: added } : { membersRemoved: [bot] };
  const eventType = action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved';
  // Members are told of in General, whichever channel was chosen.
  const general = conversation.kind === 'channel' ? { ...conversation, id: conversation.teamId } : conversation;
  const update = activityBy(speaker, by, general, null, {
    type: 'conversationUpdate',
    id: `f:${uuidOf(`members ${speaker.tenant.clock.next()}`)}`,
    ...members,
    channelData: conversation.kind === 'channel' ? { ...about, eventType } : {},
  });
  return [update, installation];
}

/** Somebody enters or leaves a team: told in its channel General. */
export function memberActivity(
  speaker: Speaker,
  by: string,
  conversation: SimulatedConversation,
  change: 'membersAdded' | 'membersRemoved',
): JsonObject {
  const person = personOf(speaker.tenant, by);
  return activityBy(speaker, by, conversation, null, {
    type: 'conversationUpdate',
    id: `f:${uuidOf(`members ${speaker.tenant.clock.next()}`)}`,
    [change]: [{ id: person.mri, aadObjectId: person.id }],
    channelData: {
      ...(conversation.kind === 'channel' ? teamData(speaker.tenant, conversation.teamId) : {}),
      eventType: change === 'membersAdded' ? 'teamMemberAdded' : 'teamMemberRemoved',
    },
  });
}

/** Something happened to a channel: told in General, about the channel. */
export function channelActivity(
  speaker: Speaker,
  by: string,
  channel: Extract<SimulatedConversation, { kind: 'channel' }>,
  eventType: 'channelCreated' | 'channelRenamed' | 'channelDeleted',
): JsonObject {
  const general: SimulatedConversation = { ...channel, id: channel.teamId };
  return activityBy(speaker, by, general, null, {
    type: 'conversationUpdate',
    id: `f:${uuidOf(`channel ${speaker.tenant.clock.next()}`)}`,
    channelData: {
      ...teamData(speaker.tenant, channel.teamId),
      channel: { id: channel.id, name: channel.name },
      eventType,
    },
  });
}

function teamData(tenant: Tenant, teamId: string): JsonObject {
  const { id, name, aadGroupId } = teamOf(tenant, teamId);
  return { team: { id, name, aadGroupId } };
}
