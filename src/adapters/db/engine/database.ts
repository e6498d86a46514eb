import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { Log } from '../../../app/ports/log.ts';
import { freeLeases } from '../queues/free-leases.ts';
import { writeBackup } from './backup.ts';
import { createDataSource } from './data-source.ts';
import { openEmbedded } from './embedded.ts';
import { startMaintenance } from './maintenance.ts';
import { migrate, waitForDatabase } from './migrate.ts';
import { withClient } from './statement.ts';

/** A person waits: Slack gives 3 seconds in all, so a statement that takes longer than this is given up. */
const INTERACTIVE_TIMEOUT_MS = 2000;

/** The database of a process, connected and up to date. */
export interface Database {
  /** For what people and platforms wait for: short time-outs. */
  readonly interactive: DataSource;
  /** For workers and commands. The same one when embedded, which has one session. */
  readonly background: DataSource;
  readonly isEmbedded: boolean;
  /** Names of the migrations that were missing and ran. */
  readonly migrated: readonly string[];
  isReady(): Promise<boolean>;
  /** Writes the whole embedded database to a file; absent on PostgreSQL, which has its own tools. @throws BackupError */
  readonly backUp?: (file: string) => Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens PostgreSQL at `databaseUrl`, or the embedded database in `dataDir`, and migrates it.
 * @param onFailure told when the embedded database dies: the process must be started again
 * @throws DatabaseUnreachableError, DataFolderInUseError, EmbeddedDatabaseError
 */
export async function openDatabase(options: {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: Log;
  readonly onFailure: (error: Error) => void;
  /** How long a database that is away is waited for. One minute by default. */
  readonly waitMs?: number;
}): Promise<Database> {
  const { databaseUrl, log, waitMs = 60_000 } = options;
  return databaseUrl === null ? openOwn(options) : openServer(databaseUrl, log, waitMs);
}

async function openServer(databaseUrl: string, log: Log, waitMs: number): Promise<Database> {
  const onPoolError = (error: Error) => log.warn({ err: error }, 'an idle database connection broke');
  const background = createDataSource({ databaseUrl, onPoolError });
  const interactive = createDataSource({
    databaseUrl,
    onPoolError,
    poolSize: 16,
    connectionTimeoutMs: INTERACTIVE_TIMEOUT_MS,
    statementTimeoutMs: INTERACTIVE_TIMEOUT_MS,
  });
  await waitForDatabase(() => background.initialize(), { log, timeoutMs: waitMs });
  const migrated = await migrate(background);
  await interactive.initialize();
  return {
    interactive,
    background,
    isEmbedded: false,
    migrated,
    isReady: () => answers(interactive),
    close: async () => {
      await interactive.destroy();
      await background.destroy();
    },
  };
}

async function openOwn({ dataDir, log, onFailure }: Parameters<typeof openDatabase>[0]): Promise<Database> {
  const embedded = await openEmbedded({ dataDir: path.join(dataDir, 'database'), onFailure });
  const dataSource = createDataSource({
    embedded,
    onPoolError: (error) => log.warn({ err: error }, 'the embedded database’s connection broke'),
  });
  try {
    await dataSource.initialize();
    const migrated = await migrate(dataSource);
    const freed = await freeLeases(dataSource);
    if (freed > 0) log.info({ freed }, 'what a process that ended had in its hands is due again');
    const maintenance = startMaintenance({ dataSource, log });
    return {
      interactive: dataSource,
      background: dataSource,
      isEmbedded: true,
      migrated,
      isReady: () => answers(dataSource),
      // It takes the one connection, so that no transaction is open meanwhile.
      backUp: (file) => withClient(dataSource, () => writeBackup(embedded, file)),
      close: async () => {
        await maintenance.stop();
        await dataSource.destroy();
        await embedded.close();
      },
    };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

async function answers(dataSource: DataSource): Promise<boolean> {
  try {
    await dataSource.query('select 1');
    return true;
  } catch {
    return false;
  }
}
