import { z } from 'zod';
import type { KeptVote, VerdictRecord } from '../../../app/ports/stores.ts';
import type { ChannelId, DraftId, PersonId } from '../../../domain/ids.ts';
import type { ChannelVote } from '../../../domain/intake/channel-offset.ts';
import { labels, type SignalKey } from '../../../domain/intake/verdict.ts';
import { idOf } from './id.rows.ts';

const outcome = z.enum(['answered', 'joined', 'quiet', 'muted', 'unsure', 'passed']);
const vote = z.enum(['was_fine', 'needed_ticket']);

/** A row of `verdict`. Signals are names that a later release may have dropped: they are kept as they are. */
export const verdictRow: z.ZodType<VerdictRecord> = z.object({
  channelId: idOf<ChannelId>(),
  personId: idOf<PersonId>(),
  messageId: z.string(),
  label: z.enum(labels),
  probability: z.number(),
  signals: z.array(z.custom<SignalKey>((value) => typeof value === 'string')),
  outcome,
  draftId: idOf<DraftId>().nullable(),
  textHash: z.string().nullable(),
  at: z.date(),
});

/** A vote of `triage_vote`, as a channel learns from it. */
export const channelVoteRow: z.ZodType<ChannelVote> = z.object({
  personId: idOf<PersonId>(),
  messageId: z.string(),
  vote,
  at: z.date(),
});

/** The same with what the verdict stood on. */
export const keptVoteRow: z.ZodType<KeptVote> = z.object({
  channelId: idOf<ChannelId>(),
  label: z.enum(labels),
  probability: z.number(),
  outcome,
  textHash: z.string().nullable(),
  signals: z.array(z.string()),
  vote,
  votedAt: z.date(),
});
