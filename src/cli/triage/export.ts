import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { createDesks } from '../../adapters/db/desks.ts';
import { openDatabase } from '../../adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../../adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../../adapters/db/stores/stores.ts';
import { createPinoLog } from '../../adapters/log/pino-log.ts';
import type { InTransaction, KeptVote } from '../../app/ports/stores.ts';
import { readConfig } from '../../config.ts';
import type { DeskId } from '../../domain/ids.ts';
import { UnusableEnvironmentError } from '../../main.ts';
import { endWith } from '../end-with.ts';

/** `guichet triage export`: what people said of verdicts, to refit the weights by; PostgreSQL while it runs, the embedded database while it does not. */
export function registerExport(triage: Command): void {
  triage
    .command('export')
    .description(
      'print every vote on a verdict that is kept, one JSON line each: signals and verdict, no words, no names',
    )
    .action(async () => {
      try {
        await printVotes();
      } catch (error) {
        endWith(error);
      }
    });
}

async function printVotes(): Promise<void> {
  const read = readConfig(process.env);
  if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
  const { databaseUrl, dataDir } = read.config;
  const log = createPinoLog({ level: 'error' });
  const database = await openDatabase({ databaseUrl, dataDir, log, onFailure: endWith });
  try {
    const ids = createUuidV7Ids();
    const dataSource = database.background;
    const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
    for (const line of await exportVotes(inTransaction, await createDesks({ dataSource, ids }).all()))
      console.log(line);
  } finally {
    await database.close();
  }
}

/** One JSON line a vote, the oldest first within a desk; the format is docs/triage-export.md's. */
export async function exportVotes(inTransaction: InTransaction, desks: readonly DeskId[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const deskId of desks)
    for (const vote of await inTransaction(deskId, ({ triage }) => triage.keptVotes())) lines.push(lineOf(vote));
  return lines;
}

const FORMAT = 1;

function lineOf({ channelId, label, probability, outcome, signals, textHash, vote, votedAt }: KeptVote): string {
  return JSON.stringify({
    v: FORMAT,
    vote,
    complex: vote === 'needed_ticket',
    label,
    p: Number(probability.toFixed(4)),
    outcome,
    signals,
    hash: textHash,
    channel: hidden(channelId),
    day: votedAt.toISOString().slice(0, 10),
  });
}

const LETTERS = 12;

/** The id is random, and of use in our own database alone: which votes are of one channel is all that is to be told. */
const hidden = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, LETTERS);
