import { mayWatchChannels } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Sensitivity } from '../../domain/intake/sensitivity.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type TuneChannelResult =
  | { readonly kind: 'tuned' }
  /** The desk does not listen there. */
  | { readonly kind: 'not_listening' }
  | { readonly kind: 'forbidden' };

export type TuneChannel = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly sensitivity: Sensitivity;
}) => Promise<TuneChannelResult>;

/** From now on the desk proposes tickets in that channel more readily, or less. */
export const makeTuneChannel =
  (deps: { inTransaction: InTransaction }): TuneChannel =>
  ({ deskId, actor, connectionId, conversation, sensitivity }) =>
    deps.inTransaction(deskId, async ({ channels }) => {
      if (!mayWatchChannels(actor)) return { kind: 'forbidden' };
      const channel = await channels.byExternalId(connectionId, conversation);
      if (channel?.role !== 'support') return { kind: 'not_listening' };
      await channels.tune(channel.channelId, sensitivity, actor.personId);
      return { kind: 'tuned' };
    });
