import type { Role } from '../access/may.ts';
import type { ConnectionId } from '../ids.ts';

/** An account that the desk meets for the first time. */
interface NewAccount {
  readonly connectionId: ConnectionId;
  readonly email: string | null;
  /** A guest or a person of another organisation. */
  readonly isExternal: boolean;
  readonly isBot: boolean;
}

/** Somebody of the desk who has an account with the address in question. */
interface AddressHolder {
  readonly role: Role;
  /** Every connection on which they have an account. */
  readonly connectionIds: readonly ConnectionId[];
}

/** An address as it is compared: without spaces around it, in small letters. */
export const addressOf = (email: string): string => email.trim().toLowerCase();

/**
 * The address by which an account may be joined to somebody, when the policy lists its domain; null for guests, machines
 * and everybody else. Subdomains are listed one by one.
 */
export function addressToJoin(account: NewAccount, domains: readonly string[]): string | null {
  if (account.isExternal || account.isBot || account.email === null) return null;
  const address = addressOf(account.email);
  const at = address.indexOf('@');
  return at > 0 && domains.includes(address.slice(at + 1)) ? address : null;
}

/**
 * Who a new account belongs to, among those who have its address: the one plain requester known on other connections only.
 * Null, a person of their own, when two share the address, when the one has more rights than asking for work (an
 * administrator joins them), is a guest, or has an account on that connection already: their former address is then
 * somebody else's.
 */
export function personToJoin<Holder extends AddressHolder>(
  { connectionId }: Pick<NewAccount, 'connectionId'>,
  holders: readonly Holder[],
): Holder | null {
  const [only, ...others] = holders;
  if (!only || others.length > 0) return null;
  return only.role === 'requester' && !only.connectionIds.includes(connectionId) ? only : null;
}
