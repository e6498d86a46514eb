/**
 * The worker of the clocks in a process of its own, told which instant of the desk's time it is, and when to die as
 * `kill -9` would: nothing is flushed, closed or told.
 */
import { type Database, openDatabase } from '../../../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../../../src/adapters/db/stores/stores.ts';
import { createPinoLog } from '../../../src/adapters/log/pino-log.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import { makeCheckWhatIsDue } from '../../../src/app/sla/check-what-is-due.ts';
import type { DeskId } from '../../../src/domain/ids.ts';
import { type Order, orderSchema, type Report } from './orders.ts';

type Poll = Extract<Order, { kind: 'poll' }>;

const log = createPinoLog({ level: 'error' });
const ids = createUuidV7Ids();
let database: Database | undefined;
let desk = '' as DeskId;

process.on('message', (message) => void obey(message));
process.on('disconnect', () => process.exit(1)); // the test is gone

async function obey(message: unknown): Promise<void> {
  const order = orderSchema.parse(message);
  if (order.kind === 'open') {
    desk = order.deskId as DeskId;
    database = await openDatabase({
      databaseUrl: process.env['DATABASE_URL'] ?? null,
      dataDir: '',
      log,
      onFailure: () => process.exit(1),
    });
    return report({ kind: 'open' });
  }
  report(await poll(order));
}

async function poll(order: Poll): Promise<Report> {
  if (!database) throw new Error('the worker is not open');
  const inTransaction = dying(makeInTransaction({ dataSource: database.background, ids, wake: () => {} }), order.death);
  const at = new Date(order.at);
  const clock = { now: () => at, timeOf: () => at };
  const check = makeCheckWhatIsDue({ inTransaction, ids, desks: async () => [desk], clock, log });
  let checked = 0;
  try {
    while (await check()) checked += 1;
    return { kind: 'polled', checked, failed: false };
  } catch {
    return { kind: 'polled', checked, failed: true };
  }
}

function dying(inTransaction: InTransaction, death: Poll['death']): InTransaction {
  if (!death) return inTransaction;
  let begun = 0;
  const die = (when: NonNullable<Poll['death']>['when'], transaction: number) => {
    if (death.when === when && death.atTransaction === transaction) process.kill(process.pid, 'SIGKILL');
  };
  return async (deskId, work) => {
    begun += 1;
    const transaction = begun;
    const result = await inTransaction(deskId, async (stores) => {
      const worked = await work(stores);
      die('before_commit', transaction);
      return worked;
    });
    die('after_commit', transaction);
    return result;
  };
}

function report(what: Report): void {
  process.send?.(what);
}
