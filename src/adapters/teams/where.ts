import { DeliveryError } from '../../app/ports/delivery.ts';
import type { TeamsReferences } from '../../app/ports/teams-references.ts';
import type { Connector, Service } from './connector.ts';
import { baseOf } from './read/conversation-id.ts';
import type { ServedTenant } from './tenants.ts';

const NOT_HEARD_RETRY_MS = 60_000;
export const BY_PERSON = 'person:';

export interface PlaceDeps {
  readonly connector: Connector;
  readonly references: TeamsReferences;
}

/**
 * Where a conversation is reached.
 * @throws DeliveryError when nothing may be posted there until the app is installed there again
 */
export async function serviceOf(
  { references }: Pick<PlaceDeps, 'references'>,
  tenant: ServedTenant,
  conversation: string,
): Promise<Service> {
  const known = await references.conversation(tenant, baseOf(conversation));
  if (known?.inactive) throw new DeliveryError({ kind: 'destination_gone', detail: known.inactive });
  return { tenantId: tenant.tenantId, serviceUrl: known?.serviceUrl ?? (await anyServiceUrl(references, tenant)) };
}

/** Where somebody's own chat with the bot is reached, and which it is: opened when there is none yet. */
export async function personalChatWith(
  { connector, references }: PlaceDeps,
  tenant: ServedTenant,
  externalId: string,
): Promise<{ readonly service: Service; readonly chat: string }> {
  const account = await references.account(tenant, externalId);
  if (account?.personalChat)
    return { service: await serviceOf({ references }, tenant, account.personalChat), chat: account.personalChat };
  const serviceUrl = account?.serviceUrl ?? (await anyServiceUrl(references, tenant));
  const service = { tenantId: tenant.tenantId, serviceUrl };
  // Until they say something, their object id is the only name that we have for them: the Connector takes it too.
  const memberId = account?.memberId ?? externalId;
  const chat = await connector.openPersonalChat(service, memberId);
  const habits = { locale: account?.locale ?? null, timeZone: account?.timeZone ?? null };
  const metIn = account?.metIn ?? chat;
  await references.note(tenant, {
    conversation: { conversation: chat, kind: 'personal', serviceUrl, teamId: null, name: null },
    account: { externalId, memberId, serviceUrl, personalChat: chat, metIn, ...habits },
  });
  return { service, chat };
}

async function anyServiceUrl(references: TeamsReferences, tenant: ServedTenant): Promise<string> {
  const [first] = await references.channels(tenant);
  if (first) return first.serviceUrl;
  throw new DeliveryError({
    kind: 'try_later',
    afterMs: NOT_HEARD_RETRY_MS,
    detail: 'nothing was heard from the tenant yet',
  });
}
