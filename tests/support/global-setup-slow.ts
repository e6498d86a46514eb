import setUpEmbedded from './global-setup.ts';
import setUpPostgres from './global-setup-postgres.ts';
import { hasTestPostgres } from './postgres-binaries.js';

/** Once per run: every database that this machine can give. */
// biome-ignore lint/style/noDefaultExport: jest loads it so
export default async function setUpAll(): Promise<void> {
  await setUpEmbedded();
  if (hasTestPostgres()) await setUpPostgres();
}
