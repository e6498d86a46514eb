import type { Role } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction, Person } from '../ports/stores.ts';
import type { IdentifyPerson } from './identify-person.ts';

export type GiveRole = (request: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
  readonly role: Role;
}) => Promise<Person | undefined>;

/**
 * Gives a role that the platform itself names to the person behind an account, such as whoever installed the app; undefined
 * when the platform does not know the account.
 */
export const makeGiveRole =
  (deps: { inTransaction: InTransaction; identifyPerson: IdentifyPerson }): GiveRole =>
  async ({ deskId, connectionId, externalId, role }) => {
    const person = await deps.identifyPerson({ deskId, connectionId, externalId, isNamedOnly: true });
    if (!person) return undefined;
    await deps.inTransaction(deskId, ({ people }) =>
      people.setRole(person.personId, role, { cause: 'named_by_the_platform', by: null }),
    );
    return { ...person, role };
  };
