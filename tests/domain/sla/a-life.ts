import { assertNever } from '../../../src/domain/assert-never.ts';
import type { ContentId } from '../../../src/domain/ids.ts';
import type { BusinessCalendar } from '../../../src/domain/sla/business-calendar.ts';
import type { Goal, Terms, TermsOf } from '../../../src/domain/sla/promise.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';
import type { Rank, TicketState } from '../../../src/domain/ticket/ticket.ts';
import { aTicket, personId } from '../../support/builders.ts';
import { officeIn } from './calendars.ts';

const MINUTE_MS = 60_000;

const PARIS = officeIn('Europe/Paris');

/** So many open minutes, warned of at 75 percent. */
export const minutes = (amount: number, more: Partial<Goal> = {}): Goal => ({
  amountMs: amount * MINUTE_MS,
  counted: 'business',
  warnAtPercent: [75],
  ...more,
});

/** What each version promises: an hour to answer and four to resolve, whatever the rank, unless it is said. */
export function termsSaying(
  versions: Readonly<
    Record<
      number,
      {
        readonly calendar?: BusinessCalendar;
        readonly thirdPartyPauses?: boolean;
        readonly response?: Goal | null;
        readonly resolution?: Goal | null | ((rank: Rank) => Goal | null);
      }
    >
  >,
): TermsOf {
  const known = new Map(
    Object.entries(versions).map(([version, said]): [number, Terms] => {
      const { calendar = PARIS, thirdPartyPauses = false, response = minutes(60), resolution = minutes(240) } = said;
      const terms: Terms = {
        policyVersion: Number(version),
        calendar,
        workingDayMs: 420 * MINUTE_MS,
        thirdPartyPauses,
        followUps: {
          waiting: { remindAfterDays: [2, 5], closeAfterDays: 10 },
          to_test: { remindAfterDays: [2, 4], closeAfterDays: 7 },
          resolved: { remindAfterDays: [3], closeAfterDays: 5 },
        },
        goal: (metric, rank) => {
          if (metric === 'first_response') return response;
          return typeof resolution === 'function' ? resolution(rank) : resolution;
        },
      };
      return [Number(version), terms];
    }),
  );
  return (version) => {
    const terms = known.get(version);
    if (!terms) throw new Error(`no version ${version}`);
    return terms;
  };
}

/** What happened to a ticket, in few words. */
export type Happening =
  | { readonly is: 'taken' | 'given' | 'noted' }
  | { readonly is: 'said'; readonly by: 'requester' | 'agent' }
  | { readonly is: 'moved'; readonly to: TicketState; readonly by?: 'requester' | 'agent' | 'desk' }
  | { readonly is: 'ranked'; readonly rank: Rank }
  | { readonly is: 'repromised'; readonly version: number; readonly since?: Date };

/** A history: a ticket of Camille's, created at `from`, and what happened to it, each at its instant. */
export function historyOf(
  from: Date,
  happenings: readonly (Happening & { readonly at: Date })[],
  created: { readonly byTeam?: boolean; readonly rank?: Rank } = {},
): readonly TicketEvent[] {
  const ticket = aTicket({ createdAt: from, ...(created.rank && { rank: created.rank }) });
  const head = { ticketId: ticket.ticketId, policyVersion: 1, contentId: null };
  let state: TicketState = { name: 'new' };
  const first: TicketEvent = {
    ...head,
    kind: 'created',
    sequence: 1,
    actorId: ticket.requesterId,
    occurredAt: from,
    number: ticket.number,
    type: ticket.type,
    urgency: ticket.urgency,
    rank: ticket.rank,
    environment: ticket.environment,
    requesterId: ticket.requesterId,
    quality: ticket.quality,
    missing: ticket.missing,
    follows: null,
    contentId: ticket.requestContentId,
    ...(created.byTeam && { byTeam: true }),
  };
  const later = happenings.map((happening, index): TicketEvent => {
    const own = { ...head, sequence: index + 2, occurredAt: happening.at, actorId: personId('Léa') };
    switch (happening.is) {
      case 'taken':
        state = { name: 'in_progress' };
        return { ...own, kind: 'taken', ownerId: personId('Léa'), state };
      case 'given':
        return { ...own, kind: 'assigned', ownerId: personId('Marc'), state };
      case 'noted':
        return { ...own, kind: 'noted', contentId: 'said' as ContentId };
      case 'said':
        return {
          ...own,
          actorId: happening.by === 'agent' ? own.actorId : ticket.requesterId,
          kind: 'replied',
          by: happening.by,
          state,
          contentId: 'said' as ContentId,
        };
      case 'moved': {
        state = happening.to;
        const actorId = { agent: own.actorId, requester: ticket.requesterId, desk: null }[happening.by ?? 'agent'];
        return { ...own, actorId, kind: 'moved', move: 'any', state, ownerId: personId('Léa') };
      }
      case 'ranked':
        return { ...own, kind: 'ranked', rank: happening.rank };
      case 'repromised':
        return { ...own, kind: 'repromised', promisedVersion: happening.version, since: happening.since ?? null };
      default:
        return assertNever(happening);
    }
  });
  return [first, ...later];
}
