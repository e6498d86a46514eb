import { mayWatchChannels } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import { invitationCard } from '../../views/greeting.ts';
import type { IdentifyPerson } from '../people/identify-person.ts';
import type { SyncAgents } from '../people/sync-agents.ts';
import type { Directory } from '../ports/directory.ts';
import type { Channel, InTransaction, Person, Stores } from '../ports/stores.ts';
import { typingReaderOf } from '../typing-reader.ts';
import { administratorsOf } from './administrators.ts';
import { greetChannel } from './greet-channel.ts';

export type EnterChannel = (entered: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  /** The account that invited us; null when we came by ourselves. */
  readonly invitedBy: string | null;
  readonly at: Date;
}) => Promise<{ readonly kind: 'entered'; readonly role: Channel['role'] }>;

/**
 * We are in a channel from now on: it is told once what is read there and kept. Where nobody has decided yet that we listen,
 * we do not, and whoever invited us is asked in private.
 * @throws DeliveryError when the platform cannot be asked now
 */
export const makeEnterChannel =
  (deps: {
    inTransaction: InTransaction;
    directory: Directory;
    identifyPerson: IdentifyPerson;
    syncAgents: SyncAgents;
  }): EnterChannel =>
  async ({ deskId, inboxKey, connectionId, conversation, invitedBy, at }) => {
    const name = (await deps.directory.conversation(connectionId, conversation))?.name ?? '';
    const host = invitedBy ? await deps.identifyPerson({ deskId, connectionId, externalId: invitedBy }) : undefined;
    const known = await deps.inTransaction(deskId, ({ channels }) => channels.byExternalId(connectionId, conversation));
    // Its members can be read only now.
    if (known?.role === 'triage') await deps.syncAgents({ deskId });

    return deps.inTransaction(deskId, async (stores) => {
      await stores.inbox.done(inboxKey);
      const role = (await stores.channels.byExternalId(connectionId, conversation))?.role ?? 'ignored';
      const channel = await stores.channels.remember({ connectionId, externalId: conversation, role, name });
      // Whoever lets us in from the setup form is about to say what the channel is to the desk.
      if (role !== 'ignored' || invitedBy) await greetChannel(stores, channel, at);
      if (role === 'ignored' && host && invitedBy) await askHost(stores, channel, host, invitedBy, inboxKey);
      return { kind: 'entered', role };
    });
  };

async function askHost(
  stores: Stores,
  { channelId, connectionId, externalId, name }: Channel,
  host: Person,
  account: string,
  inboxKey: string,
): Promise<void> {
  const administrators = mayWatchChannels(host) ? null : await administratorsOf(stores);
  await stores.outbox.announce({
    key: `invitation:${inboxKey}`,
    kind: 'card',
    card: invitationCard({ channelId, name }, administrators, await typingReaderOf(stores, host, { connectionId })),
    to: { connectionId, conversation: externalId, onlyFor: account },
    ticketId: null,
  });
}
