import { z } from 'zod';
import type { Channel } from '../../../app/ports/stores.ts';
import type { ChannelId, ConnectionId } from '../../../domain/ids.ts';
import { idOf } from './id.rows.ts';

export const CHANNEL_COLUMNS = `
  channel.channel_id    as "channelId",
  channel.connection_id as "connectionId",
  channel.external_id   as "externalId",
  channel.role          as "role",
  channel.name          as "name"`;

/** One row of `CHANNEL_COLUMNS`. */
export const channelRow: z.ZodType<Channel> = z.object({
  channelId: idOf<ChannelId>(),
  connectionId: idOf<ConnectionId>(),
  externalId: z.string(),
  role: z.enum(['support', 'triage', 'client', 'ignored', 'direct']),
  name: z.string(),
});
