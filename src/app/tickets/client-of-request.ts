import type { Policy } from '../../policy/policy.ts';
import type { Draft, Stores } from '../ports/stores.ts';

/**
 * The customer that a request comes from: the one whose channel it was made in, else the one of its requester's address.
 * Never from what the message says (C16).
 */
export async function clientOfRequest(
  { channels, people }: Stores,
  { clients }: Policy,
  { connectionId, conversation, personId }: Draft,
): Promise<string | null> {
  if (clients.length === 0) return null;
  const channel = await channels.byExternalId(connectionId, conversation);
  const places = [conversation, channel?.name].map((place) => place?.replace(/^#/, ''));
  const here = clients.find((client) => client.channels.some((named) => places.includes(named.replace(/^#/, ''))));
  if (here) return here.id;
  if (clients.every(({ emailDomains }) => emailDomains.length === 0)) return null;
  const domains = (await people.addressesOf(personId)).map((address) => address.slice(address.lastIndexOf('@') + 1));
  return clients.find(({ emailDomains }) => emailDomains.some((domain) => domains.includes(domain)))?.id ?? null;
}
