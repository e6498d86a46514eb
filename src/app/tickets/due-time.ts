import { nextDueAt, type Stretch, stretchesOf } from '../../domain/sla/due-time.ts';
import type { Rank, Ticket } from '../../domain/ticket/ticket.ts';
import { businessCalendarOf, calendarOf } from '../../policy/calendar-of.ts';
import type { Policy, Target } from '../../policy/policy.ts';
import type { Stores } from '../ports/stores.ts';

/** When a new ticket of this rank must be answered, or resolved where only that is promised. */
export const firstDueAt = (policy: Policy, rank: Rank, createdAt: Date): Date | null =>
  dueAt(policy, rank, [{ from: createdAt, state: 'new' }]);

/** Works out anew when the desk must next act on the ticket; after each event that may change it, in its transaction. */
export async function keepDueTime({ tickets, history, policies }: Stores, ticket: Ticket): Promise<void> {
  const { policy } = await policies.current();
  await tickets.setDue(ticket.ticketId, dueAt(policy, ticket.rank, stretchesOf(await history.of(ticket.ticketId))));
}

function dueAt(policy: Policy, rank: Rank, stretches: readonly Stretch[]): Date | null {
  const { response, resolution } = policy.targets[rank];
  const promised = { response: minutesOf(response, policy), resolution: minutesOf(resolution, policy) };
  return nextDueAt(stretches, promised, businessCalendarOf(policy));
}

/** A working day counts for the minutes that the calendar gives to one. */
function minutesOf(target: Target | undefined, policy: Policy): number | null {
  if (!target) return null;
  return target.unit === 'business_minutes' ? target.amount : target.amount * calendarOf(policy).nominalDayMinutes;
}
