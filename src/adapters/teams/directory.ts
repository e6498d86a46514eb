import { DeliveryError } from '../../app/ports/delivery.ts';
import type { Account, Directory } from '../../app/ports/directory.ts';
import type { AccountReference, KnownConversation } from '../../app/ports/teams-references.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import { type Language, languageOf } from '../../domain/language.ts';
import { isOfTheConnector, type Member } from './connector.ts';
import { problemFrom } from './delivery-problem.ts';
import { baseOf, kindOf } from './read/conversation-id.ts';
import type { ServedTenant, Tenants } from './tenants.ts';
import { type PlaceDeps, serviceOf } from './where.ts';

export interface TeamsDirectory extends Directory {
  /** The channels of the teams where the app is installed, to choose from. @throws DeliveryError */
  channels(connectionId: ConnectionId): Promise<readonly { readonly externalId: string; readonly name: string }[]>;
}

/** Teams' answer to who somebody is: the roster of a conversation that they are in. Language and zone come with what they do. */
export function createTeamsDirectory(
  deps: PlaceDeps & { readonly tenants: Pick<Tenants, 'ofConnection'> },
): TeamsDirectory {
  const { connector, references, tenants } = deps;
  /** One of somebody's conversations may be closed to us: they are asked about in the next. */
  const findMember = async (tenant: ServedTenant, account: AccountReference): Promise<Member | undefined> => {
    for (const conversation of new Set([account.personalChat ?? account.metIn, account.metIn])) {
      try {
        const service = await serviceOf(deps, tenant, conversation);
        const member = await connector.member(service, conversation, account.memberId);
        if (member) return member;
      } catch (error) {
        if (problemFrom(error).kind !== 'destination_gone') throw error;
      }
    }
    return undefined;
  };
  /** Somebody of whom nothing was heard yet: one channel of each team is asked, since a team shares its roster. */
  const lookUp = async (tenant: ServedTenant, externalId: string): Promise<Member | undefined> => {
    const teams = new Map<string, KnownConversation>();
    for (const channel of await references.channels(tenant))
      if (!teams.has(channel.teamId ?? channel.conversation))
        teams.set(channel.teamId ?? channel.conversation, channel);
    for (const { conversation, serviceUrl } of teams.values()) {
      const member = await connector.member({ serviceUrl, tenantId: tenant.tenantId }, conversation, externalId);
      if (member) {
        await references.noteAccounts(tenant, referencesOf([member], conversation, serviceUrl));
        return member;
      }
    }
    return undefined;
  };
  return {
    describe: (connectionId, externalId) =>
      inTenant(tenants, connectionId, async (tenant) => {
        const account = await references.account(tenant, externalId);
        const member = account ? await findMember(tenant, account) : await lookUp(tenant, externalId);
        return member && toAccount(externalId, member, account, tenant);
      }),
    membersOf: (connectionId, conversation) =>
      inTenant(tenants, connectionId, async (tenant) => {
        const service = await serviceOf(deps, tenant, conversation);
        const members = await connector.members(service, baseOf(conversation));
        await references.noteAccounts(tenant, referencesOf(members, baseOf(conversation), service.serviceUrl));
        return members.flatMap(({ externalId }) => externalId ?? []);
      }),
    conversation: (connectionId, externalId) =>
      inTenant(tenants, connectionId, async (tenant) => {
        const known = await references.conversation(tenant, baseOf(externalId));
        return known && { name: nameOf(known), isArchived: false, isOurs: known.inactive === null };
      }),
    // Who owns a team installs apps in it: a bot does not.
    join: async () => false,
    // A bot hears what is said while it is there, and cannot look back, short of Microsoft Graph.
    messagesNear: async () => [],
    channels: (connectionId) =>
      inTenant(tenants, connectionId, async (tenant) => {
        await refreshChannels(deps, tenant);
        const channels = await references.channels(tenant);
        return channels.map((channel) => ({ externalId: channel.conversation, name: nameOf(channel) }));
      }),
  };
}

/** Teams tells of the channel in which something happens: the others of its team are asked for. */
async function refreshChannels({ connector, references }: PlaceDeps, tenant: ServedTenant): Promise<void> {
  const known = await references.channels(tenant);
  const teams = new Map(known.flatMap(({ teamId, serviceUrl }) => (teamId === null ? [] : [[teamId, serviceUrl]])));
  for (const [teamId, serviceUrl] of teams) {
    try {
      const listed = await connector.channels({ serviceUrl, tenantId: tenant.tenantId }, teamId);
      await references.noteChannels(
        tenant,
        listed.map(({ id, name }) => ({ conversation: id, kind: 'channel', serviceUrl, teamId, name })),
      );
    } catch (error) {
      // What is known of that team is offered all the same.
      if (problemFrom(error).kind !== 'destination_gone') throw error;
    }
  }
}

/** The first channel of a team has the same name in each, which every client writes in its own language. */
const FIRST_CHANNEL = 'General';

function nameOf({ name, conversation, teamId }: KnownConversation): string {
  if (name !== null) return name;
  return kindOf({ id: conversation }) === 'channel' && conversation === teamId ? FIRST_CHANNEL : '';
}

function referencesOf(members: readonly Member[], metIn: string, serviceUrl: string): AccountReference[] {
  const nobodySaid = { personalChat: null, locale: null, timeZone: null };
  return members.flatMap(({ externalId, memberId }) =>
    externalId === null ? [] : [{ externalId, memberId, serviceUrl, metIn, ...nobodySaid }],
  );
}

/** How somebody reads; as in France as long as their Teams did not say. */
export function languageAndZone(account: Pick<AccountReference, 'locale' | 'timeZone'> | undefined): {
  readonly language: Language;
  readonly timeZone: string;
} {
  return { language: languageOf(account?.locale ?? 'fr'), timeZone: account?.timeZone ?? 'Europe/Paris' };
}

function toAccount(
  externalId: string,
  member: Member,
  account: AccountReference | undefined,
  { tenantId }: ServedTenant,
): Account {
  const isGuest = member.role === 'guest' || member.role === 'anonymous' || /#EXT#/i.test(member.principalName ?? '');
  return {
    externalId,
    name: member.name,
    ...languageAndZone(account),
    // A guest's is made of their address, and is none.
    email: member.email ?? (isGuest ? null : member.principalName),
    isExternal: isGuest || (member.tenantId !== null && member.tenantId !== tenantId),
    isBot: member.memberId.startsWith('28:'),
  };
}

async function inTenant<T>(
  tenants: Pick<Tenants, 'ofConnection'>,
  connectionId: ConnectionId,
  work: (tenant: ServedTenant) => Promise<T>,
): Promise<T> {
  const tenant = await tenants.ofConnection(connectionId);
  try {
    return await work(tenant);
  } catch (error) {
    // What is no error of the Connector's is one of the database's, and not the caller's to put off.
    if (error instanceof DeliveryError || !isOfTheConnector(error)) throw error;
    throw new DeliveryError(problemFrom(error), error);
  }
}
