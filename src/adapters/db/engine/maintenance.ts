import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Log } from '../../../app/ports/log.ts';
import { one, statement, withClient } from './statement.ts';

const MINUTE_MS = 60_000;

export type Maintenance = {
  /** Ends it, after the work at hand. Call it before the data source is closed. */
  stop: () => Promise<void>;
};

/** The place in the write-ahead log: it moves with each write, a checkpoint's own record included. */
const writePosition = statement({
  name: 'write_position',
  text: 'select pg_current_wal_insert_lsn()::text as position',
  row: z.object({ position: z.string() }),
});

/**
 * Does what a PostgreSQL server's background processes do, and the embedded one lacks: without it the write-ahead log and
 * the dead rows only grow (database.md §2). Each minute in which something was written ends in a checkpoint, each such
 * hour in a vacuum. They take their turn in the pool, so they never run inside somebody's transaction.
 */
export function startMaintenance(options: {
  dataSource: DataSource;
  log: Pick<Log, 'warn'>;
  checkpointEveryMs?: number;
  vacuumEveryMs?: number;
}): Maintenance {
  const { dataSource, log, checkpointEveryMs = MINUTE_MS, vacuumEveryMs = 60 * MINUTE_MS } = options;

  const checkpoint = makeAfterWrites(dataSource, 'checkpoint');
  const vacuum = makeAfterWrites(dataSource, 'vacuum (analyze)');
  let atWork: Promise<void> = Promise.resolve();
  const run = (task: () => Promise<void>) => () => {
    atWork = atWork.then(task).catch((error) => log.warn({ err: error }, 'maintenance of the database failed'));
  };
  const timers = [setInterval(run(checkpoint), checkpointEveryMs), setInterval(run(vacuum), vacuumEveryMs)];
  for (const timer of timers) timer.unref();

  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await atWork;
    },
  };
}

/** Runs the command, unless nothing was written since it last did. */
function makeAfterWrites(dataSource: DataSource, command: string): () => Promise<void> {
  let doneAt: string | undefined;
  return () =>
    withClient(dataSource, async (client) => {
      const { position } = await one(client, writePosition);
      if (position === doneAt) return;
      await client.query(command);
      doneAt = (await one(client, writePosition)).position;
    });
}
