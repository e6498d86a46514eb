import { subDays } from 'date-fns/subDays';
import { greetingCard } from '../../views/greeting.ts';
import type { Channel, Stores } from '../ports/stores.ts';
import { typingReaderOf } from '../typing-reader.ts';

/** Who left and comes back, or is put out and invited again, meets the same people: they have read it. */
const SAID_FOR_DAYS = 30;

/**
 * Tells a channel, in the desk's language, what is read there and kept, and how to stop it (architecture §4.5, §4.7). Once for
 * what the channel is to the desk: again when that changes, or when we come back after a month.
 */
export async function greetChannel(
  stores: Stores,
  { channelId, connectionId, externalId, role }: Channel,
  at: Date,
): Promise<void> {
  const { channels, outbox, policies } = stores;
  if (!(await channels.takeGreeting(channelId, role, subDays(at, SAID_FOR_DAYS), at))) return;
  const { policy } = await policies.current();
  await outbox.announce({
    key: `greeting:${channelId}:${role}:${at.toISOString()}`,
    kind: 'card',
    card: greetingCard(role, policy.draftHours, await typingReaderOf(stores, policy, { connectionId })),
    to: { connectionId, conversation: externalId },
    ticketId: null,
  });
}
