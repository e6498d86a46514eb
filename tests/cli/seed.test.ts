import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDataSource } from '../../src/adapters/db/engine/data-source.ts';
import { openEmbedded } from '../../src/adapters/db/engine/embedded.ts';
import { seed } from '../../src/cli/seed.ts';
import { putDatabaseIn } from '../support/data-folder.ts';

test('the playground is filled with tickets in every state, numbered without a gap', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'guichet-seed-'));
  putDatabaseIn(dataDir);
  const opened = await seed({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });

  const embedded = await openEmbedded({ dataDir: path.join(dataDir, 'database') });
  const dataSource = createDataSource({ embedded, onPoolError: () => {} });
  await dataSource.initialize();
  const tickets: { number: number; state: string }[] = await dataSource.query(
    'select number, state from ticket order by number',
  );
  await dataSource.destroy();
  await embedded.close();
  await rm(dataDir, { recursive: true });

  expect(tickets.map(({ number }) => number)).toEqual(Array.from({ length: opened }, (_, index) => index + 1));
  expect(new Set(tickets.map(({ state }) => state))).toEqual(
    new Set(['new', 'in_progress', 'waiting', 'to_test', 'resolved', 'closed']),
  );
});

test('a real desk is not filled with invented tickets', async () => {
  const credentials = {
    SLACK_BOT_TOKEN: 'xoxb-real',
    SLACK_SIGNING_SECRET: 'a-secret-of-sixteen-or-more',
    SLACK_SUPPORT_CHANNELS: 'C0123456789',
    SLACK_TRIAGE_CHANNEL: 'C0123456780',
  };

  await expect(seed(credentials)).rejects.toThrow(/seed only fills the playground/);
});
