import path from 'node:path';
import type { Command } from 'commander';
import { BackupError, backUpStopped, restoreBackup } from '../adapters/db/engine/backup.ts';
import { DataFolderInUseError } from '../adapters/db/engine/data-folder-lock.ts';
import { askForBackup } from '../adapters/http/control.ts';
import { readConfig } from '../config.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { languageFor } from '../texts/language-for.ts';
import { settingFaultTextsFor } from '../texts/setting-faults.ts';
import { endWith } from './end-with.ts';

/** `guichet backup <file>`: the whole embedded database in one file, of a desk that runs or is stopped. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write the embedded database to one file, while the desk runs or is stopped')
    .argument('<file>', 'where to; what is there is replaced')
    .action(async (file: string) => {
      try {
        const dataDir = embeddedFolder();
        const target = path.resolve(file);
        try {
          await backUpStopped({ dataDir, file: target });
        } catch (error) {
          if (!(error instanceof DataFolderInUseError)) throw error;
          const asked = await askForBackup(dataDir, target);
          if (asked.kind === 'failed') throw new BackupError(asked.reason, error);
        }
        console.log(`backed up to ${target}`);
      } catch (error) {
        endWith(error);
      }
    });
}

/** `guichet restore <file>`: puts a backup in the place of the embedded database of a stopped desk. */
export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in the place of the embedded database (stop the desk first)')
    .argument('<file>', 'a file made by `guichet backup`')
    .action(async (file: string) => {
      try {
        const { keptAs, waiting } = await restoreBackup({ dataDir: embeddedFolder(), file: path.resolve(file) });
        console.log(`restored; ${waiting} posts that waited are looked for before they are posted`);
        if (keptAs !== null) console.log(`the database that was there is kept as ${keptAs}`);
      } catch (error) {
        endWith(error);
      }
    });
}

/** @throws UnusableEnvironmentError when the desk is on PostgreSQL, which has tools of its own */
function embeddedFolder(): string {
  const read = readConfig(process.env);
  if (read.kind === 'unusable') throw new UnusableEnvironmentError(read.faults);
  if (read.config.databaseUrl !== null)
    throw new UnusableEnvironmentError([
      `DATABASE_URL ${settingFaultTextsFor(languageFor(undefined, process.env)).notEmbedded}`,
    ]);
  return read.config.dataDir;
}
