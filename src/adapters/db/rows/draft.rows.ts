import { z } from 'zod';
import type { Draft } from '../../../app/ports/stores.ts';
import type { ConnectionId, DraftId, PersonId, TicketId } from '../../../domain/ids.ts';
import { OFFERED_TYPES } from '../../../domain/ticket/ticket.ts';
import { typedSchema } from '../../../forms/form.ts';
import { idOf } from './id.rows.ts';

export const DRAFT_COLUMNS = `
  draft.draft_id        as "draftId",
  draft.person_id       as "personId",
  draft.connection_id   as "connectionId",
  draft.conversation    as "conversation",
  draft.message_id      as "messageId",
  draft.thread_id       as "threadId",
  draft.type            as "type",
  draft.original_text   as "originalText",
  draft.typed           as "typed",
  draft.policy_version  as "policyVersion",
  draft.ticket_id       as "ticketId",
  draft.prompt_answered as "promptAnswered",
  draft.filled_by       as "filledBy"`;

/** One row of `DRAFT_COLUMNS`. */
export const draftRow: z.ZodType<Draft> = z.object({
  draftId: idOf<DraftId>(),
  personId: idOf<PersonId>(),
  connectionId: idOf<ConnectionId>(),
  conversation: z.string(),
  messageId: z.string().nullable(),
  threadId: z.string().nullable(),
  type: z.enum(OFFERED_TYPES),
  originalText: z.string(),
  typed: typedSchema,
  policyVersion: z.int(),
  ticketId: idOf<TicketId>().nullable(),
  promptAnswered: z.boolean(),
  filledBy: idOf<PersonId>().nullable(),
});

/** The values of a draft, in the order of `DRAFT_COLUMNS`. */
export function toDraftValues(draft: Draft): unknown[] {
  return [
    draft.draftId,
    draft.personId,
    draft.connectionId,
    draft.conversation,
    draft.messageId,
    draft.threadId,
    draft.type,
    draft.originalText,
    JSON.stringify(draft.typed),
    draft.policyVersion,
    draft.ticketId,
    draft.promptAnswered,
    draft.filledBy,
  ];
}
