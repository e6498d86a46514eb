import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { DataFolderInUseError } from './data-folder-lock.ts';
import { createDataSource } from './data-source.ts';
import { openEmbedded } from './embedded.ts';
import { describeFailure } from './migrate.ts';

const WITHIN_MS = 5000;

export type Look =
  | { readonly kind: 'open'; readonly dataSource: DataSource; readonly close: () => Promise<void> }
  /** The embedded database is another process's now. */
  | { readonly kind: 'in_use'; readonly pid: number | undefined }
  /** There is no embedded database yet. */
  | { readonly kind: 'not_made' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/**
 * Opens a database to look at it: nothing is waited for, made or migrated. Statements have the time that the server gives
 * them, as those of the workers.
 */
export async function openToLook(at: { readonly databaseUrl: string | null; readonly dataDir: string }): Promise<Look> {
  try {
    return await (at.databaseUrl === null ? openOwn(at.dataDir) : openServer(at.databaseUrl));
  } catch (error) {
    if (error instanceof DataFolderInUseError) return { kind: 'in_use', pid: error.ownerPid };
    return { kind: 'unreachable', reason: describeFailure(error) };
  }
}

async function openServer(databaseUrl: string): Promise<Look> {
  const dataSource = createDataSource({
    databaseUrl,
    onPoolError: () => {},
    poolSize: 2,
    connectionTimeoutMs: WITHIN_MS,
  });
  await dataSource.initialize();
  return { kind: 'open', dataSource, close: () => dataSource.destroy() };
}

async function openOwn(dataDir: string): Promise<Look> {
  const folder = path.join(dataDir, 'database');
  if (!existsSync(path.join(folder, 'PG_VERSION'))) return { kind: 'not_made' };
  const embedded = await openEmbedded({ dataDir: folder });
  const dataSource = createDataSource({ embedded, onPoolError: () => {} });
  const close = async () => {
    await dataSource.destroy();
    await embedded.close();
  };
  try {
    await dataSource.initialize();
  } catch (error) {
    await embedded.close();
    throw error;
  }
  return { kind: 'open', dataSource, close };
}
