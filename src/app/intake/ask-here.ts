import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { InTransaction, Person } from '../ports/stores.ts';

export type AskHere = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  /** Whether this person is to be asked in this channel from now on. */
  readonly isAsked: boolean;
  readonly at: Date;
}) => Promise<{ readonly kind: 'asked' | 'muted' }>;

/** "Me proposer de nouveau", the way back from "ne plus me demander ici"; and the same without a prompt at hand. */
export const makeAskHere =
  (deps: { inTransaction: InTransaction }): AskHere =>
  ({ deskId, actor, connectionId, conversation, isAsked, at }) =>
    deps.inTransaction(deskId, async ({ channels, triage }) => {
      const channel = await channels.byExternalId(connectionId, conversation);
      if (channel && isAsked) await triage.unmute(channel.channelId, actor.personId);
      if (channel && !isAsked) await triage.mute(channel.channelId, actor.personId, at);
      return { kind: isAsked ? 'asked' : 'muted' };
    });
