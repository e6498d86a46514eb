import type { DeskId } from '../../domain/ids.ts';
import type { Directory } from '../ports/directory.ts';
import type { InTransaction } from '../ports/stores.ts';
import type { IdentifyPerson } from './identify-person.ts';

export type SyncAgents = (desk: { readonly deskId: DeskId }) => Promise<{ readonly agents: number }>;

/** Members of a triage channel are the desk's agents; a requester who joins one becomes an agent. Higher roles are kept. */
export const makeSyncAgents =
  (deps: { inTransaction: InTransaction; directory: Directory; identifyPerson: IdentifyPerson }): SyncAgents =>
  async ({ deskId }) => {
    const channels = await deps.inTransaction(deskId, (stores) => stores.channels.withRole('triage'));
    let agents = 0;
    for (const { connectionId, externalId } of channels) {
      for (const member of await deps.directory.membersOf(connectionId, externalId)) {
        const person = await deps.identifyPerson({ deskId, connectionId, externalId: member });
        if (!person || person.role === 'external') continue;
        agents += 1;
        if (person.role !== 'requester') continue;
        await deps.inTransaction(deskId, ({ people }) => people.setRole(person.personId, 'agent'));
      }
    }
    return { agents };
  };
