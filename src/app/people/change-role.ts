import type { Role } from '../../domain/access/may.ts';
import type { DeskId, PersonId } from '../../domain/ids.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

/** The roles that a person may be given by hand; who is a guest is the platform's word. */
export const GIVEN_ROLES = ['requester', 'agent', 'lead', 'admin'] as const satisfies readonly Role[];
export type GivenRole = (typeof GIVEN_ROLES)[number];

export type ChangeRoleResult =
  | { readonly kind: 'changed' | 'unchanged'; readonly person: Person; readonly from: Role }
  | { readonly kind: 'unknown_person' }
  /** A guest may ask for work, and never works on tickets. */
  | { readonly kind: 'guest'; readonly person: Person }
  /** Somebody must be able to set up the desk. */
  | { readonly kind: 'last_administrator'; readonly person: Person };

export type ChangeRole = (request: {
  readonly deskId: DeskId;
  readonly personId: PersonId;
  readonly role: GivenRole;
}) => Promise<ChangeRoleResult>;

/** Gives somebody another role on the word of whoever runs the desk, and notes it in the desk's history. */
export const makeChangeRole =
  (deps: { inTransaction: InTransaction }): ChangeRole =>
  ({ deskId, personId, role }) =>
    deps.inTransaction(deskId, async ({ people }) => {
      const administrators = await people.lockWithRole('admin');
      const person = await people.byId(personId);
      if (!person) return { kind: 'unknown_person' };
      if (person.role === role) return { kind: 'unchanged', person, from: role };
      if (person.role === 'external') return { kind: 'guest', person };
      const isLast = administrators.every((administrator) => administrator.personId === personId);
      if (person.role === 'admin' && isLast) return { kind: 'last_administrator', person };
      await people.setRole(personId, role, { cause: 'command_line', by: null });
      return { kind: 'changed', person: { ...person, role }, from: person.role };
    });
