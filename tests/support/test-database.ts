import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDataSource } from '../../src/adapters/db/engine/data-source.ts';
import { openEmbedded } from '../../src/adapters/db/engine/embedded.ts';
import { createDatabase, dropDatabase, urlOfDatabase } from './postgres-template.ts';
import { toldBySetup } from './run-databases.ts';

export type DatabaseKind = 'embedded' | 'postgres';

/** Which database this run of the file is for: jest.config.js sets it per project. */
export const databaseKind: DatabaseKind = z
  .enum(['embedded', 'postgres'])
  .parse(Reflect.get(globalThis, 'databaseKind'));

/** For what needs several connections at once, which the embedded database does not have. */
export const testOnPostgres = databaseKind === 'postgres' ? test : test.skip;
export const testOnEmbedded = databaseKind === 'embedded' ? test : test.skip;

export type TestDatabase = {
  dataSource: DataSource;
  /** For a process of its own; PostgreSQL only. */
  url?: string;
  close: () => Promise<void>;
};

export type TestDatabaseOptions = { poolSize?: number; connectionTimeoutMs?: number; statementTimeoutMs?: number };

/**
 * A migrated, empty database of the test file's own. Open it in `beforeAll` and close it in `afterAll`; it takes about half a second.
 */
export function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  return databaseKind === 'embedded' ? openEmbeddedCopy(options) : openPostgresCopy(options);
}

async function openEmbeddedCopy(options: TestDatabaseOptions): Promise<TestDatabase> {
  const templateFile = toldBySetup('GUICHET_TEST_EMBEDDED_TEMPLATE');
  const embedded = await openEmbedded({ dataDir: 'memory://', templateFile });
  const dataSource = await createDataSource({ ...options, embedded, onPoolError }).initialize();
  return {
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await embedded.close();
    },
  };
}

async function openPostgresCopy(options: TestDatabaseOptions): Promise<TestDatabase> {
  const server = toldBySetup('GUICHET_TEST_POSTGRES_URL');
  const name = await createDatabase(server, toldBySetup('GUICHET_TEST_POSTGRES_TEMPLATE'));
  const url = urlOfDatabase(server, name);
  const dataSource = await createDataSource({ ...options, databaseUrl: url, onPoolError }).initialize();
  return {
    dataSource,
    url,
    close: async () => {
      await dataSource.destroy();
      await dropDatabase(server, name);
    },
  };
}

function onPoolError(error: Error): void {
  console.error('an idle connection of the test database broke', error);
}
