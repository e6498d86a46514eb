/**
 * A desk in a process of its own, which kills itself as `kill -9` would when it passes a chosen point: nothing is flushed,
 * closed or told. Configured by its environment like the product, ordered about by messages (`desk-orders.ts`).
 */
import { type Database, openDatabase } from '../../src/adapters/db/engine/database.ts';
import { createPinoLog } from '../../src/adapters/log/pino-log.ts';
import { readConfig } from '../../src/config.ts';
import { type Interceptors, type RunningDesk, startDesk } from '../../src/wiring.ts';
import { type Death, orderSchema, type Point, type Report } from './desk-orders.ts';
import { countUnfinished } from './unfinished.ts';

const read = readConfig(process.env);
if (read.kind === 'unusable' || read.config.slack === null) throw new Error('the test gave no usable environment');
const { config } = read;
const slack = { ...read.config.slack, apiUrl: config.slackApiUrl };
const log = createPinoLog({ level: config.logLevel });
// Beforehand, as the rest of the code: the product loads it when it starts.
if (config.teams) await import('../../src/adapters/teams/bot-framework.ts');

let database: Database | undefined;
let desk: RunningDesk | undefined;

process.on('message', (message) => void obey(message));
process.on('disconnect', () => process.exit(1)); // the test is gone
process.once('SIGTERM', () => void stop());

async function obey(message: unknown): Promise<void> {
  const order = orderSchema.parse(message);
  switch (order.kind) {
    case 'open':
      database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log, onFailure: fail });
      desk = await startDesk({ config, slack, teams: config.teams, database, log }, interceptorsFor(order.death));
      return report({ kind: 'open', port: desk.port });
    case 'count_unfinished':
      if (!database) throw new Error('the desk is not open');
      return report({ kind: 'unfinished', count: await countUnfinished(database.background) });
  }
}

async function stop(): Promise<void> {
  await desk?.stop();
  await database?.close();
  process.exit(0);
}

function fail(error: Error): never {
  throw error;
}

function report(what: Report): void {
  process.send?.(what);
}

/** Stands in front of the ports and counts how often each point is passed. */
function interceptorsFor(death: Death | null): Interceptors {
  let passages = 0;
  const pass = (point: Point) => {
    if (death?.point !== point) return;
    passages += 1;
    if (passages === death.passage) process.kill(process.pid, 'SIGKILL');
  };
  return {
    inbox: (queue) => ({
      ...queue,
      receive: async (event) => {
        pass('before_inbox_insert');
        const isNew = await queue.receive(event);
        pass('after_inbox_insert');
        return isNew;
      },
    }),
    inTransaction: (inTransaction) => async (deskId, work) => {
      let created = false;
      const result = await inTransaction(deskId, async (stores) => {
        const create: typeof stores.tickets.create = async (...given) => {
          const ticket = await stores.tickets.create(...given);
          created = true;
          return ticket;
        };
        const worked = await work({ ...stores, tickets: { ...stores.tickets, create } });
        if (created) pass('before_commit');
        return worked;
      });
      if (created) pass('after_commit');
      return result;
    },
    messenger: (messenger) => ({
      ...messenger,
      post: async (message) => {
        const posted = await messenger.post(message);
        // A platform cannot be asked for what it showed to one person only: a prompt may come twice.
        if (message.onlyFor === null) pass('between_post_and_mark');
        return posted;
      },
    }),
    // Left out where a desk only starts to die: that is done dozens of times.
    rehearsal: async (play) => (death ? undefined : play()),
  };
}
