import type { Role } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Directory } from '../ports/directory.ts';
import type { InTransaction, Person, RoleChange } from '../ports/stores.ts';
import type { SyncAgents } from './sync-agents.ts';

export type RefreshPersonResult =
  | { readonly kind: 'refreshed'; readonly person: Person }
  | { readonly kind: 'unknown' };

export type RefreshPerson = (changed: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
  /** They did something there themselves: that connection is the one that they used last. */
  readonly isActing?: boolean;
}) => Promise<RefreshPersonResult>;

/**
 * Somebody changed what their platform says of them: the desk takes their name, language and zone as they are now. Whoever
 * was made a guest may only ask from then on, whatever they were before; whoever is a member again asks like everybody
 * else, and works on tickets again where they are of the team. Otherwise the role stays. Whoever the desk does not know is
 * left alone until they have to do with it.
 * @throws DeliveryError when the platform cannot be asked now
 */
export const makeRefreshPerson =
  (deps: { inTransaction: InTransaction; directory: Directory; syncAgents: SyncAgents }): RefreshPerson =>
  async ({ deskId, inboxKey, connectionId, externalId, isActing = false }) => {
    const known = await deps.inTransaction(deskId, ({ people }) =>
      isActing ? people.acting(connectionId, externalId) : people.byAccount(connectionId, externalId),
    );
    // Asked anew, not read from the event: a late or repeated event may tell of an earlier change.
    const account = known && (await deps.directory.describe(connectionId, externalId));
    const refreshed = await deps.inTransaction(deskId, async ({ inbox, people }) => {
      await inbox.done(inboxKey);
      if (!known || !account) return { kind: 'unknown' } as const;
      const person = await people.remember({ ...account, connectionId, role: known.role });
      // One account of a guest is enough: whoever is a guest on one platform asks only, on both.
      const next = roleOf(person.role, await people.isGuest(person.personId));
      if (next.role !== person.role) await people.setRole(person.personId, next.role, { cause: next.cause, by: null });
      return {
        kind: 'refreshed',
        person: { ...person, role: next.role },
        isBack: next.cause === 'member_again',
      } as const;
    });
    if (refreshed.kind === 'unknown') return refreshed;
    // What is missed here is made up for at the next start.
    if (refreshed.isBack) await deps.syncAgents({ deskId });
    return { kind: 'refreshed', person: refreshed.person };
  };

/** Who is a guest is the platform's word alone. */
function roleOf(role: Role, isGuest: boolean): { readonly role: Role; readonly cause: RoleChange['cause'] } {
  if (isGuest) return { role: 'external', cause: 'guest' };
  return role === 'external' ? { role: 'requester', cause: 'member_again' } : { role, cause: 'named_by_the_platform' };
}
