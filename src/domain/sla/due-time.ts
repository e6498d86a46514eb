import type { TicketEvent } from '../ticket/history.ts';
import type { StateName } from '../ticket/ticket.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { addBusinessMs, businessMsBetween } from './business-time.ts';

const MINUTE_MS = 60_000;
/** A reopened ticket has at least this share of its time again: nobody is late the second that it comes back. */
const REOPENED_SHARE = 0.25;

/** What a desk promises for a rank, in minutes of open time; null: nothing. */
export interface PromisedMinutes {
  readonly response: number | null;
  readonly resolution: number | null;
}

/** From `from` on, the ticket was in that state. */
export interface Stretch {
  readonly from: Date;
  readonly state: StateName;
}

/** The states that a ticket went through, oldest first. */
export function stretchesOf(history: readonly TicketEvent[]): readonly Stretch[] {
  return history.flatMap((event): Stretch[] => {
    if (event.kind === 'created') return [{ from: event.occurredAt, state: 'new' }];
    return 'state' in event ? [{ from: event.occurredAt, state: event.state.name }] : [];
  });
}

/**
 * When the desk must next answer (a new ticket) or resolve it (one in progress); null where nothing is promised, or nobody
 * at the desk is expected to act: while a requester or a third party is awaited the time stands still, and a resolved or
 * closed ticket is not due. The time counts from the creation, in open minutes, and goes on where it stood still.
 */
export function nextDueAt(
  stretches: readonly Stretch[],
  promised: PromisedMinutes,
  calendar: BusinessCalendar,
): Date | null {
  const [first] = stretches;
  const last = stretches.at(-1);
  if (!first || !last || !runs(last.state)) return null;
  if (last.state === 'new' && promised.response !== null)
    return addBusinessMs(calendar, first.from, promised.response * MINUTE_MS);
  return promised.resolution === null ? null : resolutionDueAt(stretches, promised.resolution * MINUTE_MS, calendar);
}

const runs = (state: StateName): boolean => state === 'new' || state === 'in_progress';

function resolutionDueAt(stretches: readonly Stretch[], promisedMs: number, calendar: BusinessCalendar): Date | null {
  let leftMs = promisedMs;
  let dueAt: Date | null = null;
  for (const [index, { from, state }] of stretches.entries()) {
    if (stretches[index - 1]?.state === 'resolved' && state === 'in_progress') {
      leftMs = Math.max(leftMs, Math.ceil(REOPENED_SHARE * promisedMs));
      dueAt = null;
    }
    if (!runs(state) || dueAt) continue;
    const until = stretches[index + 1]?.from;
    const spentMs = until ? businessMsBetween(calendar, from, until) : leftMs;
    if (spentMs >= leftMs) dueAt = addBusinessMs(calendar, from, leftMs);
    leftMs = Math.max(0, leftMs - spentMs);
  }
  return dueAt;
}
