import { assertNever } from '../assert-never.ts';
import type { DeskId } from '../ids.ts';
import type { TicketEvent } from './history.ts';
import type { Ticket } from './ticket.ts';

/**
 * A ticket rebuilt from its history (architecture §4.3).
 * @param titleOf the title, which is personal text and stands in the content row of the `created` event
 * @throws Error when the events are not a whole history in order
 */
export function replay(deskId: DeskId, events: readonly TicketEvent[], titleOf: (contentId: string) => string): Ticket {
  const [first, ...later] = events;
  if (first?.kind !== 'created') throw new Error('a history begins with its ticket being created');
  const created: Ticket = {
    deskId,
    ticketId: first.ticketId,
    number: first.number,
    type: first.type,
    title: titleOf(first.contentId),
    urgency: first.urgency,
    rank: first.rank,
    environment: first.environment,
    state: { name: 'new' },
    requesterId: first.requesterId,
    ownerId: null,
    quality: first.quality,
    missing: first.missing,
    reopenedCount: 0,
    follows: first.follows,
    client: first.client ?? null,
    requestContentId: first.contentId,
    policyVersion: first.policyVersion,
    revision: first.sequence,
    createdAt: first.occurredAt,
    updatedAt: first.occurredAt,
  };
  return later.reduce(afterEvent, created);
}

function afterEvent(ticket: Ticket, event: TicketEvent): Ticket {
  if (event.sequence !== ticket.revision + 1)
    throw new Error(`event ${event.sequence} does not follow ${ticket.revision}`);
  if (event.kind === 'created') throw new Error('a ticket is created once');
  const state = 'state' in event ? event.state : ticket.state;
  const reopened = ticket.state.name === 'resolved' && state.name === 'in_progress';
  const after = {
    ...ticket,
    state,
    reopenedCount: ticket.reopenedCount + (reopened ? 1 : 0),
    revision: event.sequence,
    updatedAt: event.occurredAt,
  };
  switch (event.kind) {
    case 'taken':
    case 'assigned':
    case 'moved':
      return { ...after, ownerId: event.ownerId };
    case 'released':
      return { ...after, ownerId: null };
    case 'reattributed':
      return { ...after, requesterId: event.requesterId, ownerId: event.ownerId };
    case 'replied':
      return event.rated ? { ...after, quality: event.rated.score, missing: event.rated.missing } : after;
    case 'ranked':
      return { ...after, rank: event.rank };
    case 'noted':
    case 'words_edited':
    case 'words_removed':
    case 'repromised':
    case 'escalated':
    case 'acknowledged':
      return after;
    default:
      return assertNever(event);
  }
}
