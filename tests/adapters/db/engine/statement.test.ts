import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { createDataSource } from '../../../../src/adapters/db/engine/data-source.ts';
import {
  affected,
  inTransaction,
  integerFromBigint,
  maybeOne,
  one,
  run,
  SwallowedFailureError,
  sqlState,
  statement,
  UnexpectedRowsError,
  withClient,
} from '../../../../src/adapters/db/engine/statement.ts';
import { openTestDatabase, type TestDatabase, testOnPostgres } from '../../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ poolSize: 4 });
  await database.dataSource.query('create table note (id int primary key, body text not null)');
});
afterAll(() => database.close());
beforeEach(() => database.dataSource.query('truncate note'));

const note = z.object({ id: z.int(), body: z.string() });
const insert = statement({
  name: 'insert_note',
  text: 'insert into note values ($1, $2) returning id, body',
  row: note,
});
const all = statement({ name: 'all_notes', text: 'select id, body from note order by id', row: note });
const removeAll = statement({ name: 'remove_notes', text: 'delete from note' });

const using = <T>(work: (client: pg.ClientBase) => Promise<T>) => withClient(database.dataSource, work);
const bodies = async () => (await using((client) => run(client, all))).map(({ body }) => body);
const backend = statement({ name: 'backend', text: 'select pg_backend_pid() as pid', row: z.object({ pid: z.int() }) });

describe('a statement', () => {
  test('is prepared once per connection, under its name', async () => {
    const prepared = await using(async (client) => {
      await run(client, insert, [1, 'a']);
      await run(client, insert, [2, 'b']);
      return client.query('select statement from pg_prepared_statements where name = $1', [insert.name]);
    });

    expect(prepared.rows).toEqual([{ statement: insert.text }]);
    expect(await bodies()).toEqual(['a', 'b']);
  });

  test('may change its text and keep its name', async () => {
    const number = (text: string) => statement({ name: 'number', text, row: z.object({ n: z.int() }) });

    const numbers = await using(async (client) => [
      await one(client, number('select 1 as n')),
      await one(client, number('select 2 as n')),
    ]);

    expect(numbers).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('has a name that PostgreSQL does not cut', () => {
    expect(() => statement({ name: 'a'.repeat(60), text: 'select 1' })).toThrow(RangeError);
  });

  test('keeps its connection usable after an error of the server', async () => {
    await using((client) => run(client, insert, [1, 'a']));

    const error = await using((client) => run(client, insert, [1, 'again'])).catch((e: unknown) => e);

    expect(sqlState(error)).toBe('23505');
    expect(await bodies()).toEqual(['a']);
  });
});

describe('the rows of a statement', () => {
  test('are refused when they are not as declared, without their content in the message', async () => {
    const wrong = statement({ name: 'wrong', text: `select 'secret' as n`, row: z.object({ n: z.int() }) });

    const error = await using((client) => run(client, wrong)).catch((e: unknown) => e);

    expect(error).toBeInstanceOf(UnexpectedRowsError);
    expect(String(error)).toMatch(/statement wrong_[0-9a-f]{8}: /);
    expect(String(error)).not.toContain('secret');
  });

  test('are exactly one for one, at most one for maybeOne, and counted by affected', async () => {
    await using(async (client) => {
      await expect(one(client, all)).rejects.toThrow('expected one row, got none');
      expect(await maybeOne(client, all)).toBeUndefined();

      await run(client, insert, [1, 'a']);
      expect(await one(client, all)).toEqual({ id: 1, body: 'a' });
      expect(await maybeOne(client, all)).toEqual({ id: 1, body: 'a' });

      await run(client, insert, [2, 'b']);
      await expect(maybeOne(client, all)).rejects.toThrow('expected at most one row, got 2');
      expect(await affected(client, removeAll)).toBe(2);
      expect(await affected(client, removeAll)).toBe(0);
    });
  });

  test('have numbers from bigint as long as they fit', () => {
    expect(integerFromBigint.parse('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => integerFromBigint.parse('9007199254740992')).toThrow();
  });
});

describe('inTransaction', () => {
  test('commits what client and manager did together', async () => {
    const result = await inTransaction(database.dataSource, async (client, manager) => {
      await run(client, insert, [1, 'by the client']);
      await manager.query(`insert into note values (2, 'by the manager')`);
      return 'done';
    });

    expect(result).toBe('done');
    expect(await bodies()).toEqual(['by the client', 'by the manager']);
  });

  test('undoes everything when the work throws, and passes its error on', async () => {
    const failing = inTransaction(database.dataSource, async (client, manager) => {
      await run(client, insert, [1, 'a']);
      await manager.query(`insert into note values (2, 'b')`);
      throw new Error('on purpose');
    });

    await expect(failing).rejects.toThrow('on purpose');
    expect(await bodies()).toEqual([]);
  });

  test('fails when the work hides an error of the server, since nothing could be committed', async () => {
    const hiding = inTransaction(database.dataSource, async (client) => {
      await run(client, insert, [1, 'a']);
      await client.query('select nonsense').catch(() => undefined);
    });

    await expect(hiding).rejects.toThrow(SwallowedFailureError);
    expect(await bodies()).toEqual([]);
  });

  test('undoes the inner part only, when the manager opens a transaction inside', async () => {
    await inTransaction(database.dataSource, async (client, manager) => {
      await run(client, insert, [1, 'kept']);
      await manager
        .transaction(async (inner) => {
          await inner.query(`insert into note values (2, 'undone')`);
          throw new Error('on purpose');
        })
        .catch(() => undefined);
      await run(client, insert, [3, 'kept too']);
    });

    expect(await bodies()).toEqual(['kept', 'kept too']);
  });

  test.each(['40001', '40P01'])('tries again, up to four times, when PostgreSQL gave it up with %s', async (state) => {
    const giveUp = `do $$ begin raise exception 'given up' using errcode = '${state}'; end $$`;
    let attempts = 0;
    const attempt = (successAt: number) => async (client: pg.ClientBase) => {
      attempts += 1;
      await run(client, insert, [attempts, `attempt ${attempts}`]);
      if (attempts < successAt) await client.query(giveUp);
    };

    await inTransaction(database.dataSource, attempt(3));
    expect(await bodies()).toEqual(['attempt 3']);

    const error = await inTransaction(database.dataSource, attempt(99)).catch((e: unknown) => e);
    expect({ state: sqlState(error), attempts }).toEqual({ state, attempts: 3 + 4 });
    expect(await bodies()).toEqual(['attempt 3']);
  });

  test('does not try again what it cannot mend', async () => {
    let attempts = 0;
    const failing = inTransaction(database.dataSource, async (client) => {
      attempts += 1;
      await client.query('select 1/0');
    });

    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(attempts).toBe(1);
  });

  testOnPostgres('lets both sides of a deadlock succeed', async () => {
    await using(async (client) => {
      await run(client, insert, [1, '']);
      await run(client, insert, [2, '']);
    });
    const append = statement({ name: 'append', text: 'update note set body = body || $2 where id = $1' });
    const touch = (letter: string, first: number, second: number) =>
      inTransaction(database.dataSource, async (client) => {
        await client.query(`set local statement_timeout = 0; set local deadlock_timeout = '50ms'`);
        await affected(client, append, [first, letter]);
        await sleep(100);
        await affected(client, append, [second, letter]);
      });

    await Promise.all([touch('a', 1, 2), touch('b', 2, 1)]);

    expect((await bodies()).map((body) => [...body].sort().join(''))).toEqual(['ab', 'ab']);
  });
});

describe('a connection goes back to the pool', () => {
  test('whatever happens: more failures than connections leave it usable', async () => {
    for (let time = 0; time < 12; time += 1) {
      await using((client) => client.query('select nonsense')).catch(() => undefined);
      await inTransaction(database.dataSource, (client) => client.query('select nonsense')).catch(() => undefined);
      await using(async () => Promise.reject(new Error('on purpose'))).catch(() => undefined);
    }

    expect(await bodies()).toEqual([]);
  });

  test('but is closed when somebody left a transaction open on it', async () => {
    await using(async (client) => {
      await client.query('begin');
      await run(client, insert, [1, 'never committed']);
    });

    expect(await bodies()).toEqual([]);
    const status = await using(async (client) => {
      await client.query('select 1');
      return client.getTransactionStatus();
    });
    expect(status).toBe('I');
  });

  testOnPostgres('but not when the server ended it, and the pool opens another', async () => {
    const dying = inTransaction(database.dataSource, async (client) => {
      const { pid } = await one(client, backend);
      await database.dataSource.query('select pg_terminate_backend($1)', [pid]);
      await run(client, insert, [1, 'a']);
    });

    await expect(dying).rejects.toThrow();
    expect(await bodies()).toEqual([]);
  });
});

describe('time-outs on PostgreSQL', () => {
  testOnPostgres('stop a statement that takes too long, and keep the connection', async () => {
    const settings = { databaseUrl: database.url ?? '', statementTimeoutMs: 1_000, onPoolError: () => undefined };
    const dataSource = await createDataSource(settings).initialize();
    const stopped = async () => {
      const pids: number[] = [];
      const slow = withClient(dataSource, async (client) => {
        pids.push((await one(client, backend)).pid);
        try {
          await client.query('select pg_sleep(5)');
        } finally {
          pids.push((await one(client, backend)).pid);
        }
      });
      const error = await slow.catch((reason: unknown) => reason);
      return { state: sqlState(error), keptConnection: pids.length === 2 && pids[0] === pids[1] };
    };

    let seen = await stopped();
    // When this process pauses just then, the client's own time-out, a quarter of a second later, may be seen first.
    for (let times = 1; times < 5 && seen.state !== '57014'; times += 1) seen = await stopped();

    expect(seen).toEqual({ state: '57014', keptConnection: true });
    await dataSource.destroy();
  });

  testOnPostgres('give up on a silent network, close that connection, and go on when it is back', async () => {
    const server = new URL(database.url ?? '');
    let silent = false;
    const door = net.createServer((socket) => {
      const wire = net.connect(Number(server.port), server.hostname);
      socket.on('data', (data) => silent || wire.write(data));
      wire.on('data', (data) => silent || socket.write(data));
      socket.on('close', () => wire.destroy()).on('error', () => wire.destroy());
      wire.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const address = door.address();
    const throughTheDoor = new URL(server);
    throughTheDoor.port = String(address !== null && typeof address === 'object' ? address.port : 0);
    const settings = { poolSize: 1, statementTimeoutMs: 300, onPoolError: () => undefined };
    const dataSource = await createDataSource({ ...settings, databaseUrl: throughTheDoor.href }).initialize();

    silent = true;
    const startedAt = performance.now();
    await expect(inTransaction(dataSource, (client) => run(client, all))).rejects.toThrow(/timeout/i);
    // Not the ten seconds that a new connection would be waited for, and still less for ever.
    expect(performance.now() - startedAt).toBeLessThan(8_000);

    silent = false;
    expect(await inTransaction(dataSource, (client) => run(client, all))).toEqual([]);
    await dataSource.destroy();
    door.close();
  });

  testOnPostgres('end a transaction in which nothing happens', async () => {
    const dataSource = await createDataSource({
      databaseUrl: database.url ?? '',
      idleInTransactionTimeoutMs: 100,
      onPoolError: () => undefined,
    }).initialize();

    await expect(
      inTransaction(dataSource, async (client) => {
        await sleep(400);
        await run(client, all);
      }),
    ).rejects.toThrow();
    await dataSource.destroy();
  });
});
