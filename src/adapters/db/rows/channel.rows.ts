import { z } from 'zod';
import type { Channel } from '../../../app/ports/stores.ts';
import type { ChannelId, ConnectionId } from '../../../domain/ids.ts';
import { SENSITIVITIES } from '../../../domain/intake/sensitivity.ts';
import { idOf } from './id.rows.ts';

export const CHANNEL_COLUMNS = `
  channel.channel_id    as "channelId",
  channel.connection_id as "connectionId",
  channel.external_id   as "externalId",
  channel.role          as "role",
  channel.name          as "name",
  channel.sensitivity   as "sensitivity",
  exists (select from triage_vote
           where triage_vote.desk_id = channel.desk_id and triage_vote.channel_id = channel.channel_id
             and triage_vote.corrects) as "hasVotes"`;

/** One row of `CHANNEL_COLUMNS`. */
export const channelRow: z.ZodType<Channel> = z.object({
  channelId: idOf<ChannelId>(),
  connectionId: idOf<ConnectionId>(),
  externalId: z.string(),
  role: z.enum(['support', 'triage', 'client', 'ignored', 'direct']),
  name: z.string(),
  sensitivity: z.enum(SENSITIVITIES),
  hasVotes: z.boolean(),
});
