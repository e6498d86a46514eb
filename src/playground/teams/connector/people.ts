import type { JsonObject, SimulatedPerson } from '../simulator-types.ts';
import { installIn, membersOf, personOf, type Tenant } from '../tenant.ts';
import type { Answer, Call } from './call.ts';
import { memberOf, placeOfApp } from './place.ts';
import { badArgument, ConnectorRefusal, noSuchConversation, notInRoster } from './refusal.ts';

const found = (body: unknown): Answer => ({ status: 200, body, warnings: [] });

/** Nobody but a name is told of who joined a meeting without an account. */
function memberAnswer(person: SimulatedPerson): JsonObject {
  const { id, mri, name, givenName, surname, email, userPrincipalName, tenantId, role } = person;
  if (role === 'anonymous') return { id: mri, name, tenantId, userRole: 'anonymous' };
  return {
    id: mri,
    name,
    objectId: id,
    aadObjectId: id,
    givenName,
    surname,
    email,
    userPrincipalName,
    tenantId,
    userRole: role,
  };
}

export function getMember(tenant: Tenant, { address, memberId }: Call): Answer {
  const member = memberOf(tenant, placeOfApp(tenant, address).conversation, memberId);
  if (!member) {
    throw new ConnectorRefusal(404, 'MemberNotFoundInConversation', 'The member is not found in the conversation.');
  }
  return found(memberAnswer(member));
}

const LARGEST_PAGE = 500;

/** The token names the next member, so that who comes in between doesn't shift the pages. */
export function getPagedMembers(tenant: Tenant, { address, query }: Call): Answer {
  const { conversation } = placeOfApp(tenant, address);
  const people = [...membersOf(tenant, conversation)].map((id) => personOf(tenant, id));
  const token = query.get('continuationToken');
  const from = token === null ? 0 : people.findIndex(({ id }) => tokenOf(id) === token);
  if (from < 0) throw badArgument('The continuation token is not valid.');
  const size = Number(query.get('pageSize') ?? LARGEST_PAGE);
  if (!Number.isInteger(size) || size < 1) throw badArgument('The page size is not valid.');
  const to = from + Math.min(size, LARGEST_PAGE);
  const next = people[to];
  return found({
    members: people.slice(from, to).map(memberAnswer),
    ...(next === undefined ? {} : { continuationToken: tokenOf(next.id) }),
  });
}

const tokenOf = (personId: string): string => Buffer.from(`next:${personId}`).toString('base64');

export function getTeam(tenant: Tenant, { address }: Call): Answer {
  const team = teamOfApp(tenant, address);
  return found({
    id: team.id,
    name: team.name,
    aadGroupId: team.aadGroupId,
    type: 'standard',
    tenantId: tenant.id,
    channelCount: channelsOf(tenant, team.id).length,
    memberCount: team.members.size,
  });
}

/** General has no name here: each client writes it in its own language. */
export function getChannels(tenant: Tenant, { address }: Call): Answer {
  const team = teamOfApp(tenant, address);
  const conversations = channelsOf(tenant, team.id).map(({ id, name }) => ({
    id,
    ...(id === team.id ? {} : { name }),
    type: 'standard',
  }));
  return found({ conversations });
}

function teamOfApp(tenant: Tenant, id: string) {
  const team = tenant.teams.get(id);
  if (!team) throw noSuchConversation();
  if (team.install === null) throw notInRoster();
  return team;
}

const channelsOf = (tenant: Tenant, teamId: string) =>
  [...tenant.conversations.values()].flatMap((conversation) =>
    conversation.kind === 'channel' && conversation.teamId === teamId ? [conversation] : [],
  );

/** A picture pasted into a message, for the app that heard of it. Its content is never kept: this one is of the right size. */
export function getAttachment(tenant: Tenant, { activityId }: Call): Answer {
  for (const [id, messages] of tenant.messages) {
    const conversation = tenant.conversations.get(id);
    if (!conversation || installIn(tenant, conversation) === null) continue;
    const file = messages.flatMap(({ files }) => files).find((known) => known.id === activityId && known.isInline);
    if (file) return { ...found(Buffer.alloc(file.size, 1)), headers: { 'content-type': file.mimetype } };
  }
  throw new ConnectorRefusal(404, 'AttachmentNotFound', 'The attachment is not found.');
}
