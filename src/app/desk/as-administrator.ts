import { maySetUp } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Directory } from '../ports/directory.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type AsAdministrator = (who: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly actor: Person;
}) => Promise<Person>;

/**
 * Makes an administrator of the person whose address the environment names (`GUICHET_ADMIN_EMAIL`), the first time that they
 * set up the desk. Their platform is asked for the address now, since an address once kept may be another's today; a guest's
 * counts for nothing.
 * @throws DeliveryError when the platform cannot be asked now
 */
export const makeAsAdministrator =
  (deps: { inTransaction: InTransaction; directory: Directory; administratorEmail: string | null }): AsAdministrator =>
  async ({ deskId, connectionId, actor }) => {
    if (maySetUp(actor) || deps.administratorEmail === null) return actor;
    const known = await deps.inTransaction(deskId, ({ people }) => people.account(actor.personId, connectionId));
    const account = known && (await deps.directory.describe(connectionId, known.externalId));
    const isNamed = account?.email?.toLowerCase() === deps.administratorEmail.toLowerCase();
    if (!account || account.isExternal || !isNamed) return actor;
    return deps.inTransaction(deskId, async ({ people }) => {
      const person = await people.remember({ ...account, connectionId, role: actor.role });
      await people.setRole(person.personId, 'admin', { cause: 'administrator_of_the_environment', by: null });
      return { ...person, role: 'admin' };
    });
  };
