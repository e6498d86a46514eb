import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Directory } from '../ports/directory.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type IdentifyPerson = (who: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
}) => Promise<Person | undefined>;

/**
 * The person behind a platform account, made known to the desk the first time. Undefined for bots and for accounts that
 * the platform does not know.
 * @throws DeliveryError when the person is new and the platform cannot be asked now
 */
export const makeIdentifyPerson =
  (deps: { inTransaction: InTransaction; directory: Directory }): IdentifyPerson =>
  async ({ deskId, connectionId, externalId }) => {
    const known = await deps.inTransaction(deskId, ({ people }) => people.byAccount(connectionId, externalId));
    if (known) return known;

    const account = await deps.directory.describe(connectionId, externalId);
    if (!account || account.isBot) return undefined;
    return deps.inTransaction(deskId, ({ people }) =>
      people.remember({ ...account, connectionId, role: account.isExternal ? 'external' : 'requester' }),
    );
  };
