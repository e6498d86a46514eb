import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { type DataSource, MigrationExecutor } from 'typeorm';
import type { Log } from '../../../app/ports/log.ts';
import { sqlState } from './statement.ts';

/** Any number, as long as it is the same for every process of the product. */
const MIGRATION_LOCK = 4_719_202_511;

/**
 * Brings the tables up to date: all missing migrations in one transaction, or none. Any number of processes may start at
 * once: TypeORM takes no lock, so an advisory lock makes the others wait, then find nothing left to do.
 *
 * The wait and the work may be long: the data source must be one without `statementTimeoutMs`.
 *
 * @returns the names of the migrations that ran
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    try {
      await runner.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'none'; // it is in ours
      const ran = await executor.executePendingMigrations();
      await runner.commitTransaction();
      return ran.map((migration) => migration.name);
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined); // the first error is the one that tells
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** The database did not answer in time, or refused: the message says why and what to look at. */
export class DatabaseUnreachableError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'DatabaseUnreachableError';
  }
}

type WaitOptions = {
  log: Pick<Log, 'warn'>;
  /** When to give up. One minute by default. */
  timeoutMs?: number;
};

const RETRY_EVERY_MS = 500;
const LOG_EVERY_MS = 5_000;

/**
 * Calls `connect` until it succeeds, so that the product may be started before its database. Logs at once, then every
 * five seconds. What will not mend itself (a wrong password, a database that does not exist) is not waited for.
 *
 * @throws DatabaseUnreachableError
 */
export async function waitForDatabase<T>(
  connect: () => Promise<T>,
  { log, timeoutMs = 60_000 }: WaitOptions,
): Promise<T> {
  const startedAt = performance.now();
  let loggedAt = Number.NEGATIVE_INFINITY;

  for (;;) {
    try {
      return await connect();
    } catch (error) {
      const now = performance.now();
      if (needsSomebody(error)) {
        throw new DatabaseUnreachableError(
          `the database refuses the connection: ${describeFailure(error)}; check DATABASE_URL`,
          error,
        );
      }
      if (now - startedAt + RETRY_EVERY_MS > timeoutMs) {
        const waited = `the database did not answer within ${Math.round(timeoutMs / 1_000)} seconds`;
        throw new DatabaseUnreachableError(
          `${waited}: ${describeFailure(error)}; is it running, and is DATABASE_URL right?`,
          error,
        );
      }
      if (now - loggedAt >= LOG_EVERY_MS) {
        log.warn({ err: error, waitedMs: Math.round(now - startedAt), timeoutMs }, 'waiting for the database');
        loggedAt = now;
      }
    }
    await sleep(RETRY_EVERY_MS);
  }
}

/** Classes 28 (authorization) and 3D (no such database), and 42501 (no privilege): PostgreSQL, appendix A. */
function needsSomebody(error: unknown): boolean {
  return /^(28|3D)|^42501$/.test(sqlState(error) ?? '');
}

/** Why it failed, in one line. Node reports "all addresses of the host refused" as an AggregateError with an empty message. */
export function describeFailure(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  return 'errors' in error && Array.isArray(error.errors)
    ? error.errors.map(describeFailure).join(', ')
    : error.message;
}
