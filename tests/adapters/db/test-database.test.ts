import { z } from 'zod';
import { inTransaction, one, run, statement, withClient } from '../../../src/adapters/db/engine/statement.ts';
import { databaseKind, openTestDatabase, type TestDatabase, testOnPostgres } from '../../support/test-database.ts';

// What the product relies on, and both databases do alike; the whole list was measured before they were chosen.
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.dataSource.query('create table job (id int primary key, done_at timestamptz(3))');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.dataSource.query('truncate job');
  await database.dataSource.query('insert into job select generate_series(1, 6)');
});

const query = (sql: string, values?: unknown[]) => database.dataSource.query(sql, values);

test('each file has a migrated database of its own kind', async () => {
  const [row] = await query('select version() as version, count(*)::int as ran from migrations');

  expect(row.ran).toBeGreaterThan(0);
  expect(row.version).toMatch(databaseKind === 'embedded' ? /PGlite/ : /^PostgreSQL \d+\.\d+ (?!.*PGlite)/);
});

test('each opened database is another one', async () => {
  const other = await openTestDatabase();

  expect(await other.dataSource.query(`select to_regclass('job') as job`)).toEqual([{ job: null }]);
  await other.close();
});

test('a session is in UTC, and an instant keeps its milliseconds', async () => {
  const at = new Date('2026-03-29T01:30:00.123Z');

  await query('update job set done_at = $1 where id = 1', [at]);

  expect(await query('show timezone')).toEqual([{ TimeZone: 'UTC' }]);
  expect(await query('select done_at, done_at::date::text as day from job where id = 1')).toEqual([
    { done_at: at, day: '2026-03-29' },
  ]);
  expect(await query('select id from job where done_at = $1', [at])).toEqual([{ id: 1 }]);
});

test('microseconds are rounded away, so that equality and paging hold', async () => {
  await query(`update job set done_at = '2026-01-01T00:00:00.123456Z' where id = 1`);

  const [{ done_at: read }] = await query('select done_at from job where id = 1');

  expect(await query('select id from job where done_at = $1', [read])).toEqual([{ id: 1 }]);
});

test('a bigint arrives as a string, a count cast to int as a number, json as data', async () => {
  const [row] = await query(
    `select 9007199254740993 as big, count(*)::int as n, '{"a":[1,null]}'::jsonb as j from job`,
  );

  expect(row).toEqual({ big: '9007199254740993', n: 6, j: { a: [1, null] } });
});

test('nobody sees a transaction before its commit', async () => {
  const seen: number[] = [];
  const count = async () => seen.push((await query('select count(*)::int as n from job'))[0].n);
  let outside: Promise<number> | undefined;

  await inTransaction(database.dataSource, async (client) => {
    await client.query('delete from job');
    outside = count();
    if (databaseKind === 'postgres') await outside; // the embedded database's only connection is ours until the end
  });
  await outside;
  await count();

  expect(seen).toEqual(databaseKind === 'postgres' ? [6, 0] : [0, 0]);
});

test('concurrent users never share a transaction: a rollback undoes its own work only', async () => {
  const work = Array.from({ length: 12 }, (_, index) =>
    inTransaction(database.dataSource, async (client) => {
      await client.query('insert into job values ($1)', [100 + index]);
      await client.query('select 1');
      if (index % 2 === 1) throw new Error('on purpose');
    }).catch(() => undefined),
  );

  await Promise.all(work);

  const rows: { id: number }[] = await query('select id from job where id >= 100 order by id');
  expect(rows.map(({ id }) => id)).toEqual([100, 102, 104, 106, 108, 110]);
});

test('a row of work is claimed once, by whoever comes first', async () => {
  const claim = statement({
    name: 'claim_jobs',
    text: `
      update job set done_at = now()
       where id in (select id from job where done_at is null order by id limit 2 for update skip locked)
      returning id`,
    row: z.object({ id: z.int() }),
  });

  const claims = await Promise.all(
    Array.from({ length: 4 }, () =>
      inTransaction(database.dataSource, async (client) => {
        const claimed = await run(client, claim);
        await client.query('select pg_sleep(0.05)');
        return claimed.map(({ id }) => id);
      }),
    ),
  );

  expect(claims.flat().sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

testOnPostgres('a claim does not wait for the rows that another has', async () => {
  const first = statement({
    name: 'first_job',
    text: 'select id from job order by id limit 1 for update skip locked',
    row: z.object({ id: z.int() }),
  });

  const ids = await inTransaction(database.dataSource, async (client) => [
    (await one(client, first)).id,
    await inTransaction(database.dataSource, async (other) => (await one(other, first)).id),
  ]);

  expect(ids).toEqual([1, 2]);
});

testOnPostgres('an advisory lock keeps others out until the transaction ends', async () => {
  const take = statement({
    name: 'try_lock',
    text: 'select pg_try_advisory_xact_lock(42) as taken',
    row: z.object({ taken: z.boolean() }),
  });
  const tryToTake = () => inTransaction(database.dataSource, async (client) => (await one(client, take)).taken);

  const during = await inTransaction(database.dataSource, async (client) => [
    (await one(client, take)).taken,
    await tryToTake(),
  ]);

  expect([...during, await tryToTake()]).toEqual([true, false, true]);
});

test('a commit tells who listens, on the same connection at least', async () => {
  const heard: unknown[] = [];
  await withClient(database.dataSource, async (client) => {
    client.on('notification', ({ payload }) => heard.push(payload));
    await client.query('listen job_added');
    await client.query(`begin; select pg_notify('job_added', 'undone'); rollback`);
    await client.query(`begin; select pg_notify('job_added', 'done'); commit`);
    await client.query('unlisten *');
    client.removeAllListeners('notification');
  });

  expect(heard).toEqual(['done']);
});

test('the extensions that search stands on can be had', async () => {
  await query('create extension if not exists unaccent');
  await query('create extension if not exists pg_trgm');

  const [row] = await query(
    `select unaccent('Éléphant à Noël') as plain, similarity('panier', 'pannier') > 0.4 as alike,
            to_tsvector('french', 'Les paniers étaient vides') @@ plainto_tsquery('french', 'panier vide') as found`,
  );
  expect(row).toEqual({ plain: 'Elephant a Noel', alike: true, found: true });
});

test('a savepoint, a check and a unique key behave', async () => {
  await inTransaction(database.dataSource, async (client) => {
    await client.query('savepoint before');
    await expect(client.query('insert into job values (1)')).rejects.toMatchObject({
      code: '23505',
      constraint: 'job_pkey',
    });
    await client.query('rollback to savepoint before');
    await client.query('insert into job values (7)');
  });

  expect(await query('select count(*)::int as n from job')).toEqual([{ n: 7 }]);
});
