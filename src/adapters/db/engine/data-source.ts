import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../../migrations/index.ts';
import { entities } from '../rows/entities.ts';
import type { EmbeddedDatabase } from './embedded.ts';

export type DatabaseSettings = ({ databaseUrl: string } | { embedded: EmbeddedDatabase }) & {
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  onPoolError: (error: Error) => void;
  /** Connections of this process, 10 by default. The embedded database has one. */
  poolSize?: number;
  /** How long to wait for a connection, a new one or a free one. 10 seconds by default. */
  connectionTimeoutMs?: number;
  /**
   * How long a statement may take on PostgreSQL; 0, the default, is for ever. The web role sets 2 seconds, so that a
   * platform gets its answer even when the database hangs. The embedded database cannot hang, nor be interrupted.
   */
  statementTimeoutMs?: number;
  /** After how long PostgreSQL ends a transaction in which nothing happens. 30 seconds by default. */
  idleInTransactionTimeoutMs?: number;
};

/** The server's own time-out comes first, since it leaves the connection usable; the client's is for a silent network. */
const CLIENT_TIMEOUT_MARGIN_MS = 250;

/**
 * The one database of the product: real PostgreSQL or the embedded one, with the same tables and the same SQL. It is not
 * connected yet: `initialize()` connects.
 *
 * Sessions run in UTC. `timestamptz` arrives as a Date. `bigint` arrives as a string, as not all of its values fit a
 * number; `integerFromBigint` in `statement.ts` reads those that do, and a `count(*)` is better cast to `int` in SQL.
 */
export function createDataSource(settings: DatabaseSettings): DataSource {
  const connectionTimeoutMs = settings.connectionTimeoutMs ?? 10_000;
  const connection =
    'embedded' in settings
      ? { extra: embeddedPool(settings.embedded, connectionTimeoutMs) }
      : { url: settings.databaseUrl, extra: serverPool(settings, connectionTimeoutMs) };

  return new DataSource({
    type: 'postgres',
    driver: pg,
    entities,
    migrations,
    installExtensions: false,
    synchronize: false,
    logging: false,
    logger: 'debug', // the default one prints failed migrations by itself; theirs are thrown
    poolErrorHandler: settings.onPoolError,
    ...connection,
  });
}

function serverPool(settings: DatabaseSettings, connectionTimeoutMs: number): pg.PoolConfig {
  const { statementTimeoutMs = 0 } = settings;
  return {
    max: settings.poolSize ?? 10,
    connectionTimeoutMillis: connectionTimeoutMs,
    idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs ?? 30_000,
    options: '-c timezone=UTC',
    application_name: 'guichet',
    keepAlive: true,
    ...(statementTimeoutMs > 0 && {
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + CLIENT_TIMEOUT_MARGIN_MS,
    }),
  };
}

/** One connection, kept for ever. Code that queries beside its own open transaction waits for itself: it gets an error. */
function embeddedPool(embedded: EmbeddedDatabase, connectionTimeoutMs: number): pg.PoolConfig {
  return {
    stream: embedded.connect,
    ssl: false, // even when PGSSLMODE is set, for other programs
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectionTimeoutMs,
    user: 'postgres',
    database: 'postgres',
    password: 'unused',
  };
}
