import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { z } from 'zod';

/** One SQL statement that the server plans once per connection, and what its rows look like. */
export type Statement<Row> = { readonly name: string; readonly text: string; readonly rows: z.ZodType<Row[]> };

/** PostgreSQL cuts longer names, and two names cut alike would be one. */
const LONGEST_NAME = 63;

/**
 * Declares a statement of a hot path: planning one costs as much as running it (database.md §4), so it is prepared under
 * its name on the first use of each connection. The text's hash is part of the name, because two releases may share a
 * connection pooler, and a name that stands for two texts is an error.
 *
 * @param row what one returned row must be; a statement that returns none leaves it out and is run by `affected`
 */
export function statement(definition: { name: string; text: string }): Statement<never>;
export function statement<Schema extends z.ZodType>(definition: {
  name: string;
  text: string;
  row: Schema;
}): Statement<z.output<Schema>>;
export function statement({
  name,
  text,
  row = z.never(),
}: {
  name: string;
  text: string;
  row?: z.ZodType;
}): Statement<unknown> {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const unique = `${name}_${hash}`;
  if (unique.length > LONGEST_NAME) throw new RangeError(`the statement name ${unique} is longer than ${LONGEST_NAME}`);
  return { name: unique, text, rows: z.array(row) };
}

/**
 * Runs a statement and returns its rows, each read by the statement's schema.
 *
 * @throws pg.DatabaseError from the server (`sqlState` gives its code)
 * @throws UnexpectedRowsError when the rows are not what the statement says
 */
export async function run<Row>(
  client: pg.ClientBase,
  statement: Statement<Row>,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await send(client, statement, values);
  const read = statement.rows.safeParse(rows);
  if (!read.success) throw new UnexpectedRowsError(statement.name, z.prettifyError(read.error));
  return read.data;
}

/** Runs a statement that returns exactly one row. Throws as `run`, and UnexpectedRowsError for another number of rows. */
export async function one<Row>(
  client: pg.ClientBase,
  statement: Statement<Row>,
  values?: readonly unknown[],
): Promise<Row> {
  const row = await maybeOne(client, statement, values);
  if (row === undefined) throw new UnexpectedRowsError(statement.name, 'expected one row, got none');
  return row;
}

/** Runs a statement that returns one row or none. Throws as `run`, and UnexpectedRowsError for more than one row. */
export async function maybeOne<Row>(
  client: pg.ClientBase,
  statement: Statement<Row>,
  values?: readonly unknown[],
): Promise<Row | undefined> {
  const rows = await run(client, statement, values);
  if (rows.length > 1) throw new UnexpectedRowsError(statement.name, `expected at most one row, got ${rows.length}`);
  return rows[0];
}

/** Runs a statement for its effect and returns how many rows it changed (or found), leaving the rows unread. */
export async function affected<Row>(
  client: pg.ClientBase,
  statement: Statement<Row>,
  values: readonly unknown[] = [],
): Promise<number> {
  return (await send(client, statement, values)).rowCount ?? 0;
}

function send<Row>(client: pg.ClientBase, { name, text }: Statement<Row>, values: readonly unknown[]) {
  return client.query<pg.QueryResultRow, unknown[]>({ name, text, values: [...values] });
}

/** A statement returned something else than its declaration says: the code and the tables do not fit. */
export class UnexpectedRowsError extends Error {
  constructor(statementName: string, problem: string) {
    super(`statement ${statementName}: ${problem}`);
    this.name = 'UnexpectedRowsError';
  }
}

/**
 * The work caught an error of the server and returned as if all were well, but nothing works after such an error, and
 * PostgreSQL answers the commit with a rollback and no error.
 */
export class SwallowedFailureError extends Error {
  constructor() {
    super('a statement of the transaction failed, its error was caught, and nothing could be committed');
    this.name = 'SwallowedFailureError';
  }
}

/** Reads a `bigint` column, which pg delivers as a string, into a number; refuses what a number cannot hold exactly. */
export const integerFromBigint = z.string().transform(Number).pipe(z.int());

/** The SQLSTATE of a server's error, raised by pg or by TypeORM ('23505' is a unique violation); undefined for others. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  if (error instanceof QueryFailedError) return sqlState(error.driverError);
  return undefined;
}

/**
 * Lends a connection for single statements, each its own transaction. The connection goes back to the pool in every case;
 * one that is not fit for the next user is closed.
 */
export async function withClient<T>(dataSource: DataSource, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = await clientOf(runner);
    return await closingWhenUnfit(client, () => work(client));
  } finally {
    await runner.release();
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const MAX_ATTEMPTS = 4;

/**
 * Runs the work in one transaction, and commits when it returns. `client` and `manager` are two ways to the same
 * transaction; everything the work does goes through them, and it may run up to four times: when PostgreSQL gave it up in
 * favour of a concurrent one, it is rolled back and tried again.
 *
 * @throws whatever the work threw, after the rollback
 * @throws SwallowedFailureError when the work hid an error without a savepoint
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (client: pg.ClientBase, manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryTransaction(dataSource, work);
    } catch (error) {
      const mayWorkNextTime = [SERIALIZATION_FAILURE, DEADLOCK_DETECTED].includes(sqlState(error) ?? '');
      if (!mayWorkNextTime || attempt === MAX_ATTEMPTS) throw error;
    }
    // A random pause, so that those who collided do not collide again.
    await sleep(Math.random() * 20 * attempt);
  }
}

/**
 * What `startTransaction` notes in TypeORM's runner, so that the manager opens savepoints inside and no second
 * transaction. The method itself, and its twin at the end, cost more than the two statements that they send.
 */
const IN_TRANSACTION = { isTransactionActive: true, transactionDepth: 1 };

async function tryTransaction<T>(
  dataSource: DataSource,
  work: (client: pg.ClientBase, manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = await clientOf(runner);
    return await closingWhenUnfit(client, async () => {
      await client.query('begin');
      Object.assign(runner, IN_TRANSACTION);
      try {
        const result = await work(client, runner.manager);
        const { command } = await client.query('commit');
        if (command !== 'COMMIT') throw new SwallowedFailureError();
        return result;
      } catch (error) {
        if (!isReadTimeout(error)) await client.query('rollback').catch(ignoreBrokenConnection);
        throw error;
      }
    });
  } finally {
    await runner.release();
  }
}

async function clientOf(runner: QueryRunner): Promise<pg.Client> {
  const client: unknown = await runner.connect();
  if (client instanceof pg.Client) return client;
  throw new TypeError('the data source does not use the pg driver of this package');
}

/**
 * A connection that is still inside a transaction, or whose last answer has not come, must not reach the next user. The
 * pool drops a client that has been ended.
 */
async function closingWhenUnfit<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  let timedOut = false;
  try {
    return await work();
  } catch (error) {
    timedOut = isReadTimeout(error);
    throw error;
  } finally {
    if (timedOut || client.getTransactionStatus() !== 'I') void client.end();
  }
}

/** pg's own time-out: it stops waiting while the server goes on, and has no other mark than this sentence. */
function isReadTimeout(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isReadTimeout(error.driverError);
  return error instanceof Error && error.message === 'Query read timeout';
}

/** The rollback failed because the connection is gone, and the transaction with it: the first error says why. */
function ignoreBrokenConnection(): void {}
