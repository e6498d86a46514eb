import type { ConnectionId, DeskId, PersonId } from '../../domain/ids.ts';
import { DeliveryError } from '../ports/delivery.ts';
import type { Directory } from '../ports/directory.ts';
import type { Channel, InTransaction, Stores } from '../ports/stores.ts';
import type { IdentifyPerson } from './identify-person.ts';

export type SyncAgents = (desk: { readonly deskId: DeskId }) => Promise<{ readonly agents: number }>;

/**
 * Members of a triage channel, on any platform, are the desk's agents: a requester who is a member of one becomes an agent,
 * an agent who is a member of none becomes a requester again. Guests, leads and administrators stay what they are, and so
 * does everybody in a desk without a triage channel, where roles are given by hand. While a platform answers no more until
 * somebody mends it, those who have an account there stay agents, and the others are named.
 * @returns how many members work on tickets, whatever their role
 * @throws DeliveryError when a platform cannot be asked now, or none can be asked any more; then nothing has changed
 */
export const makeSyncAgents =
  (deps: Deps): SyncAgents =>
  async ({ deskId }) => {
    // The agents before the platform is asked: whoever becomes one in the meantime is not among those who may have left.
    const { channels, agents } = await deps.inTransaction(deskId, async (stores) => ({
      channels: await stores.channels.withRole('triage'),
      agents: await stores.people.withRole('agent'),
    }));
    if (channels.length === 0) return { agents: 0 };

    const { members, silent } = await teamIn(channels, deskId, deps);
    const absent = agents.map(({ personId }) => personId).filter((personId) => !members.has(personId));
    await deps.inTransaction(deskId, async ({ people }) => {
      const left: PersonId[] = [];
      for (const personId of absent) if (!(await hasAccountOn(people, personId, silent))) left.push(personId);
      await people.changeRole([...members], 'requester', 'agent');
      await people.changeRole(left, 'agent', 'requester');
    });
    return { agents: members.size };
  };

interface Deps {
  readonly inTransaction: InTransaction;
  readonly directory: Directory;
  readonly identifyPerson: IdentifyPerson;
}

interface Team {
  readonly members: ReadonlySet<PersonId>;
  /** The connections of channels that could not be read. */
  readonly silent: ReadonlySet<ConnectionId>;
}

/** Everybody who is in one of these channels and may work on tickets; a guest reads along only. */
async function teamIn(channels: readonly Channel[], deskId: DeskId, deps: Deps): Promise<Team> {
  const members = new Set<PersonId>();
  const silent = new Set<ConnectionId>();
  let reason: unknown;
  for (const channel of channels) {
    try {
      for (const member of await membersOf(channel, deskId, deps)) members.add(member);
    } catch (error) {
      if (!(error instanceof DeliveryError) || !mustBeMended(error)) throw error;
      silent.add(channel.connectionId);
      reason = error;
    }
  }
  if (channels.every(({ connectionId }) => silent.has(connectionId))) throw reason;
  return { members, silent };
}

async function membersOf({ connectionId, externalId }: Channel, deskId: DeskId, deps: Deps): Promise<PersonId[]> {
  const members: PersonId[] = [];
  for (const member of await deps.directory.membersOf(connectionId, externalId)) {
    const person = await deps.identifyPerson({ deskId, connectionId, externalId: member, isNamedOnly: true });
    if (person && person.role !== 'external') members.push(person.personId);
  }
  return members;
}

/** Trying again does not help: the app was removed there, or is no longer in the channel. */
const mustBeMended = ({ problem }: DeliveryError): boolean =>
  problem.kind === 'credentials' || problem.kind === 'destination_gone';

async function hasAccountOn(
  people: Stores['people'],
  personId: PersonId,
  connections: ReadonlySet<ConnectionId>,
): Promise<boolean> {
  for (const connectionId of connections) if (await people.account(personId, connectionId)) return true;
  return false;
}
