import { z } from 'zod';
import type { VerdictRecord } from '../../../app/ports/stores.ts';
import type { ChannelId, DraftId, PersonId } from '../../../domain/ids.ts';
import { labels, type SignalKey } from '../../../domain/intake/verdict.ts';
import { idOf } from './id.rows.ts';

/** A row of `verdict`. Signals are names that a later release may have dropped: they are kept as they are. */
export const verdictRow: z.ZodType<VerdictRecord> = z.object({
  channelId: idOf<ChannelId>(),
  personId: idOf<PersonId>(),
  messageId: z.string(),
  label: z.enum(labels),
  probability: z.number(),
  signals: z.array(z.custom<SignalKey>((value) => typeof value === 'string')),
  outcome: z.enum(['answered', 'joined', 'quiet', 'muted', 'unsure', 'passed']),
  draftId: idOf<DraftId>().nullable(),
  at: z.date(),
});
