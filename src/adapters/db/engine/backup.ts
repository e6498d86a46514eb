import { createWriteStream, existsSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import { createDeadLetters } from '../queues/dead-letters.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { createDataSource } from './data-source.ts';
import { type EmbeddedDatabase, openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** A backup that cannot be written or read: the message says why. */
export class BackupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BackupError';
  }
}

const folderOf = (dataDir: string) => path.join(dataDir, 'database');

/**
 * Writes the whole database to a file that only its owner may read, and that is there whole or not at all. Call it while
 * no transaction is open; the database answers nobody meanwhile.
 * @throws BackupError
 */
export async function writeBackup(embedded: EmbeddedDatabase, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    const tar = await embedded.dump();
    await pipeline(Readable.from([tar]), createGzip({ level: 1 }), createWriteStream(part, { mode: 0o600 }));
    const written = await open(part, 'r');
    await written.sync();
    await written.close();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new BackupError(`the backup ${file} could not be written: ${reasonOf(error)}`, error);
  }
}

/**
 * Backs up the embedded database of a desk that is stopped.
 * @throws DataFolderInUseError while a process has it; BackupError when there is none, or the file cannot be written
 */
export async function backUpStopped({ dataDir, file }: { dataDir: string; file: string }): Promise<void> {
  const folder = folderOf(dataDir);
  if (!existsSync(path.join(folder, 'PG_VERSION')))
    throw new BackupError(`there is no embedded database in ${dataDir}; check DATA_DIR`);
  const embedded = await openEmbedded({ dataDir: folder });
  try {
    await writeBackup(embedded, file);
  } finally {
    await embedded.close();
  }
}

export interface Restored {
  /** Where the database that was there before stands now; null when there was none. */
  readonly keptAs: string | null;
  /** Posts that waited when the backup was made: they are looked for before they are posted. */
  readonly waiting: number;
}

/**
 * Puts a backup in the place of the embedded database, which is kept beside it. The tables are brought up to date, and what
 * waits to be posted is marked to be looked for first. Nothing is replaced unless the backup opens.
 * @throws DataFolderInUseError while a process has the database; BackupError when the file is no usable backup
 */
export async function restoreBackup({ dataDir, file }: { dataDir: string; file: string }): Promise<Restored> {
  const folder = folderOf(dataDir);
  const lock = await lockDataFolder(folder);
  const fresh = `${folder}.restoring`;
  const tar = `${folder}.restoring.tar`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await writeFile(tar, await promisify(gunzip)(await readFile(file)), { mode: 0o600 });
    const waiting = await openCopy(fresh, tar);
    const keptAs = existsSync(path.join(folder, 'PG_VERSION')) ? `${folder}.before-restore-${Date.now()}` : null;
    if (keptAs === null) await rm(folder, { recursive: true });
    else await rename(folder, keptAs);
    await rename(fresh, folder);
    return { keptAs, waiting };
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw new BackupError(`${file} could not be restored: ${reasonOf(error)}`, error);
  } finally {
    await rm(tar, { force: true });
    await lock.release();
  }
}

async function openCopy(folder: string, tar: string): Promise<number> {
  const embedded = await openEmbedded({ dataDir: folder, templateFile: tar });
  try {
    const dataSource = await createDataSource({ embedded, onPoolError: () => {} }).initialize();
    await migrate(dataSource);
    const waiting = await createDeadLetters({ dataSource }).lookBeforePosting();
    await dataSource.destroy();
    return waiting;
  } finally {
    await embedded.close();
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
