import type { PersonId } from '../ids.ts';
import { moveTo } from './lifecycle.ts';
import type { Ticket } from './ticket.ts';

/** Whether somebody is still to work on it: only then does it change hands. */
export function mayChangeHands({ state }: Ticket): boolean {
  return state.name !== 'resolved' && state.name !== 'closed';
}

/** The ticket with this owner, or none; its state stays (S3-12). */
export function ownedBy(ticket: Ticket, ownerId: PersonId | null, at: Date): Ticket {
  return { ...ticket, ownerId, revision: ticket.revision + 1, updatedAt: at };
}

/** The ticket once its owner starts with it: a new one is in progress (S0-34). Undefined when there is nothing left to do. */
export function takenBy(ticket: Ticket, ownerId: PersonId, at: Date): Ticket | undefined {
  if (!mayChangeHands(ticket)) return undefined;
  if (ticket.state.name !== 'new') return ownedBy(ticket, ownerId, at);
  const move = moveTo({ ...ticket, ownerId }, { name: 'in_progress' }, at);
  return move.kind === 'moved' ? move.ticket : undefined;
}
