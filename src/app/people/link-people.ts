import type { DeskId, PersonId } from '../../domain/ids.ts';
import { higherRole, type LinkRefusal, refusalOfLink } from '../../domain/people/linking.ts';
import type { InTransaction, KnownAccount, KnownPerson, Reattributed, Stores } from '../ports/stores.ts';

export type LinkPeopleResult =
  | { readonly kind: 'linked'; readonly person: KnownPerson }
  | { readonly kind: 'unknown_person' }
  | { readonly kind: LinkRefusal; readonly person: KnownPerson };

export type LinkPeople = (request: {
  readonly deskId: DeskId;
  /** Who stays, with their name and language. */
  readonly stays: PersonId;
  readonly goes: PersonId;
  readonly at: Date;
}) => Promise<LinkPeopleResult>;

/**
 * Two people are one, on the word of whoever runs the desk: tickets, drafts, pages and verdicts are theirs together, and so
 * is the higher of their roles.
 */
export const makeLinkPeople =
  (deps: { inTransaction: InTransaction }): LinkPeople =>
  ({ deskId, stays, goes, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const { people } = stores;
      const [one, other] = await lockBoth(stores, stays, goes);
      if (!one || !other) return { kind: 'unknown_person' };
      const refusal = refusalOfLink(one, other);
      if (refusal) return { kind: refusal.why, person: refusal.about };
      const role = higherRole(one.role, other.role);
      if (role !== one.role) await people.setRole(stays, role, { cause: 'accounts_linked', by: null });
      await redraw(stores, await people.link(stays, goes, at));
      return { kind: 'linked', person: (await knownPerson(stores, stays)) ?? one };
    });

export type UnlinkAccountResult =
  | {
      readonly kind: 'unlinked';
      readonly person: KnownPerson;
      readonly other: KnownPerson;
      readonly account: KnownAccount;
    }
  | { readonly kind: 'unknown_person' }
  /** What they were first known by, or all that they have: there is nothing to take away from them. */
  | { readonly kind: 'own_account'; readonly person: KnownPerson; readonly account: KnownAccount };

export type UnlinkAccount = (request: {
  readonly deskId: DeskId;
  readonly personId: PersonId;
  readonly account: Pick<KnownAccount, 'connectionId' | 'externalId'>;
  readonly at: Date;
}) => Promise<UnlinkAccountResult>;

/**
 * An account that was joined to somebody is another person's again, with the tickets that were asked for on its platform.
 * The role stays with those accounts that were there first.
 */
export const makeUnlinkAccount =
  (deps: { inTransaction: InTransaction }): UnlinkAccount =>
  ({ deskId, personId, account: { connectionId, externalId }, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const { people } = stores;
      const [person] = await lockBoth(stores, personId, personId);
      const account = person?.accounts.find(
        (each) => each.connectionId === connectionId && each.externalId === externalId,
      );
      if (!person || !account) return { kind: 'unknown_person' };
      if (!account.isJoined) return { kind: 'own_account', person, account };
      const unlinked = await people.unlink(personId, account, at);
      await redraw(stores, unlinked.tickets);
      // Who was a guest by that account alone is none any more.
      if (person.role === 'external' && !(await people.isGuest(personId)))
        await people.setRole(personId, 'requester', { cause: 'account_unlinked', by: null });
      const [left, other] = [await knownPerson(stores, personId), await knownPerson(stores, unlinked.personId)];
      return left && other ? { kind: 'unlinked', person: left, other, account } : { kind: 'unknown_person' };
    });

/** In one order, so that two who do this at once do not wait for each other. Administrators first, as where roles change. */
async function lockBoth(
  stores: Stores,
  one: PersonId,
  other: PersonId,
): Promise<readonly [KnownPerson | undefined, KnownPerson | undefined]> {
  await stores.people.lockWithRole('admin');
  const known = await stores.people.everybody();
  const ids = [...new Set([one, other])].filter((id) => known.some(({ personId }) => personId === id)).sort();
  for (const id of ids) await stores.people.lock(id);
  return [await knownPerson(stores, one), await knownPerson(stores, other)];
}

async function knownPerson({ people }: Stores, personId: PersonId): Promise<KnownPerson | undefined> {
  return (await people.everybody()).find((person) => person.personId === personId);
}

async function redraw({ outbox }: Stores, tickets: readonly Reattributed[]): Promise<void> {
  for (const { ticketId, revision } of tickets) await outbox.refreshSurfaces(ticketId, revision);
}
