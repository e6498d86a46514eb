import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/adapters/db/engine/database.ts';
import { countingLog } from '../adapters/slack/signed-request.ts';
import { putDatabaseIn } from '../support/data-folder.ts';
import { createDatabase, dropDatabase, urlOfDatabase } from '../support/postgres-template.ts';
import { toldBySetup } from '../support/run-databases.ts';
import { databaseKind } from '../support/test-database.ts';

/** A database for processes of their own: what the environment says of it, and a look into it when none of them has it. */
export interface ADatabase {
  readonly environment: Readonly<Record<string, string>>;
  look<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** A migrated, empty database of the kind of this run. */
export async function aDatabase(): Promise<ADatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-faults-'));
  const server = databaseKind === 'postgres' ? toldBySetup('GUICHET_TEST_POSTGRES_URL') : undefined;
  const name = server && (await createDatabase(server, toldBySetup('GUICHET_TEST_POSTGRES_TEMPLATE')));
  const databaseUrl = server && name ? urlOfDatabase(server, name) : null;
  if (databaseUrl === null) putDatabaseIn(folder);
  return {
    environment: { DATA_DIR: folder, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) },
    look: (work) => look(databaseUrl, folder, work),
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      if (server && name) await dropDatabase(server, name);
    },
  };
}

async function look<T>(
  databaseUrl: string | null,
  dataDir: string,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const onFailure = (error: Error): never => {
    throw error;
  };
  const database = await openDatabase({ databaseUrl, dataDir, log: countingLog().log, onFailure });
  try {
    return await work(database.background);
  } finally {
    await database.close();
  }
}
