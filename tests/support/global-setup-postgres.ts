import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts';
import { createTemplate, dropDatabase } from './postgres-template.ts';
import { tellTestProcesses } from './run-databases.ts';

/** What the teardown, which jest loads as another module, has to stop. */
declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/** Once per run: a PostgreSQL server, the one of TEST_DATABASE_URL or one of our own, with a migrated template. */
// biome-ignore lint/style/noDefaultExport: jest loads it so
export default async function setUpPostgres(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster: PostgresCluster = given ? { url: given, stop: async () => undefined } : await startPostgresCluster();
  const template = await createTemplate(cluster.url);

  tellTestProcesses({ GUICHET_TEST_POSTGRES_URL: cluster.url, GUICHET_TEST_POSTGRES_TEMPLATE: template });
  globalThis.stopTestPostgres = async () => {
    if (given) await dropDatabase(cluster.url, template);
    await cluster.stop();
  };
}
