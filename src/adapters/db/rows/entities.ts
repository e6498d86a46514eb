import { EntitySchema } from 'typeorm';
import type { Platform } from '../../../app/ports/stores.ts';
import type { ConnectionId, DeskId } from '../../../domain/ids.ts';

const id = { type: 'uuid', primary: true } as const;

export const deskEntity = new EntitySchema<{ deskId: DeskId; name: string }>({
  name: 'desk',
  columns: { deskId: { ...id, name: 'desk_id' }, name: { type: 'text' } },
});

export const connectionEntity = new EntitySchema<{
  platform: Platform;
  externalId: string;
  deskId: DeskId;
  connectionId: ConnectionId;
  botUserId: string;
  botId: string | null;
}>({
  name: 'connection',
  columns: {
    platform: { type: 'text', primary: true },
    externalId: { type: 'text', primary: true, name: 'external_id' },
    deskId: { type: 'uuid', name: 'desk_id' },
    connectionId: { type: 'uuid', name: 'connection_id' },
    botUserId: { type: 'text', name: 'bot_user_id' },
    botId: { type: 'text', name: 'bot_id', nullable: true },
  },
});

/** Every table that TypeORM reads or writes by itself; the others have plain SQL only, because they are hot. */
export const entities = [deskEntity, connectionEntity];
