import type { DeskId, PersonId } from '../../domain/ids.ts';
import type { Directory } from '../ports/directory.ts';
import type { Channel, InTransaction } from '../ports/stores.ts';
import type { IdentifyPerson } from './identify-person.ts';

export type SyncAgents = (desk: { readonly deskId: DeskId }) => Promise<{ readonly agents: number }>;

/**
 * Members of a triage channel are the desk's agents: a requester who is a member of one becomes an agent, an agent who is
 * a member of none becomes a requester again. Guests, leads and administrators stay what they are, and so does everybody
 * in a desk without a triage channel, where roles are given by hand.
 * @returns how many members work on tickets, whatever their role
 * @throws DeliveryError when the platform cannot be asked now; then nothing has changed
 */
export const makeSyncAgents =
  (deps: { inTransaction: InTransaction; directory: Directory; identifyPerson: IdentifyPerson }): SyncAgents =>
  async ({ deskId }) => {
    // The agents before the platform is asked: whoever becomes one in the meantime is not among those who may have left.
    const { channels, agents } = await deps.inTransaction(deskId, async (stores) => ({
      channels: await stores.channels.withRole('triage'),
      agents: await stores.people.withRole('agent'),
    }));
    if (channels.length === 0) return { agents: 0 };

    const members = await teamIn(channels, deskId, deps);
    const left = agents.map(({ personId }) => personId).filter((personId) => !members.has(personId));
    await deps.inTransaction(deskId, async ({ people }) => {
      await people.changeRole([...members], 'requester', 'agent');
      await people.changeRole(left, 'agent', 'requester');
    });
    return { agents: members.size };
  };

/** Everybody who is in one of these channels and may work on tickets; a guest reads along only. */
async function teamIn(
  channels: readonly Channel[],
  deskId: DeskId,
  deps: { directory: Directory; identifyPerson: IdentifyPerson },
): Promise<ReadonlySet<PersonId>> {
  const team = new Set<PersonId>();
  for (const { connectionId, externalId } of channels) {
    for (const member of await deps.directory.membersOf(connectionId, externalId)) {
      const person = await deps.identifyPerson({ deskId, connectionId, externalId: member, isNamedOnly: true });
      if (person && person.role !== 'external') team.add(person.personId);
    }
  }
  return team;
}
