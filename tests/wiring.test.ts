import { createDataSource } from '../src/adapters/db/data-source.ts';
import { readConfig } from '../src/config.ts';
import { createSlackSimulator } from '../src/playground/slack/simulator.ts';
import { startDesk } from '../src/wiring.ts';
import { createRecordingLog } from './support/recording-log.ts';
import { openTestDatabase, type TestDatabase } from './support/test-database.ts';

const SIGNING_SECRET = 'a signing secret of the tests';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A desk started as the product starts one, on a database whose side for those who wait is the given one. */
async function startOn(interactive: TestDatabase['dataSource']) {
  const slack = await createSlackSimulator({ signingSecret: SIGNING_SECRET, botToken: 'xoxb-test' });
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_SUPPORT_CHANNELS: 'CSUPPORT01',
    SLACK_TRIAGE_CHANNEL: 'CTRIAGE001',
    SLACK_API_URL: slack.apiUrl,
  });
  if (read.kind === 'unusable' || read.config.slack === null) throw new Error(JSON.stringify(read));
  const log = createRecordingLog();
  const desk = await startDesk({
    config: read.config,
    slack: { ...read.config.slack, apiUrl: slack.apiUrl, leads: [] },
    database: {
      interactive,
      background: database.dataSource,
      isEmbedded: true,
      migrated: [],
      isReady: async () => true,
      close: async () => {},
    },
    log,
  });
  const address = `http://127.0.0.1:${desk.port}`;
  return {
    log,
    isReady: async () => (await fetch(`${address}/readyz`)).status === 200,
    stop: async () => {
      await desk.stop();
      await slack.close();
    },
  };
}

const aboutRehearsals = ({ sentence }: { readonly sentence: string }) => sentence.includes('rehearsal');

describe('the start of a desk', () => {
  test('rehearses, and says nothing of it', async () => {
    const desk = await startOn(database.dataSource);

    expect(await desk.isReady()).toBe(true);
    expect(desk.log.lines.filter(aboutRehearsals)).toEqual([]);
    expect(await database.dataSource.query('select count(*)::int as desks from desk')).toEqual([{ desks: 1 }]);
    expect(await database.dataSource.query('select count(*)::int as events from inbox_event')).toEqual([{ events: 0 }]);

    await desk.stop();
  });

  test('is not stopped by a rehearsal that fails', async () => {
    const away = createDataSource({ databaseUrl: 'postgres://127.0.0.1:1/away', onPoolError: () => {} });

    const desk = await startOn(away);

    expect(await desk.isReady()).toBe(true);
    expect(desk.log.lines.filter(aboutRehearsals)).toHaveLength(1);

    await desk.stop();
  });
});
