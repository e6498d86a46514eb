import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import { addressOf, addressToJoin, personToJoin } from '../../domain/people/joining.ts';
import { DeliveryError } from '../ports/delivery.ts';
import type { Account, Directory } from '../ports/directory.ts';
import type { AddressHolder, InTransaction, Person, Stores } from '../ports/stores.ts';

export type IdentifyPerson = (who: {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly externalId: string;
  /** Somebody else named them, or a list did: they did nothing there themselves. */
  readonly isNamedOnly?: boolean;
}) => Promise<Person | undefined>;

interface Deps {
  readonly inTransaction: InTransaction;
  readonly directory: Directory;
}

/**
 * The person behind a platform account, made known to the desk the first time: as a person of their own, or as somebody
 * whom the desk knows from another platform (`personToJoin`). Undefined for bots and for accounts that the platform does
 * not know.
 * @throws DeliveryError when the person is new and a platform cannot be asked now
 */
export const makeIdentifyPerson =
  (deps: Deps): IdentifyPerson =>
  async ({ deskId, connectionId, externalId, isNamedOnly = false }) => {
    const known = await deps.inTransaction(deskId, ({ people }) =>
      isNamedOnly ? people.byAccount(connectionId, externalId) : people.acting(connectionId, externalId),
    );
    if (known) return known;

    const account = await deps.directory.describe(connectionId, externalId);
    if (!account || account.isBot) return undefined;
    return meet(deps, deskId, { ...account, connectionId });
  };

type Met = Account & { readonly connectionId: ConnectionId };

/** What the other platform said of the one whom the account may belong to. */
interface Asked {
  readonly holder: AddressHolder;
  readonly hasAddress: boolean;
}

type Outcome = { readonly person: Person } | { readonly toAsk: AddressHolder };

/** The other platform is asked outside of any transaction; whoever came in between is asked about in turn. */
async function meet(deps: Deps, deskId: DeskId, account: Met, asked: Asked | null = null): Promise<Person> {
  const met = await deps.inTransaction(deskId, (stores) => remember(stores, account, asked));
  if ('person' in met) return met.person;
  const holder = met.toAsk;
  return meet(deps, deskId, account, { holder, hasAddress: await hasAddress(deps.directory, holder, account) });
}

async function remember(stores: Stores, account: Met, asked: Asked | null): Promise<Outcome> {
  const holder = await holderToJoin(stores, account);
  if (holder && asked?.holder.personId !== holder.personId) return { toAsk: holder };
  if (holder && asked?.hasAddress) return { person: await stores.people.join(holder.personId, account) };
  const role = account.isExternal ? 'external' : 'requester';
  return { person: await stores.people.remember({ ...account, role }) };
}

async function holderToJoin({ desk, people, policies }: Stores, account: Met): Promise<AddressHolder | null> {
  const { policy } = await policies.current();
  const address = addressToJoin(account, policy.joinAccountsOn);
  if (address === null) return null;
  // Of two accounts of one person that are met at once, the second finds the first.
  await desk.lock();
  return personToJoin(account, await people.withAddress(address));
}

/** Whether the account that we know still is what we know: an address may be another's since, its owner a guest, or gone. */
async function hasAddress(directory: Directory, { account: known }: AddressHolder, account: Met): Promise<boolean> {
  try {
    const now = await directory.describe(known.connectionId, known.externalId);
    if (!now || now.isBot || now.isExternal || now.isDeactivated || now.email === null) return false;
    return account.email !== null && addressOf(now.email) === addressOf(account.email);
  } catch (error) {
    // A platform that will not answer until somebody acts keeps nobody on the other one waiting.
    const mayPass = error instanceof DeliveryError && ['try_later', 'unknown'].includes(error.problem.kind);
    if (!(error instanceof DeliveryError) || mayPass) throw error;
    return false;
  }
}
