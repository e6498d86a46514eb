import { cpSync } from 'node:fs';
import path from 'node:path';
import { toldBySetup } from './run-databases.ts';

/**
 * Puts a migrated, empty database where a process that is given this `DATA_DIR` looks for its own: it opens in a quarter of
 * the time that a first start takes.
 */
export function putDatabaseIn(dataDir: string): void {
  cpSync(toldBySetup('GUICHET_TEST_EMBEDDED_FOLDER'), path.join(dataDir, 'database'), { recursive: true });
}
