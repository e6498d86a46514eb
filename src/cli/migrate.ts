import type { Command } from 'commander';
import { openDatabase } from '../adapters/db/engine/database.ts';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import { readConfig } from '../config.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { endWith } from './end-with.ts';

/** `guichet migrate`: brings the tables up to date and says what was done. `start` does it too. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables up to date')
    .action(async () => {
      try {
        const read = readConfig(process.env);
        if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
        const { databaseUrl, dataDir, logLevel } = read.config;
        const log = createPinoLog({ level: logLevel });
        const database = await openDatabase({ databaseUrl, dataDir, log, onFailure: endWith });
        console.log(database.migrated.length > 0 ? `ran: ${database.migrated.join(', ')}` : 'nothing to do');
        await database.close();
      } catch (error) {
        endWith(error);
      }
    });
}
