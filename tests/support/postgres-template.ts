import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDataSource } from '../../src/adapters/db/engine/data-source.ts';
import { migrate } from '../../src/adapters/db/engine/migrate.ts';

/** The same server, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Creates a database under a new name, empty or as a copy of a template that nobody is connected to. */
export async function createDatabase(serverUrl: string, template = 'template0'): Promise<string> {
  const name = `guichet_test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(serverUrl, `create database ${name} template ${template}`);
  return name;
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await asAdministrator(serverUrl, `drop database if exists ${name} with (force)`);
}

/** A migrated database to copy from. */
export async function createTemplate(serverUrl: string): Promise<string> {
  const name = await createDatabase(serverUrl);
  const dataSource = createDataSource({ databaseUrl: urlOfDatabase(serverUrl, name), onPoolError: () => undefined });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
  return name;
}

async function asAdministrator(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
