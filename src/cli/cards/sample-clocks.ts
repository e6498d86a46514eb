import { subMinutes } from 'date-fns/subMinutes';
import type { PersonId } from '../../domain/ids.ts';
import { clockAt } from '../../domain/sla/clock-at.ts';
import { clocksOf } from '../../domain/sla/clocks.ts';
import { type Explained, explainClock, isPromised } from '../../domain/sla/explain.ts';
import { lifeOf } from '../../domain/sla/life.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Policy } from '../../policy/policy.ts';
import { deskCalendarFor, termsOf } from '../../policy/terms.ts';
import type { ClockedTicket } from '../../views/ticket-words.ts';

/** The clocks of a ticket that was made when it says, taken soon after unless it is new, and is now as it is since `movedAt`. */
export function sampleClocks(
  ticket: Ticket,
  policy: Policy,
  at: Date,
  movedAt: Date = subMinutes(at, 5),
): Pick<ClockedTicket, 'clocks' | 'timeZones'> {
  const terms = termsOf({ version: 1, policy }, ticket.client);
  const calendarOf = () => terms.calendar;
  return {
    clocks: clocksOf(sampleHistory(ticket, movedAt), () => terms).map((clock) => clockAt(clock, calendarOf, at)),
    timeZones: [policy.timeZone, terms.calendar.timeZone],
  };
}

/** The same clocks, unfolded. */
export function sampleExplained(ticket: Ticket, policy: Policy, at: Date, movedAt: Date): readonly Explained[] {
  const terms = termsOf({ version: 1, policy }, ticket.client);
  const history = sampleHistory(ticket, movedAt);
  const deskCalendarOf = () => deskCalendarFor(policy, ticket.client);
  const about = { life: lifeOf(history), terms: () => terms, deskCalendarOf, at };
  return clocksOf(history, () => terms)
    .filter(isPromised)
    .map((clock) => explainClock(clock, about));
}

/** How that ticket came to be as it is. */
function sampleHistory(ticket: Ticket, movedAt: Date): readonly TicketEvent[] {
  const { ticketId, policyVersion, createdAt, state } = ticket;
  const head = { ticketId, policyVersion, contentId: null };
  const created: TicketEvent = {
    ...head,
    kind: 'created',
    number: ticket.number,
    type: ticket.type,
    urgency: ticket.urgency,
    rank: ticket.rank,
    environment: ticket.environment,
    requesterId: ticket.requesterId,
    quality: ticket.quality,
    missing: ticket.missing,
    follows: ticket.follows,
    sequence: 1,
    actorId: ticket.requesterId,
    occurredAt: createdAt,
    contentId: ticket.requestContentId,
  };
  const agent = ticket.ownerId ?? SOMEBODY;
  const took = { ...head, actorId: agent, ownerId: agent };
  const takenAt = new Date((createdAt.getTime() + movedAt.getTime()) / 2);
  const taken: TicketEvent = {
    ...took,
    kind: 'taken',
    sequence: 2,
    occurredAt: takenAt,
    state: { name: 'in_progress' },
  };
  const moved: TicketEvent = { ...took, kind: 'moved', move: 'any', sequence: 3, occurredAt: movedAt, state };
  if (state.name === 'new') return [created];
  return state.name === 'in_progress' ? [created, taken] : [created, taken, moved];
}

const SOMEBODY = 'person-2' as PersonId;
