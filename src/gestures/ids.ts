import { z } from 'zod';
import { LEVELS } from '../domain/escalation/ladder.ts';
import type { ChannelId, DraftId, PersonId, TicketId } from '../domain/ids.ts';
import { SENSITIVITIES } from '../domain/intake/sensitivity.ts';
import { LIST_NAMES } from '../domain/ticket/lists.ts';
import { MOVE_NAMES } from '../domain/ticket/moves.ts';
import { RANKS } from '../domain/ticket/ticket.ts';

// Our own ids, as they come back from a button or a form.

export const noIdsSchema = z.object({});

const draftId = z.uuid().transform((id) => id as DraftId);
const ticketId = z.uuid().transform((id) => id as TicketId);

export const draftIdsSchema = z.object({ draftId });
export const channelIdsSchema = z.object({ channelId: z.uuid().transform((id) => id as ChannelId) });
/** Whether somebody wants to be asked in a channel. */
export const askSchema = z.object({ ask: z.enum(['yes', 'no']) });
export const tuneSchema = z.object({ sensitivity: z.enum(SENSITIVITIES) });
export const ticketIdsSchema = z.object({ ticketId });
export const moveIdsSchema = z.object({ ticketId, move: z.enum(MOVE_NAMES) });
/** With the words that were already typed behind a command, to stand in the form of the gesture. */
export const startedMoveSchema = moveIdsSchema
  .extend({ text: z.string().optional(), reason: z.string().optional() })
  .transform(({ text, reason, ...ids }) => ({
    ...ids,
    typed: { ...(text !== undefined && { text }), ...(reason !== undefined && { reason }) },
  }));
export const assignmentSchema = z.object({ owner: z.uuid().transform((id) => id as PersonId) });
export const rankSchema = z.object({ rank: z.coerce.number().pipe(z.literal(RANKS)) });
/** With the rank that was already named behind a command. */
export const startedRankSchema = ticketIdsSchema.extend(rankSchema.partial().shape);
/** The level and the reason that were chosen, with words for the team. */
export const escalationSchema = z.object({
  escalation_level: z.coerce.number().pipe(z.literal(LEVELS)),
  escalation_reason: z.enum(['by_hand', 'skill_missing']),
  text: z.string().default(''),
});
export const shownIdsSchema = z.object({ number: z.coerce.number().int().positive() });
/** A list by its name or by words looked for, and where in it. */
export const listIdsSchema = z
  .object({
    list: z.enum(LIST_NAMES).optional(),
    words: z.string().default(''),
    turn: z.enum(['after', 'before']).default('after'),
    place: z.string().optional(),
  })
  .transform(({ list, words, turn, place }) => ({
    wanted: list === undefined ? { words } : { list },
    turn: place === undefined ? null : { turn, place },
  }));
/** A list of the Home tab, and where in it. */
export const homeListSchema = listIdsSchema.transform(({ wanted, turn }) => ({
  ...('list' in wanted && { list: wanted.list }),
  ...(turn && { turn }),
}));
export const ticketFormIdsSchema = z.object({ draftId, type: z.string(), policyVersion: z.coerce.number().int() });
