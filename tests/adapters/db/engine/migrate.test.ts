import net from 'node:net';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import { migrations } from '../../../../migrations/index.ts';
import { createDataSource } from '../../../../src/adapters/db/engine/data-source.ts';
import { openEmbedded } from '../../../../src/adapters/db/engine/embedded.ts';
import { DatabaseUnreachableError, migrate, waitForDatabase } from '../../../../src/adapters/db/engine/migrate.ts';
import { createDatabase, dropDatabase, urlOfDatabase } from '../../../support/postgres-template.ts';
import { toldBySetup } from '../../../support/run-databases.ts';
import { databaseKind, openTestDatabase, testOnEmbedded, testOnPostgres } from '../../../support/test-database.ts';

const nameOf = (migration: new () => MigrationInterface) => new migration().name;
const server = () => toldBySetup('GUICHET_TEST_POSTGRES_URL');
const onPoolError = () => undefined;

describe('migrate', () => {
  testOnPostgres('runs each migration once when four processes start together on an empty database', async () => {
    const name = await createDatabase(server());
    const processes = Array.from({ length: 4 }, () =>
      createDataSource({ databaseUrl: urlOfDatabase(server(), name), onPoolError }),
    );

    const ran = await Promise.all(processes.map(async (process) => migrate(await process.initialize())));

    expect(ran.flat().sort()).toEqual(migrations.map(nameOf).sort());
    await Promise.all(processes.map((process) => process.destroy()));
    await dropDatabase(server(), name);
  });

  testOnEmbedded('lays the tables of an empty embedded database', async () => {
    const embedded = await openEmbedded({ dataDir: 'memory://' });
    const dataSource = await createDataSource({ embedded, onPoolError }).initialize();

    expect(await migrate(dataSource)).toEqual(migrations.map(nameOf));
    expect(await migrate(dataSource)).toEqual([]);
    await dataSource.destroy();
    await embedded.close();
  });

  test('leaves nothing of a migration that fails, nor of those before it', async () => {
    const database = await openTestDatabase();
    const { dataSource } = database;
    const before = await dataSource.query('select name from migrations');
    const options = { ...dataSource.options, migrations: [Fine1900000000000, Failing1900000000001] };

    if (databaseKind === 'embedded') await dataSource.destroy(); // it has one connection
    const changed = await new DataSource(options).initialize();
    await expect(migrate(changed)).rejects.toThrow('on purpose');
    expect(await changed.query('select name from migrations')).toEqual(before);
    expect(await changed.query(`select to_regclass('fine') as fine`)).toEqual([{ fine: null }]);
    await changed.destroy();

    if (databaseKind === 'embedded') await dataSource.initialize();
    await database.close();
  });
});

class Fine1900000000000 implements MigrationInterface {
  name = 'Fine1900000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table fine (x int)');
  }

  async down(): Promise<void> {}
}

class Failing1900000000001 implements MigrationInterface {
  name = 'Failing1900000000001';

  async up(): Promise<void> {
    throw new Error('on purpose');
  }

  async down(): Promise<void> {}
}

describe('waiting for the database', () => {
  const logged: string[] = [];
  const log = { warn: (_fields: object, sentence: string) => logged.push(sentence) };
  beforeEach(() => logged.splice(0));

  async function aPort(): Promise<number> {
    const probe = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => probe.once('listening', resolve));
    const address = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  test('gives up with the reason and what to look at', async () => {
    const away = createDataSource({ databaseUrl: `postgres://nobody@localhost:${await aPort()}/x`, onPoolError });

    const error = await waitForDatabase(() => away.initialize(), { log, timeoutMs: 1_200 }).catch((e: unknown) => e);

    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(String(error)).toMatch(/did not answer within 1 seconds: .*ECONNREFUSED.*; is it running/);
    expect(logged).toEqual(['waiting for the database']);
  });

  testOnPostgres('goes on as soon as the database is there', async () => {
    const port = await aPort();
    const url = new URL(server());
    const late = createDataSource({ databaseUrl: `postgres://postgres@127.0.0.1:${port}/postgres`, onPoolError });
    const door = net.createServer((socket) => {
      const wire = net.connect(Number(url.port), url.hostname);
      socket.pipe(wire).pipe(socket);
    });
    const opensTheDoor = {
      warn: (fields: object, sentence: string) => {
        log.warn(fields, sentence);
        door.listen(port, '127.0.0.1');
      },
    };

    const dataSource = await waitForDatabase(() => late.initialize(), { log: opensTheDoor });

    expect(await dataSource.query('select 1 as x')).toEqual([{ x: 1 }]);
    expect(logged).toEqual(['waiting for the database']);
    await dataSource.destroy();
    door.close();
  });

  testOnPostgres('does not wait for a database that does not exist', async () => {
    const wrong = createDataSource({ databaseUrl: urlOfDatabase(server(), 'guichet_missing'), onPoolError });

    await expect(waitForDatabase(() => wrong.initialize(), { log })).rejects.toThrow(/check DATABASE_URL/);
    expect(logged).toEqual([]);
  });
});
