import type { ConnectionId } from '../../domain/ids.ts';
import type { ChosenChannels, Stores } from '../ports/stores.ts';

/** Where the desk listens on that connection, and where its team works. */
export async function chosenChannelsOf(
  { channels }: Pick<Stores, 'channels'>,
  connectionId: ConnectionId,
): Promise<ChosenChannels> {
  const here = async (role: 'support' | 'triage') =>
    (await channels.withRole(role))
      .filter((channel) => channel.connectionId === connectionId)
      .map(({ externalId }) => externalId);
  return { support: await here('support'), triage: (await here('triage'))[0] ?? null };
}

/** Whether the team already works on another connection of the desk: it needs no channel on this one. */
export async function worksElsewhere(
  { channels }: Pick<Stores, 'channels'>,
  connectionId: ConnectionId,
): Promise<boolean> {
  return (await channels.withRole('triage')).some((channel) => channel.connectionId !== connectionId);
}
