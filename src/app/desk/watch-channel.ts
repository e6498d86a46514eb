import { type Actor, mayWatchChannels } from '../../domain/access/may.ts';
import type { ChannelId, DeskId } from '../../domain/ids.ts';
import type { Channel, InTransaction } from '../ports/stores.ts';
import { chosenChannelsOf } from './chosen-channels.ts';
import { greetChannel } from './greet-channel.ts';

export type WatchChannelResult =
  /** `hasTeam`: whether there is a channel where the tickets appear. */
  | { readonly kind: 'watched'; readonly channel: Channel; readonly hasTeam: boolean }
  /** It is the team's own. */
  | { readonly kind: 'triage'; readonly channel: Channel }
  | { readonly kind: 'unknown_channel' }
  | { readonly kind: 'forbidden' };

export type WatchChannel = (request: {
  readonly deskId: DeskId;
  readonly actor: Actor;
  readonly channelId: ChannelId;
  readonly at: Date;
}) => Promise<WatchChannelResult>;

/** From now on the desk listens in that channel, which is told so. */
export const makeWatchChannel =
  (deps: { inTransaction: InTransaction }): WatchChannel =>
  ({ deskId, actor, channelId, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const { channels, desk } = stores;
      if (!mayWatchChannels(actor)) return { kind: 'forbidden' };
      await desk.lock();
      const channel = await channels.byId(channelId);
      if (!channel) return { kind: 'unknown_channel' };
      if (channel.role === 'triage') return { kind: 'triage', channel };
      const triage = await channels.withRole('triage');
      const hasTeam = triage.length > 0;
      if (channel.role === 'support') return { kind: 'watched', channel, hasTeam };

      const { connectionId } = channel;
      const watched = await channels.remember({ ...channel, role: 'support' });
      await desk.noteChannels(connectionId, await chosenChannelsOf(stores, connectionId), actor.personId);
      await greetChannel(stores, watched, at);
      return { kind: 'watched', channel: watched, hasTeam };
    });
