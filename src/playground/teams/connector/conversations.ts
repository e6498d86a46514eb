import { z } from 'zod';
import { threadAddress } from '../ids.ts';
import { findPerson, personalChatOf, type Tenant } from '../tenant.ts';
import { post } from './activities.ts';
import type { Answer, Call } from './call.ts';
import { readActivity } from './content.ts';
import { placeOfApp } from './place.ts';
import { badArgument, ConnectorRefusal, notInRoster } from './refusal.ts';

const newConversation = z.looseObject({
  isGroup: z.boolean().optional(),
  bot: z.looseObject({ id: z.string() }).optional(),
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  tenantId: z.string().optional(),
  activity: z.unknown().optional(),
  channelData: z
    .looseObject({
      channel: z.looseObject({ id: z.string() }).optional(),
      tenant: z.looseObject({ id: z.string() }).optional(),
    })
    .optional(),
});
type NewConversation = z.infer<typeof newConversation>;

/** `POST /v3/conversations`: a new root post in a channel, or the chat with a person. */
export function createConversation(tenant: Tenant, { body }: Call): Answer {
  const read = newConversation.safeParse(body);
  if (!read.success) throw badArgument(z.prettifyError(read.error));
  const channel = read.data.channelData?.channel?.id;
  return channel === undefined ? openChat(tenant, read.data) : startThread(tenant, channel, read.data);
}

function startThread(tenant: Tenant, channelId: string, { activity }: NewConversation): Answer {
  const place = placeOfApp(tenant, channelId);
  if (place.conversation.kind !== 'channel') throw badArgument(`${channelId} is not a channel.`);
  if (place.rootId !== null) throw badArgument('A new thread cannot be inside another.');
  if (activity === undefined) throw badArgument('Incorrect conversation creation parameters: activity is missing.');
  const posted = post(tenant, place, readActivity(activity));
  const { id } = z.object({ id: z.string().optional() }).parse(posted.body);
  if (id === undefined) return posted;
  return { ...posted, body: { id: threadAddress(channelId, id), activityId: id } };
}

/** The app can write first to whoever installed it, or is in a team that did. */
function openChat(tenant: Tenant, { members = [], channelData, tenantId, activity }: NewConversation): Answer {
  const [member] = members;
  if (!member || members.length > 1)
    throw badArgument('Incorrect conversation creation parameters: one member is needed.');
  const asked = channelData?.tenant?.id ?? tenantId;
  if (asked === undefined) throw badArgument('Bad format of conversation: the tenant is missing.');
  const person = findPerson(tenant, member.id);
  if (asked !== tenant.id || !person || person.role === 'anonymous') {
    throw new ConnectorRefusal(403, 'BadArgument', 'User not found in tenant.');
  }
  const chat = personalChatOf(tenant, person.id);
  const isInATeam = [...tenant.teams.values()].some(({ install, members: all }) => install && all.has(person.id));
  if (!chat.isInstalled && !isInATeam) throw notInRoster();
  chat.isInstalled = true;
  tenant.changed();
  if (activity === undefined) return { status: 201, body: { id: chat.id }, warnings: [] };
  const posted = post(tenant, placeOfApp(tenant, chat.id), readActivity(activity));
  const { id } = z.object({ id: z.string().optional() }).parse(posted.body);
  return { ...posted, body: { id: chat.id, ...(id === undefined ? {} : { activityId: id }) } };
}
