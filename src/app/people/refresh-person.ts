import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Directory } from '../ports/directory.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type RefreshPersonResult =
  | { readonly kind: 'refreshed'; readonly person: Person }
  | { readonly kind: 'unknown' };

export type RefreshPerson = (changed: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
}) => Promise<RefreshPersonResult>;

/**
 * Somebody changed what their platform says of them: the desk takes their name, language and zone as they are now, and
 * keeps their role. Whoever the desk does not know is left alone until they have to do with it.
 * @throws DeliveryError when the platform cannot be asked now
 */
export const makeRefreshPerson =
  (deps: { inTransaction: InTransaction; directory: Directory }): RefreshPerson =>
  async ({ deskId, inboxKey, connectionId, externalId }) => {
    const known = await deps.inTransaction(deskId, ({ people }) => people.byAccount(connectionId, externalId));
    // Asked anew, not read from the event: a late or repeated event may tell of an earlier change.
    const account = known && (await deps.directory.describe(connectionId, externalId));
    return deps.inTransaction(deskId, async ({ inbox, people }) => {
      await inbox.done(inboxKey);
      if (!known || !account) return { kind: 'unknown' };
      return { kind: 'refreshed', person: await people.remember({ ...account, connectionId, role: known.role }) };
    });
  };
