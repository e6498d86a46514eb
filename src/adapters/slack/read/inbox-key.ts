import type { EventEnvelope } from './payloads.ts';
import type { ReactionEvent } from './reaction-payload.ts';
import type { SlackGesture } from './read-event.ts';

/** Names one event, which a retry of it repeats. */
export function eventKeyOf(team: string, { event_id }: Pick<EventEnvelope, 'event_id'>): string {
  return `slack:${team}:event:${event_id}`;
}

/** Names our emoji that somebody put on a message: taken off and put again, it is the same. */
export function reactionKeyOf(team: string, { user, item }: ReactionEvent): string {
  return `slack:${team}:ticket-emoji:${item.channel}:${item.ts}:${user}`;
}

/**
 * Names a gesture, however often and in however many events Slack tells of it. A person's message carries its client's
 * id, which stays the same where one gesture was seen as two events with two timestamps; without it (files) the
 * timestamp names it, which a mention shares. Edits and deletions are named by the event, which a retry repeats.
 */
export function inboxKeyOf(envelope: EventEnvelope, gesture: SlackGesture): string {
  const { event } = envelope;
  if (gesture.kind !== 'said') return eventKeyOf(gesture.team, envelope);
  return event.client_msg_id === undefined
    ? `slack:${gesture.team}:${gesture.channel}:${gesture.messageId}`
    : `slack:${gesture.team}:said:${event.client_msg_id}`;
}
