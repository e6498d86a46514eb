import { BackupError } from '../adapters/db/engine/backup.ts';
import { DataFolderInUseError } from '../adapters/db/engine/data-folder-lock.ts';
import { EmbeddedDatabaseError } from '../adapters/db/engine/embedded.ts';
import { DatabaseUnreachableError } from '../adapters/db/engine/migrate.ts';
import { AppTokenRefusedError } from '../adapters/slack/socket/receiver.ts';
import { TokenRefusedError } from '../adapters/slack/workspaces/our-account.ts';
import type { Language } from '../domain/language.ts';
import { UnusableEnvironmentError } from '../main.ts';
import { commandLineTextsFor } from '../texts/command-line.ts';
import { languageFor } from '../texts/language-for.ts';
import { settingFaultTextsFor } from '../texts/setting-faults.ts';
import { terminal } from '../texts/terminal.ts';
import { WorkspaceServedTwiceError } from '../wiring-slack.ts';

const EXPECTED = [
  UnusableEnvironmentError,
  DatabaseUnreachableError,
  DataFolderInUseError,
  EmbeddedDatabaseError,
  BackupError,
  TokenRefusedError,
  AppTokenRefusedError,
  WorkspaceServedTwiceError,
];

/** Ends a command that cannot go on: a clear sentence for what may happen, the whole error for what should not. */
export function endWith(error: unknown, language: Language = languageFor(undefined, process.env)): never {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error([error.message, ...terminal.portTaken].join('\n'));
    process.exit(1);
  }
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  console.error(isExpected && error instanceof Error ? sentenceOf(error, language) : error);
  process.exit(1);
}

function sentenceOf(error: Error, language: Language): string {
  if (error instanceof DataFolderInUseError)
    return commandLineTextsFor(language).databaseInUse(error.dataDir, error.ownerPid);
  if (error instanceof UnusableEnvironmentError)
    return [settingFaultTextsFor(language).unusable, ...error.faults.map((fault) => `  ${fault}`)].join('\n');
  return error.message;
}
