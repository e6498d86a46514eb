import { ROLES, type Role } from '../access/may.ts';
import type { ConnectionId, PersonId } from '../ids.ts';

interface Linked {
  readonly personId: PersonId;
  readonly role: Role;
  readonly accounts: readonly { readonly connectionId: ConnectionId; readonly isGuest: boolean }[];
}

export type LinkRefusal =
  | 'same_person'
  /** Who is a guest of one of the two: the rights of the other account are not theirs. */
  | 'guest'
  /** Both have an account on one connection, where they are two people. */
  | 'same_connection';

/** Why an administrator may not say that two people are one; null when they may. */
export function refusalOfLink<Person extends Linked>(
  one: Person,
  other: Person,
): { readonly why: LinkRefusal; readonly about: Person } | null {
  if (one.personId === other.personId) return { why: 'same_person', about: one };
  const guest = [one, other].find(isGuest);
  if (guest) return { why: 'guest', about: guest };
  const connections = new Set(one.accounts.map(({ connectionId }) => connectionId));
  return other.accounts.some(({ connectionId }) => connections.has(connectionId))
    ? { why: 'same_connection', about: other }
    : null;
}

const isGuest = ({ role, accounts }: Linked): boolean =>
  role === 'external' || accounts.some((account) => account.isGuest);

/** The role with more rights. */
export function higherRole(one: Role, other: Role): Role {
  return ROLES.indexOf(one) > ROLES.indexOf(other) ? one : other;
}
