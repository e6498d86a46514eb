import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createDataSource } from '../../src/adapters/db/engine/data-source.ts';
import { openEmbedded } from '../../src/adapters/db/engine/embedded.ts';
import { migrate } from '../../src/adapters/db/engine/migrate.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const cache = path.join(root, 'node_modules', '.cache', 'guichet');

/** A migrated embedded database: as a file, for one in memory; and as a folder, for a process of its own. */
export interface EmbeddedTemplate {
  readonly file: string;
  readonly folder: string;
}

/**
 * Made once per version of the migrations, and kept for the next runs: opening a copy takes half a second, making one takes
 * several.
 */
export async function embeddedTemplate(): Promise<EmbeddedTemplate> {
  const folder = path.join(cache, `embedded-${await versionOfTemplate()}`);
  const file = `${folder}.tar`;
  if (existsSync(folder)) return { file, folder };

  await mkdir(cache, { recursive: true });
  await removeOldTemplates();
  const unfinished = `${folder}.${process.pid}`;
  await writeFile(`${unfinished}.tar`, await makeTemplate());
  await rename(`${unfinished}.tar`, file);
  await (await openEmbedded({ dataDir: unfinished, templateFile: file })).close();
  await rename(unfinished, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error;
    await rm(unfinished, { recursive: true }); // another run was faster
  });
  return { file, folder };
}

const OLD_AFTER_MS = 24 * 60 * 60 * 1000;

/** Not the young ones: another run, at this moment, may stand on another version of the migrations. */
async function removeOldTemplates(): Promise<void> {
  for (const name of await readdir(cache)) {
    const file = path.join(cache, name);
    const found = await stat(file).catch(() => undefined); // another run may have renamed it
    if (found && Date.now() - found.mtimeMs > OLD_AFTER_MS) await rm(file, { recursive: true, force: true });
  }
}

async function makeTemplate(): Promise<Uint8Array> {
  const embedded = await openEmbedded({ dataDir: 'memory://' });
  try {
    const dataSource = await createDataSource({ embedded, onPoolError: rethrow }).initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    return await embedded.dump();
  } finally {
    await embedded.close();
  }
}

async function versionOfTemplate(): Promise<string> {
  const migrations = path.join(root, 'migrations');
  const files = [
    ...(await readdir(migrations)).sort().map((name) => path.join(migrations, name)),
    path.join(root, 'src', 'adapters', 'db', 'engine', 'pglite-worker.js'),
    path.join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.basename(file)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

function rethrow(error: Error): never {
  throw error;
}
