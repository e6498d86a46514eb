import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction } from '../ports/stores.ts';
import type { SyncAgents } from './sync-agents.ts';

export type FollowMembership = (changed: {
  readonly deskId: DeskId;
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
}) => Promise<{ readonly kind: 'agents_named' | 'not_triage' }>;

/**
 * Somebody joined or left a conversation. In a triage channel that decides who the agents are, at once.
 * @throws DeliveryError when the platform cannot be asked now
 */
export const makeFollowMembership =
  (deps: { inTransaction: InTransaction; syncAgents: SyncAgents }): FollowMembership =>
  async ({ deskId, inboxKey, connectionId, conversation }) => {
    const channel = await deps.inTransaction(deskId, ({ channels }) =>
      channels.byExternalId(connectionId, conversation),
    );
    const isTriage = channel?.role === 'triage';
    // Done once more after a crash in between, it names the same agents.
    if (isTriage) await deps.syncAgents({ deskId });
    await deps.inTransaction(deskId, ({ inbox }) => inbox.done(inboxKey));
    return { kind: isTriage ? 'agents_named' : 'not_triage' };
  };
