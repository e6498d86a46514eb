import type { Command } from 'commander';
import { openDatabase } from '../adapters/db/engine/database.ts';
import { createDeadLetters, type DeadLetter, type DeadLetters } from '../adapters/db/queues/dead-letters.ts';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import { readConfig } from '../config.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { endWith } from './end-with.ts';

/** `guichet outbox dead | retry | recheck`: what could not be delivered. */
export function registerOutbox(program: Command): void {
  const outbox = program.command('outbox').description('what could not be delivered: see it, and try it again');
  registerLetters(outbox, (letters) => ({ list: letters.deliveries, retry: letters.retryDelivery }));
  outbox
    .command('recheck')
    .description('after a restore: look in the workspace before posting what waits (stop every process first)')
    .action(() =>
      withLetters(async (letters) => console.log(`${await letters.lookBeforePosting()} posts are looked for first`)),
    );
}

/** `guichet inbox dead | retry`: received events that could not be handled. */
export function registerInbox(program: Command): void {
  const inbox = program.command('inbox').description('received events that could not be handled');
  registerLetters(inbox, (letters) => ({ list: letters.events, retry: letters.retryEvent }));
}

type Queue = (letters: DeadLetters) => {
  readonly list: () => Promise<readonly DeadLetter[]>;
  readonly retry: (id: string) => Promise<boolean>;
};

function registerLetters(command: Command, queueOf: Queue): void {
  command
    .command('dead')
    .description('list the dead letters of the last 7 days, the oldest first: ids and reasons, no words')
    .option('--json', 'one JSON object per line', false)
    .action((options: { json: boolean }) =>
      withLetters(async (letters) => {
        const all = await queueOf(letters).list();
        for (const letter of all) console.log(options.json ? JSON.stringify(letter) : lineOf(letter));
        if (!options.json) console.log(`${all.length} dead letters`);
      }),
    );
  command
    .command('retry')
    .description('try dead letters again')
    .argument('[ids...]', 'ids as `dead` lists them')
    .option('--all', 'all of them', false)
    .action((ids: string[], options: { all: boolean }) =>
      withLetters(async (letters) => {
        const queue = queueOf(letters);
        const wanted = options.all ? (await queue.list()).map(({ id }) => id) : ids;
        let unknown = 0;
        for (const id of wanted) {
          if (await queue.retry(id)) continue;
          unknown += 1;
          console.error(`no dead letter has the id ${id}`);
        }
        console.log(`${wanted.length - unknown} are tried again`);
        if (unknown > 0) process.exitCode = 1;
      }),
    );
}

function lineOf({ id, what, place, reason, attempts, endedAt }: DeadLetter): string {
  return `${endedAt.toISOString()}  ${id}  ${what}  ${place}  ${reason}  (${attempts} attempts)`;
}

async function withLetters(work: (letters: DeadLetters) => Promise<void>): Promise<void> {
  try {
    const read = readConfig(process.env);
    if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
    const { databaseUrl, dataDir, logLevel } = read.config;
    const log = createPinoLog({ level: logLevel });
    const database = await openDatabase({ databaseUrl, dataDir, log, onFailure: endWith });
    try {
      await work(createDeadLetters({ dataSource: database.background }));
    } finally {
      await database.close();
    }
  } catch (error) {
    endWith(error);
  }
}
