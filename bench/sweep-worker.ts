// One process that looks at clocks, as a worker of the product does, at an instant that stands still. Started by child.ts.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createDataSource } from '../src/adapters/db/engine/data-source.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { makeCheckWhatIsDue } from '../src/app/sla/check-what-is-due.ts';
import type { DeskId } from '../src/domain/ids.ts';
import { serveParent, settingsOfChild } from './child.ts';

const settings = z
  .object({ databaseUrl: z.string(), deskId: z.string().transform((id) => id as DeskId), at: z.coerce.date() })
  .parse(settingsOfChild());

/** A poll is over when nothing is due; the next one begins soon after it. */
const POLL_MS = 200;

const ids = createUuidV7Ids();
const log = createPinoLog({ level: 'error' });
const dataSource = createDataSource({
  databaseUrl: settings.databaseUrl,
  poolSize: 2,
  statementTimeoutMs: 60_000,
  onPoolError: () => undefined,
});
await dataSource.initialize();
const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
const checkWhatIsDue = makeCheckWhatIsDue({
  inTransaction,
  ids,
  desks: async () => [settings.deskId],
  clock: { now: () => settings.at, timeOf: () => settings.at },
  log,
});

let polls = 0;
let checked = 0;
serveParent(0, {
  state: async () => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { polls, checked, rss, heapUsed };
  },
});
for (;;) {
  while (await checkWhatIsDue()) checked += 1;
  polls += 1;
  await wait(POLL_MS);
}
