import { compileDesks } from '../faults/compile.ts';
import setUpEmbedded from './global-setup.ts';
import setUpPostgres from './global-setup-postgres.ts';
import { findPostgresBinaries, hasTestPostgres } from './postgres-binaries.js';
import { tellTestProcesses } from './run-databases.ts';

/** Once per run: every database that this machine can give, and the desks that can be killed. */
// biome-ignore lint/style/noDefaultExport: jest loads it so
export default async function setUpAll(): Promise<void> {
  compileDesks();
  await setUpEmbedded();
  if (hasTestPostgres()) await setUpPostgres();
  const binaries = findPostgresBinaries();
  if (binaries !== undefined) tellTestProcesses({ GUICHET_TEST_POSTGRES_BINARIES: binaries });
}
