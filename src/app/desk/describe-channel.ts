import { mayWatchChannels } from '../../domain/access/may.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Learnt } from '../../domain/intake/channel-offset.ts';
import type { Sensitivity } from '../../domain/intake/sensitivity.ts';
import { learntIn } from '../intake/channel-context.ts';
import type { ChannelRole, InTransaction, Person } from '../ports/stores.ts';

/** What the desk does in a channel, for one person in it. */
export interface ChannelHere {
  /** `ignored` also where the desk has never been. */
  readonly role: ChannelRole;
  readonly sensitivity: Sensitivity;
  readonly learnt: Learnt;
  /** Whether they asked not to be asked there. */
  readonly isMuted: boolean;
  /** Whether they may choose how readily a ticket is proposed there. */
  readonly mayTune: boolean;
}

export type DescribeChannel = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly at: Date;
}) => Promise<ChannelHere>;

const NOTHING_LEARNT: Learnt = { offset: 0, votes: 0, people: 0 };

/** `/ticket ici`: what the desk does where it was typed. */
export const makeDescribeChannel =
  (deps: { inTransaction: InTransaction }): DescribeChannel =>
  ({ deskId, actor, connectionId, conversation, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const channel = await stores.channels.byExternalId(connectionId, conversation);
      if (!channel)
        return { role: 'ignored', sensitivity: 'normal', learnt: NOTHING_LEARNT, isMuted: false, mayTune: false };
      return {
        role: channel.role,
        sensitivity: channel.sensitivity,
        learnt: await learntIn(stores, channel, at),
        isMuted: await stores.triage.isMuted(channel.channelId, actor.personId),
        mayTune: channel.role === 'support' && mayWatchChannels(actor),
      };
    });
