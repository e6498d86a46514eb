import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../support/free-port.ts';
import { toldBySetup } from '../support/run-databases.ts';

/** A PostgreSQL server of the test's own, whose data outlive it: away and back again, at the same address. */
export interface RestartablePostgres {
  readonly url: string;
  start(): Promise<void>;
  /** At once, as after a crash: whoever is connected is cut off. */
  stop(): Promise<void>;
  /** Whoever is connected stays so, and gets no answer. Linux only. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the server, and leaves it stopped. It ends with this process. */
export async function aRestartablePostgres(): Promise<RestartablePostgres> {
  const binaries = toldBySetup('GUICHET_TEST_POSTGRES_BINARIES');
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-postgres-'));
  const dataDir = path.join(folder, 'data');
  await mkdir(dataDir, { mode: 0o700 });
  const owner = ownerOfServer();
  if (owner) for (const place of [folder, dataDir]) await chown(place, owner.uid, owner.gid);
  const asOwner = { cwd: dataDir, ...owner };
  execFileSync(
    path.join(binaries, 'initdb'),
    ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync', '--no-instructions'],
    { stdio: ['ignore', 'ignore', 'inherit'], ...asOwner },
  );
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = ['-D', dataDir, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'];

  let server: ChildProcess | undefined;
  let frozen: number[] = [];
  const thaw = () => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen = [];
  };
  const stop = async () => {
    const stopped = server && new Promise((resolve) => server?.once('exit', resolve));
    server?.kill(IMMEDIATE_SHUTDOWN);
    server = undefined;
    // Where a test has failed meanwhile: a frozen process hears nothing.
    thaw();
    await stopped;
  };
  const stopWithThisProcess = () => void server?.kill(IMMEDIATE_SHUTDOWN);
  process.on('exit', stopWithThisProcess);

  return {
    url,
    async start() {
      server = spawn(path.join(binaries, 'postgres'), settings, { stdio: 'ignore', ...asOwner });
      await untilItAnswers(url);
    },
    stop,
    async freeze() {
      if (server?.pid === undefined) throw new Error('the server does not run');
      // The server itself first, so that it makes no new process meanwhile; its own do not share its group.
      process.kill(server.pid, 'SIGSTOP');
      frozen = [server.pid, ...(await childrenOf(server.pid))];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw: async () => thaw(),
    async remove() {
      await stop();
      process.off('exit', stopWithThisProcess);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const IMMEDIATE_SHUTDOWN = 'SIGQUIT';

/** PostgreSQL refuses to run as root: then it runs as the user that its package has made. */
function ownerOfServer(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (tries === 300) throw error;
      await sleep(100);
    } finally {
      await client.end();
    }
  }
}

/** The system's own list of processes: `ps` is not everywhere. */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(pids.map(async (pid) => [Number(pid), await parentOf(pid)] as const));
  return parents.filter(([, itsParent]) => itsParent === parent).map(([pid]) => pid);
}

/** The fourth field of `stat`, after a name in brackets that may hold anything; undefined when it has just ended. */
async function parentOf(pid: string): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
