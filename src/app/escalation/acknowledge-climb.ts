import { may } from '../../domain/access/may.ts';
import { climbOf } from '../../domain/escalation/climb.ts';
import { acknowledgedUntil } from '../../domain/escalation/next-step.ts';
import type { DeskId, TicketId } from '../../domain/ids.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InTransaction, Person } from '../ports/stores.ts';
import { keepClocks, readClocks } from '../sla/keep-clocks.ts';
import { situationOf } from './keep-escalation.ts';

export type AcknowledgeClimbResult =
  | { readonly kind: 'acknowledged'; readonly ticket: Ticket }
  /** Also what somebody without the right to see it is told. */
  | { readonly kind: 'unknown_ticket' }
  | { readonly kind: 'forbidden' }
  /** It was never escalated, or that is over. */
  | { readonly kind: 'not_escalated'; readonly ticket: Ticket };

export type AcknowledgeClimb = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  /** Names the click: the same one a second time changes nothing. */
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<AcknowledgeClimbResult>;

/** "Je m'en occupe": the climb stands still for as long as the policy says, and goes on when nothing was done by then. */
export const makeAcknowledgeClimb =
  (deps: { inTransaction: InTransaction }): AcknowledgeClimb =>
  ({ deskId, actor, ticketId, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
      if (!may(actor, 'acknowledge', ticket)) return { kind: 'forbidden' };
      if (await stores.history.knows(ticketId, gestureKey)) return { kind: 'acknowledged', ticket };
      const known = await readClocks(stores, ticket);
      const climb = climbOf(known.history);
      if (!climb || climb.endedAt) return { kind: 'not_escalated', ticket };

      const acknowledged = { ...ticket, revision: ticket.revision + 1, updatedAt: at };
      const { situation } = await situationOf(stores, known);
      const until = acknowledgedUntil(situation, { ...climb, acknowledged: { by: actor.personId, at } });
      const event: TicketEvent = {
        kind: 'acknowledged',
        ticketId,
        sequence: acknowledged.revision,
        actorId: actor.personId,
        climb: climb.number,
        until: until ?? at,
        occurredAt: at,
        policyVersion: climb.policyVersion,
        contentId: null,
      };
      await stores.tickets.save(acknowledged);
      await stores.history.append(event, null, gestureKey);
      await keepClocks(stores, acknowledged);
      await stores.outbox.refreshSurfaces(ticketId, acknowledged.revision);
      return { kind: 'acknowledged', ticket: acknowledged };
    });
