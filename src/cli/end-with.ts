import { DataFolderInUseError } from '../adapters/db/data-folder-lock.ts';
import { EmbeddedDatabaseError } from '../adapters/db/embedded.ts';
import { DatabaseUnreachableError } from '../adapters/db/migrate.ts';
import { UnusableEnvironmentError } from '../main.ts';

const EXPECTED = [UnusableEnvironmentError, DatabaseUnreachableError, DataFolderInUseError, EmbeddedDatabaseError];

/** Ends a command that cannot go on: a clear sentence for what may happen, the whole error for what should not. */
export function endWith(error: unknown): never {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  console.error(isExpected && error instanceof Error ? error.message : error);
  process.exit(1);
}
