import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Ids } from '../../app/ports/ids.ts';
import type { Platform } from '../../app/ports/stores.ts';
import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Policy } from '../../policy/policy.ts';
import { inTransaction, maybeOne, one, statement, withClient } from './engine/statement.ts';
import { connectionEntity, deskEntity } from './rows/entities.ts';
import { idOf } from './rows/id.rows.ts';

/** One Slack installation or one Teams tenant of a desk. */
export interface Connection {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly platform: Platform;
  /** The platform's own id of the workspace or tenant. */
  readonly externalId: string;
  readonly botUserId: string;
  readonly botId: string | null;
}

/** What the platform says of an installation. */
export type Installation = Omit<Connection, 'deskId' | 'connectionId'>;

/** Which desk a connection belongs to, and setting up a desk: the only reads and writes that cross desks. */
export interface Desks {
  /** The connection that a platform's own id names; undefined when it is not installed here. */
  deskOfConnection(platform: Platform, externalId: string): Promise<Connection | undefined>;
  /**
   * The desk of this installation. One that is new gets a desk of that name, with that policy as version 1; a known one
   * keeps its desk and its policy, and its bot ids are refreshed. Any number of processes may start at once.
   */
  ensureDesk(
    installation: Installation,
    desk: { readonly name: string; readonly policy: Policy; readonly at: Date },
  ): Promise<Connection>;
  /**
   * Adds an installation to a desk, or refreshes its bot ids.
   * @throws Error when it belongs to another desk
   */
  ensureConnection(deskId: DeskId, installation: Installation): Promise<Connection>;
  /** Undefined for a connection that does not exist. */
  platformOf(connectionId: ConnectionId): Promise<Platform | undefined>;
  /** All desks, the oldest first: for sweeps. */
  all(): Promise<readonly DeskId[]>;
  /** The connections of a desk, the oldest first. */
  connectionsOf(deskId: DeskId): Promise<readonly Connection[]>;
}

const CONNECTION_COLUMNS = `
  connection.desk_id       as "deskId",
  connection.connection_id as "connectionId",
  connection.platform      as "platform",
  connection.external_id   as "externalId",
  connection.bot_user_id   as "botUserId",
  connection.bot_id        as "botId"`;

const connectionRow: z.ZodType<Connection> = z.object({
  deskId: idOf<DeskId>(),
  connectionId: idOf<ConnectionId>(),
  platform: z.enum(['slack', 'teams']),
  externalId: z.string(),
  botUserId: z.string(),
  botId: z.string().nullable(),
});

const ofConnection = statement({
  name: 'desk_of_connection',
  text: `select ${CONNECTION_COLUMNS} from connection where platform = $1 and external_id = $2`,
  row: connectionRow,
});

// The key of the connection decides: of two processes that start at once, the second waits there, then finds the desk of
// the first. The foreign key to the desk is checked when the statement ends.
const ensureDesk = statement({
  name: 'desk_ensure',
  text: `
    with installed as (
      insert into connection (platform, external_id, bot_user_id, bot_id, desk_id, connection_id)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (platform, external_id) do update
         set bot_user_id = excluded.bot_user_id, bot_id = excluded.bot_id
      returning *
    ), opened as (
      insert into desk (desk_id, name)
      select desk_id, $7 from installed where desk_id = $5
      returning desk_id
    ), governed as (
      insert into policy_version (desk_id, version, document, published_at)
      select desk_id, 1, $8, $9 from opened
    )
    select ${CONNECTION_COLUMNS} from installed as connection`,
  row: connectionRow,
});

const ensureConnection = statement({
  name: 'desk_ensure_connection',
  text: `
    insert into connection (platform, external_id, bot_user_id, bot_id, desk_id, connection_id)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (platform, external_id) do update
       set bot_user_id = excluded.bot_user_id, bot_id = excluded.bot_id
    returning ${CONNECTION_COLUMNS}`,
  row: connectionRow,
});

/** `ensureDesk` on a connection of the caller's, which may be in a transaction. */
export function ensureDeskOn(
  client: pg.ClientBase,
  ids: Ids,
  { platform, externalId, botUserId, botId }: Installation,
  { name, policy, at }: Parameters<Desks['ensureDesk']>[1],
): Promise<Connection> {
  const values = [platform, externalId, botUserId, botId, ids.next(), ids.next(), name, JSON.stringify(policy), at];
  return one(client, ensureDesk, values);
}

export function createDesks({ dataSource, ids }: { dataSource: DataSource; ids: Ids }): Desks {
  return {
    deskOfConnection: (platform, externalId) =>
      withClient(dataSource, (client) => maybeOne(client, ofConnection, [platform, externalId])),
    ensureDesk: (installation, desk) =>
      withClient(dataSource, (client) => ensureDeskOn(client, ids, installation, desk)),
    ensureConnection: (deskId, { platform, externalId, botUserId, botId }) =>
      inTransaction(dataSource, async (client) => {
        const values = [platform, externalId, botUserId, botId, deskId, ids.next()];
        const connection = await one(client, ensureConnection, values);
        if (connection.deskId !== deskId) throw new Error(`${platform} ${externalId} belongs to another desk`);
        return connection;
      }),
    async platformOf(connectionId) {
      const found = await dataSource.getRepository(connectionEntity).findOneBy({ connectionId });
      return found?.platform;
    },
    async all() {
      const desks = await dataSource.getRepository(deskEntity).find({ order: { deskId: 'asc' } });
      return desks.map(({ deskId }) => deskId);
    },
    async connectionsOf(deskId) {
      const found = await dataSource
        .getRepository(connectionEntity)
        .find({ where: { deskId }, order: { connectionId: 'asc' } });
      return found.map((connection) => connectionRow.parse(connection));
    },
  };
}
