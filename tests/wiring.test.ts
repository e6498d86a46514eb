import { createDataSource } from '../src/adapters/db/engine/data-source.ts';
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
async function startOn(interactive: TestDatabase['dataSource'], over: 'http' | 'sockets' = 'http') {
  const slack = await createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: 'xoxb-test',
    ...(over === 'sockets' && { appToken: 'xapp-test' }),
  });
  const read = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: 'xoxb-test',
    ...(over === 'sockets' ? { SLACK_APP_TOKEN: 'xapp-test' } : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
    SLACK_SUPPORT_CHANNELS: 'CSUPPORT01',
    SLACK_TRIAGE_CHANNEL: 'CTRIAGE001',
    SLACK_API_URL: slack.apiUrl,
    GUICHET_STOP_NOTICE_MS: '0',
  });
  if (read.kind === 'unusable' || read.config.slack === null) throw new Error(JSON.stringify(read));
  const log = createRecordingLog();
  const desk = await startDesk({
    config: read.config,
    slack: { ...read.config.slack, apiUrl: slack.apiUrl },
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
    slack,
    deliversTo: `${address}/slack/events`,
    metrics: async (headers: Record<string, string> = {}) => {
      const answer = await fetch(`${address}/metrics`, { headers });
      return { status: answer.status, text: await answer.text() };
    },
    isReady: async () => (await fetch(`${address}/readyz`)).status === 200,
    readiness: async (): Promise<unknown> => (await fetch(`${address}/readyz`)).json(),
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

describe('the figures of a desk', () => {
  test('tell what came in, what was said of it and what went out, and nobody’s words', async () => {
    const desk = await startOn(database.dataSource);
    desk.slack.deliverTo(desk.deliversTo);

    await desk.slack.say('UCAMILLE01', 'CSUPPORT01', 'Salut, le site bug MOTSECRET');
    await desk.slack.settled();
    await until(async () => /guichet_deliveries_total.*"posted"/.test((await desk.metrics()).text));

    const { text } = await desk.metrics();
    for (const line of [
      'guichet_verdicts_total{label="complex_request",outcome="answered"} 1',
      'guichet_inbox_events_total{platform="slack",outcome="handled"} 1',
      'guichet_deliveries_total{platform="slack",outcome="posted"} 1',
      'guichet_http_request_seconds_count{route="/slack/events",status="200"} 1',
      'guichet_queue_dead{queue="outbox",platform="slack"} 0',
      'guichet_database_up 1',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('guichet_sockets_open{');
    for (const word of ['MOTSECRET', 'UCAMILLE01', 'CSUPPORT01', 'xoxb-']) expect(text).not.toContain(word);
    await desk.stop();
  });

  test('do not exist for whoever comes through a proxy', async () => {
    const desk = await startOn(database.dataSource);

    expect((await desk.metrics({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
    await desk.stop();
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('in Socket Mode', () => {
  test('a desk hears over sockets alone, and says whether it has one', async () => {
    const desk = await startOn(database.dataSource, 'sockets');
    const { slack } = desk;

    expect(desk.log.lines.filter(aboutRehearsals)).toEqual([]);
    expect(await desk.isReady()).toBe(true);
    expect((await fetch(desk.deliversTo, { method: 'POST', body: '{}' })).status).toBe(404);
    await slack.say('UCAMILLE01', 'CSUPPORT01', 'ok merci');
    await slack.settled();
    expect(slack.deliveries().map(({ status }) => status)).toEqual([200]);
    expect((await desk.metrics()).text).toContain('guichet_sockets_open{platform="slack"} 2');
    slack.sockets.announce('link_disabled');
    while (await desk.isReady()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await desk.readiness()).toEqual({ ready: false, notReady: ['sockets'] });

    await desk.stop();
    expect(slack.sockets.count()).toBe(0);
  });
});
