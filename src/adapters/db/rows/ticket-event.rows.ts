import { z } from 'zod';
import type { Content } from '../../../app/ports/stores.ts';
import type { ContentId, PersonId, TicketId } from '../../../domain/ids.ts';
import type { TicketEvent } from '../../../domain/ticket/history.ts';
import { ENVIRONMENTS, IMPACTS, RANKS, TICKET_TYPES, URGENCIES } from '../../../domain/ticket/ticket.ts';
import { fileReferenceSchema } from '../../../forms/file-reference.ts';
import { typedSchema } from '../../../forms/form.ts';
import { idOf } from './id.rows.ts';
import { stateSchema } from './ticket.rows.ts';

const storedState = stateSchema(z.iso.datetime().transform((text) => new Date(text)));
const person = idOf<PersonId>();

const head = {
  ticketId: idOf<TicketId>(),
  sequence: z.int(),
  actorId: person.nullable(),
  occurredAt: z.date(),
  policyVersion: z.int(),
  contentId: idOf<ContentId>().nullable(),
};

const eventSchema = z.discriminatedUnion('kind', [
  z.object({
    ...head,
    kind: z.literal('created'),
    number: z.int(),
    type: z.enum(TICKET_TYPES),
    urgency: z.enum(URGENCIES),
    rank: z.literal(RANKS),
    environment: z.enum(ENVIRONMENTS).nullable(),
    requesterId: person,
    quality: z.int(),
    missing: z.array(z.string()),
    follows: z.int().nullable().default(null),
    contentId: idOf<ContentId>(),
    byTeam: z.boolean().optional(),
    client: z.string().nullish(),
    impacts: z.array(z.enum(IMPACTS)).optional(),
    promisedVersion: z.int().optional(),
  }),
  z.object({ ...head, kind: z.literal('taken'), ownerId: person, state: storedState }),
  z.object({ ...head, kind: z.literal('assigned'), ownerId: person, state: storedState }),
  z.object({ ...head, kind: z.literal('released'), state: storedState }),
  z.object({ ...head, kind: z.literal('moved'), move: z.string(), state: storedState, ownerId: person.nullable() }),
  z.object({
    ...head,
    kind: z.literal('replied'),
    by: z.enum(['requester', 'agent']),
    state: storedState,
    rated: z.object({ score: z.int(), missing: z.array(z.string()) }).optional(),
  }),
  z.object({ ...head, kind: z.literal('noted'), contentId: idOf<ContentId>() }),
  z.object({
    ...head,
    kind: z.literal('words_edited'),
    ofSequence: z.int(),
    version: z.string(),
    contentId: idOf<ContentId>(),
  }),
  z.object({ ...head, kind: z.literal('words_removed'), ofSequence: z.int() }),
  z.object({ ...head, kind: z.literal('ranked'), rank: z.literal(RANKS) }),
  z.object({
    ...head,
    kind: z.literal('repromised'),
    promisedVersion: z.int(),
    since: z.iso
      .datetime()
      .transform((text) => new Date(text))
      .nullable(),
  }),
  z.object({
    ...head,
    kind: z.literal('escalated'),
    climb: z.int(),
    level: z.literal([1, 2, 3, 4]),
    rule: z.string(),
    repeat: z.int(),
    occurrences: z.array(z.string()).optional(),
  }),
  z.object({
    ...head,
    kind: z.literal('acknowledged'),
    climb: z.int(),
    until: z.iso.datetime().transform((text) => new Date(text)),
  }),
  z.object({ ...head, kind: z.literal('reattributed'), requesterId: person, ownerId: person.nullable() }),
]);

export const TICKET_EVENT_COLUMNS = `
  ticket_id      as "ticketId",
  sequence       as "sequence",
  kind           as "kind",
  actor_id       as "actorId",
  occurred_at    as "occurredAt",
  policy_version as "policyVersion",
  content_id     as "contentId",
  codes          as "codes"`;

/** One row of `TICKET_EVENT_COLUMNS`, read into an event. */
export const ticketEventRow = z
  .looseObject({ codes: z.record(z.string(), z.unknown()) })
  .transform(({ codes, ...columns }) => ({ ...codes, ...columns }))
  .pipe(eventSchema);

/** What an event says beyond its head, as the JSON of its `codes`. */
export function toCodes(event: TicketEvent): string {
  const { kind, ticketId, sequence, actorId, occurredAt, policyVersion, contentId, ...codes } = event;
  return JSON.stringify(codes);
}

/** The body of a content row that is not erased. */
export const contentSchema: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), title: z.string(), values: typedSchema, originalText: z.string() }),
  z.object({ kind: z.literal('said'), text: z.string(), files: z.array(fileReferenceSchema).optional() }),
]);
