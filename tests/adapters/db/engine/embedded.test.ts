import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import {
  DataFolderInUseError,
  lockAddress,
  lockDataFolder,
} from '../../../../src/adapters/db/engine/data-folder-lock.ts';
import { createDataSource } from '../../../../src/adapters/db/engine/data-source.ts';
import {
  EmbeddedDatabaseError,
  type EmbeddedSettings,
  openEmbedded,
} from '../../../../src/adapters/db/engine/embedded.ts';
import { startMaintenance } from '../../../../src/adapters/db/engine/maintenance.ts';
import { inTransaction, withClient } from '../../../../src/adapters/db/engine/statement.ts';
import { toldBySetup } from '../../../support/run-databases.ts';
import { databaseKind, openTestDatabase } from '../../../support/test-database.ts';
import { until } from '../../../support/until.ts';

// PostgreSQL has nothing to do with these.
const describeEmbedded = databaseKind === 'embedded' ? describe : describe.skip;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-embedded-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const template = () => toldBySetup('GUICHET_TEST_EMBEDDED_TEMPLATE');

async function connected(settings: Partial<EmbeddedSettings> = {}) {
  const embedded = await openEmbedded({ dataDir: folder, templateFile: template(), ...settings });
  const dataSource = createDataSource({ embedded, connectionTimeoutMs: 5000, onPoolError: () => undefined });
  await dataSource.initialize();
  const close = async () => {
    await dataSource.destroy();
    await embedded.close();
  };
  return { embedded, dataSource, close };
}

const started: Child[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

type Child = ChildProcessByStdio<null, Readable, null>;

function startProcess(script: URL, ...args: string[]): Child {
  const file = fileURLToPath(script);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  return child;
}

/** Ends a process as a power button would, for it, and returns all it printed. */
async function kill(child: Child, printed: () => string): Promise<string> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  return printed();
}

function printedBy(child: Child): () => string {
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  return () => printed;
}

async function numbersIn(dataSource: DataSource): Promise<number[]> {
  const rows: { number: number }[] = await dataSource.query('select number from written order by number');
  return rows.map(({ number }) => number);
}

/** For three processes one after the other, each of which compiles its code first. */
const THREE_PROCESSES_MS = 300_000;

describeEmbedded('the embedded database in a folder', () => {
  test(
    'keeps every acknowledged row when its process is killed, and refuses a second process meanwhile',
    async () => {
      for (const rowsBeforeTheKill of [1, 40, 150]) {
        const writer = startProcess(new URL('../embedded-writer.ts', import.meta.url), folder, template());
        const printed = printedBy(writer);
        await until(() => printed().split('\n').length > rowsBeforeTheKill);

        const second = await openEmbedded({ dataDir: folder }).catch((error: unknown) => error);
        expect(second).toBeInstanceOf(DataFolderInUseError);
        expect(second).toMatchObject({ dataDir: folder, ownerPid: writer.pid });
        expect(String(second)).toContain('set DATABASE_URL to run several processes');

        const acknowledged = (await kill(writer, printed)).split('\n').slice(0, -1).map(Number);
        const { dataSource, close } = await connected();
        expect(await numbersIn(dataSource)).toEqual(expect.arrayContaining(acknowledged));
        await close();
      }
    },
    THREE_PROCESSES_MS,
  );

  test('opens again after a close, and frees the folder', async () => {
    const first = await connected();
    await first.dataSource.query('create table kept as select 1 as x');
    await first.close();

    const second = await connected();
    expect(await second.dataSource.query('select x from kept')).toEqual([{ x: 1 }]);
    await second.close();
  });

  test('says so when it does not start, and frees the folder', async () => {
    await expect(openEmbedded({ dataDir: folder, templateFile: path.join(folder, 'missing') })).rejects.toThrow(
      EmbeddedDatabaseError,
    );
    await (await lockDataFolder(folder)).release();
  });

  test('fails at once and tells it when its engine breaks', async () => {
    const failures: Error[] = [];
    const { dataSource, close } = await connected({ onFailure: (error) => failures.push(error) });
    await rm(path.join(folder, 'global', 'pg_control'));

    await expect(dataSource.query('checkpoint')).rejects.toThrow();
    await expect(dataSource.query('select 1')).rejects.toThrow(/has stopped/);
    await expect(dataSource.query('select 1')).rejects.toThrow(/has stopped/);
    expect(failures).toEqual([expect.any(EmbeddedDatabaseError)]);
    await close();
  });
});

describeEmbedded('the lock of a data folder', () => {
  test.each(['linux', 'darwin'] as const)('is taken over from a dead process (as on %s)', async (platform) => {
    const holder = startProcess(new URL('../lock-holder.ts', import.meta.url), folder, platform);
    const printed = printedBy(holder);
    await until(() => printed().includes('locked'));
    await expect(lockDataFolder(folder, platform)).rejects.toMatchObject({ ownerPid: holder.pid });

    await kill(holder, printed);
    expect(existsSync(lockAddress(folder, platform))).toBe(platform === 'darwin');
    const lock = await lockDataFolder(folder, platform);
    await expect(lockDataFolder(folder, platform)).rejects.toThrow(DataFolderInUseError);
    await lock.release();
  });
});

describeEmbedded('its one connection', () => {
  test('starts from a clean session, whatever the one before it left behind', async () => {
    const { embedded, dataSource, close } = await connected({ dataDir: 'memory://' });
    await dataSource.query('create table left_behind (x int)');
    const runner = dataSource.createQueryRunner();
    const client = await runner.connect();
    await client.query(`set lock_timeout = '7s'`);
    await client.query({ name: 'left', text: 'select 1' });
    await client.query('begin');
    await client.query('insert into left_behind values (1)');
    await client.query('select pg_advisory_lock(1)');

    const next = createDataSource({ embedded, onPoolError: () => undefined });
    await next.initialize();

    await expect(client.query('commit')).rejects.toThrow();
    expect(await next.query('select x from left_behind')).toEqual([]);
    expect(await next.query('select name from pg_prepared_statements')).toEqual([]);
    expect(await next.query('show lock_timeout')).toEqual([{ lock_timeout: '0' }]);
    expect(await next.query(`select 1 from pg_locks where locktype = 'advisory'`)).toEqual([]);
    await runner.release();
    await next.destroy();
    await close();
  });

  test('gives an error, and no dead end, to code that queries beside its own open transaction', async () => {
    const { dataSource, close } = await connected({ dataDir: 'memory://' });

    await expect(inTransaction(dataSource, () => dataSource.query('select 1'))).rejects.toThrow(/timeout exceeded/);

    expect(await dataSource.query('select 1 as x')).toEqual([{ x: 1 }]);
    await close();
  });

  test('carries long values and answers of any length', async () => {
    const { dataSource, close } = await connected({ dataDir: 'memory://' });
    const long = 'é🙃'.repeat(500_000);

    await withClient(dataSource, async (client) => {
      expect((await client.query('select $1::text as x', [long])).rows).toEqual([{ x: long }]);
      // Around the size of the engine's buffer, where an answer is cut in two.
      for (let length = 8_192 - 60; length <= 8_192; length += 1) {
        const { rows } = await client.query(`select repeat('x', ${length}) as x`);
        expect(rows[0].x).toHaveLength(length);
      }
    });
    await close();
  });

  test('leaves the event loop free while it works', async () => {
    const { dataSource, close } = await connected({ dataDir: 'memory://' });
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);

    // A busy machine may give this thread no time during one of them. A loop that is held up ticks once for each.
    let mostTicks = 0;
    for (let times = 0; times < 20 && mostTicks <= 2; times += 1) {
      ticks = 0;
      await dataSource.query('select count(*) from generate_series(1, 2000000)');
      mostTicks = Math.max(mostTicks, ticks);
    }

    clearInterval(ticking);
    expect(mostTicks).toBeGreaterThan(2);
    await close();
  });
});

describeEmbedded('its maintenance', () => {
  test('checkpoints and vacuums after writes, and not again without any', async () => {
    const { dataSource, close } = await openTestDatabase();
    const failures: object[] = [];
    const log = { warn: (fields: object) => failures.push(fields) };
    await dataSource.query('create table maintained as select generate_series(1, 1000) as x');
    const checkpointAt = async () => (await dataSource.query('select checkpoint_lsn from pg_control_checkpoint()'))[0];
    const before = await checkpointAt();

    const maintenance = startMaintenance({ dataSource, log, checkpointEveryMs: 20, vacuumEveryMs: 1e6 });
    await until(async () => !isDeepStrictEqual(await checkpointAt(), before));
    await sleep(200);
    const after = await checkpointAt();
    await sleep(200);

    expect(await checkpointAt()).toEqual(after);
    await maintenance.stop();

    const vacuuming = startMaintenance({ dataSource, log, checkpointEveryMs: 1e6, vacuumEveryMs: 20 });
    const estimate = async () =>
      (await dataSource.query(`select reltuples::int as n from pg_class where relname = 'maintained'`))[0].n;
    await until(async () => (await estimate()) === 1000);
    await vacuuming.stop();
    expect(failures).toEqual([]);
    await close();
  });
});
