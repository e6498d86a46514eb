import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { findPostgresBinaries } from './postgres-binaries.js';

export type PostgresCluster = {
  /** The superuser's way into the database `postgres`. */
  url: string;
  stop: () => Promise<void>;
};

/**
 * Starts a PostgreSQL server of its own in a temporary folder, on a free port of 127.0.0.1 without password, with fsync
 * off: it is as fast and as short-lived as a test run. It stops with this process, however that ends.
 */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const binaries = findPostgresBinaries();
  if (binaries === undefined) throw new Error('no PostgreSQL server found: install one, or set TEST_DATABASE_URL');

  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-postgres-'));
  const dataDir = path.join(folder, 'data');
  await mkdir(dataDir, { mode: 0o700 });
  const owner = ownerOfServer();
  if (owner) {
    await chown(folder, owner.uid, owner.gid);
    await chown(dataDir, owner.uid, owner.gid);
  }
  execFileSync(
    path.join(binaries, 'initdb'),
    ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync', '--no-instructions'],
    { stdio: ['ignore', 'ignore', 'inherit'], cwd: dataDir, ...owner },
  );

  const port = await freePort();
  const guardian = spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'postgres-guardian.js'),
      ...[binaries, dataDir, String(port)],
      ...(owner ? [String(owner.uid), String(owner.gid)] : []),
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url, guardian);
  return { url, stop: () => stopGuardian(guardian) };
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package has made. */
function ownerOfServer(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const ANSWERS_WITHIN_MS = 30_000;

async function untilItAnswers(url: string, guardian: ChildProcess): Promise<void> {
  let said = '';
  guardian.stderr?.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-4_000);
  });
  const giveUpAt = Date.now() + ANSWERS_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (guardian.exitCode !== null || Date.now() > giveUpAt) {
        guardian.stdin?.end();
        throw new Error(`the test PostgreSQL did not start:\n${said}`, { cause: error });
      }
      await sleep(50);
    } finally {
      await client.end();
    }
  }
}

function stopGuardian(guardian: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (guardian.exitCode !== null) return resolve();
    guardian.once('exit', () => resolve());
    guardian.stdin?.end();
  });
}
