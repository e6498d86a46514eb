import { z } from 'zod';
import type { ContentId, DeskId, PersonId, TicketId } from '../../../domain/ids.ts';
import {
  CLOSING_REASONS,
  ENVIRONMENTS,
  RANKS,
  TICKET_TYPES,
  type Ticket,
  type TicketState,
  URGENCIES,
  WAITING_REASONS,
} from '../../../domain/ticket/ticket.ts';
import { idOf } from './id.rows.ts';

/** A state, whose instants are read by `instant`: a Date in a row, ISO 8601 in a document. */
export const stateSchema = <Instant extends z.ZodType<Date>>(instant: Instant) =>
  z.discriminatedUnion('name', [
    z.object({ name: z.enum(['new', 'in_progress', 'to_test']) }),
    z.object({ name: z.literal('waiting'), reason: z.enum(WAITING_REASONS) }),
    z.object({ name: z.literal('resolved'), at: instant }),
    z.object({ name: z.literal('closed'), at: instant, reason: z.enum(CLOSING_REASONS) }),
  ]);

const stateOfRow = stateSchema(z.date());

export const TICKET_COLUMNS = `
  ticket.desk_id            as "deskId",
  ticket.ticket_id          as "ticketId",
  ticket.number             as "number",
  ticket.type               as "type",
  ticket.title              as "title",
  ticket.urgency            as "urgency",
  ticket.rank               as "rank",
  ticket.environment        as "environment",
  ticket.state              as "stateName",
  ticket.state_reason       as "stateReason",
  ticket.state_at           as "stateAt",
  ticket.requester_id       as "requesterId",
  ticket.owner_id           as "ownerId",
  ticket.quality            as "quality",
  ticket.missing            as "missing",
  ticket.reopened_count     as "reopenedCount",
  ticket.follows            as "follows",
  ticket.client             as "client",
  ticket.request_content_id as "requestContentId",
  ticket.policy_version     as "policyVersion",
  ticket.revision           as "revision",
  ticket.created_at         as "createdAt",
  ticket.updated_at         as "updatedAt"`;

/** One row of `TICKET_COLUMNS`, read into a ticket. */
export const ticketRow = z
  .object({
    deskId: idOf<DeskId>(),
    ticketId: idOf<TicketId>(),
    number: z.int(),
    type: z.enum(TICKET_TYPES),
    title: z.string(),
    urgency: z.enum(URGENCIES),
    rank: z.literal(RANKS),
    environment: z.enum(ENVIRONMENTS).nullable(),
    stateName: z.string(),
    stateReason: z.string().nullable(),
    stateAt: z.date().nullable(),
    requesterId: idOf<PersonId>(),
    ownerId: idOf<PersonId>().nullable(),
    quality: z.int(),
    missing: z.array(z.string()),
    reopenedCount: z.int(),
    follows: z.int().nullable(),
    client: z.string().nullable(),
    requestContentId: idOf<ContentId>(),
    policyVersion: z.int(),
    revision: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .transform(
    ({ stateName, stateReason, stateAt, ...ticket }): Ticket => ({
      ...ticket,
      state: stateOfRow.parse({ name: stateName, reason: stateReason, at: stateAt }),
    }),
  );

/** A state in the three columns that hold it: name, reason, instant. */
export function toStateColumns(state: TicketState): [string, string | null, Date | null] {
  return [state.name, 'reason' in state ? state.reason : null, 'at' in state ? state.at : null];
}
