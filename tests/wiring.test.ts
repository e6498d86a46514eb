import { z } from 'zod';
import { createDesks } from '../src/adapters/db/desks.ts';
import { createDataSource } from '../src/adapters/db/engine/data-source.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import { readConfig } from '../src/config.ts';
import { TEAM } from '../src/playground/slack/default-workspace.ts';
import { createSlackSimulator } from '../src/playground/slack/simulator.ts';
import { createTeamsSimulator } from '../src/playground/teams/simulator.ts';
import { presetPolicy } from '../src/policy/presets/presets.ts';
import { startDesk } from '../src/wiring.ts';
import { createPlayedTime, type DeskTime, openRealTime, placesAt } from '../src/wiring-clock.ts';
import { buttonOf } from './adapters/slack/a-slack-desk.ts';
import { createRecordingLog } from './support/recording-log.ts';
import { databaseKind, openTestDatabase, type TestDatabase } from './support/test-database.ts';
import { until } from './support/until.ts';

const SIGNING_SECRET = 'a signing secret of the tests';

const ids = createUuidV7Ids();
const DAY_MS = 86_400_000;
const loaded: string[] = [];
// Only looked at: the real one is loaded, and it is noted that somebody wanted it.
jest.mock('botbuilder', () => {
  loaded.push('botbuilder');
  return jest.requireActual('botbuilder');
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The environment of a desk that is in that tenant. */
const inTeams = (teams: Awaited<ReturnType<typeof createTeamsSimulator>>) => ({
  TEAMS_APP_ID: teams.appId,
  TEAMS_APP_PASSWORD: 'a~client~secret',
  TEAMS_TENANT_ID: teams.tenantId,
  TEAMS_SERVICE_HOSTS: '127.0.0.1',
  TEAMS_LOGIN_URL: teams.loginUrl,
  TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl,
  TEAMS_PACE_MS: '0',
});
const aTenant = () =>
  createTeamsSimulator({
    appId: '5d1c1f1e-0000-4000-8000-00000000a550',
    appPassword: 'a~client~secret',
    tenant: { id: crypto.randomUUID(), name: 'Agence Lumière' },
  });

/** What is played on a database of its own. */
interface Played {
  readonly dataSource: TestDatabase['dataSource'];
  readonly time: DeskTime;
}

/** A desk started as the product starts one, on a database whose side for those who wait is the given one. */
async function startOn(
  interactive: TestDatabase['dataSource'],
  over: 'http' | 'sockets' = 'http',
  { environment = {}, role, played }: { environment?: Record<string, string>; role?: 'worker'; played?: Played } = {},
) {
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
    GUICHET_SECRET: 'a secret of the tests, long enough',
    ...environment,
  });
  if (read.kind === 'unusable' || read.config.slack === null) throw new Error(JSON.stringify(read));
  const log = createRecordingLog();
  const desk = await startDesk({
    config: { ...read.config, ...(role && { role }) },
    slack: { ...read.config.slack, apiUrl: slack.apiUrl },
    teams: read.config.teams,
    database: {
      interactive,
      background: played?.dataSource ?? database.dataSource,
      isEmbedded: true,
      migrated: [],
      isReady: async () => true,
      close: async () => {},
    },
    log,
    ...(played && { time: played.time }),
  });
  const address = `http://127.0.0.1:${desk.port}`;
  return {
    log,
    slack,
    address,
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
    expect(loaded).toEqual([]);
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

    const prompt = desk.slack.messages('CSUPPORT01', 'UCAMILLE01').find(({ onlyFor }) => onlyFor === 'UCAMILLE01');
    if (!prompt) throw new Error('nobody was asked');
    const { blockId, actionId } = buttonOf(prompt, 'Ce n’était rien');
    await desk.slack.act('UCAMILLE01', prompt, blockId, actionId);

    expect((await desk.metrics()).text).toContain('guichet_triage_votes_total{vote="was_fine"} 1');
    await desk.stop();
  });

  test('do not exist for whoever comes through a proxy', async () => {
    const desk = await startOn(database.dataSource);

    expect((await desk.metrics({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
    await desk.stop();
  });
});

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
    // The desk opens for the first of them; the second is opened beside its work.
    await until(async () => (await desk.metrics()).text.includes('guichet_sockets_open{platform="slack"} 2'));
    slack.sockets.announce('link_disabled');
    await until(async () => !(await desk.isReady()));
    expect(await desk.readiness()).toEqual({ ready: false, notReady: ['sockets'] });

    await desk.stop();
    expect(slack.sockets.count()).toBe(0);
  });
});

describe('with Teams', () => {
  test('a process that only works loads nothing of Microsoft’s, and has no address for it', async () => {
    const teams = await aTenant();
    const worker = await startOn(database.dataSource, 'http', { environment: inTeams(teams), role: 'worker' });

    expect((await fetch(`${worker.address}/api/messages`, { method: 'POST' })).status).toBe(404);
    expect(loaded).toEqual([]);
    await worker.stop();
    await teams.close();
  });

  test('beside Slack, one tenant works at the desk of the workspace, and each is posted to where it is', async () => {
    const teams = await aTenant();
    const desk = await startOn(database.dataSource, 'http', { environment: inTeams(teams) });
    teams.deliverTo(`${desk.address}/api/messages`);
    await teams.installEverywhere();
    await teams.settled();
    expect(loaded).toEqual(['botbuilder']);

    const desks = createDesks({ dataSource: database.dataSource, ids });
    const [slackSide, teamsSide, ...others] = await connectionsOf(teams.tenantId);
    if (!slackSide || !teamsSide) throw new Error('the tenant has no desk');
    expect([slackSide.platform, teamsSide.platform, others]).toEqual(['slack', 'teams', []]);
    const support =
      teams.conversations().find((known) => known.kind === 'channel' && known.name === 'support')?.id ?? '';
    await makeInTransaction({ dataSource: database.dataSource, ids, wake: () => {} })(
      slackSide.deskId,
      async (stores) => {
        for (const [connection, conversation] of [
          [slackSide, 'CSUPPORT01'],
          [teamsSide, support],
        ] as const)
          await stores.outbox.announce({
            key: `for ${connection.platform}`,
            to: { connectionId: connection.connectionId, conversation },
            ticketId: null,
            kind: 'card',
            card: { plain: `Bonjour ${connection.platform}`, parts: [] },
          });
      },
    );

    const camille = teams.people()[0]?.id ?? '';
    const saidInTeams = () => teams.messages(support, camille).map(({ summary }) => summary);
    const saidInSlack = () => desk.slack.messages('CSUPPORT01', 'UCAMILLE01').map(({ text }) => text);
    await until(async () => saidInTeams().length > 0 && saidInSlack().length > 0);
    expect(saidInTeams()).toEqual(['Bonjour teams']);
    expect(saidInSlack()).toEqual(['Bonjour slack']);
    expect(await desks.platformOf(teamsSide.connectionId)).toBe('teams');
    expect(await desk.readiness()).toEqual({ ready: true, notReady: [] });
    await desk.stop();
    await teams.close();
  });
});

describe('a playground’s clock', () => {
  test('that was moved makes due what became due, is still ahead after a restart, and is none of a real desk’s', async () => {
    const played = await openTestDatabase();
    const store = { background: played.dataSource, isEmbedded: databaseKind === 'embedded' };
    const playing = async () => {
      const opening = createPlayedTime();
      const time = await opening.open(store, [TEAM.id], createRecordingLog());
      return { time, clock: opening.played };
    };
    const { time, clock } = await playing();
    const desk = await startOn(played.dataSource, 'http', {
      played: { dataSource: played.dataSource, time },
    });
    desk.slack.deliverTo(desk.deliversTo);
    const count = async (from: string) =>
      z.array(z.unknown()).parse(await played.dataSource.query(`select 1 from ${from}`)).length;
    // Without a team nobody is asked for a form.
    await until(async () => (await count(`person where role = 'agent'`)) > 0);
    await desk.slack.say('UCAMILLE01', 'CSUPPORT01', 'Salut, le site bug');
    await until(async () => (await count('draft')) === 1);
    const before = time.clock.now().getTime();

    expect(await clock.move('weekend')).toBe('moved');
    expect(await clock.move('weekend')).toBe('moved');
    await until(async () => (await count('draft')) === 0);
    const moved = await clock.read('fr');
    expect(moved?.moves).toHaveLength(2);
    expect(moved?.now).toBeGreaterThan(before + 7 * DAY_MS);
    expect(new Date(moved?.now ?? 0).getUTCDay()).toBe(1);
    await desk.stop();
    await time.stop();

    const again = await playing();
    expect(again.time.clock.now().getTime()).toBeGreaterThanOrEqual(moved?.now ?? 0);
    // Another process moves it: this one sees it by itself.
    const other = await playing();
    expect(await other.clock.move('may_22')).toBe('moved');
    if (!store.isEmbedded) await until(() => again.time.clock.now() >= other.time.clock.now());
    expect((await other.clock.read('fr'))?.places).toMatchObject([
      { id: 'paris' },
      { id: 'martinique', isOpen: false, timeZone: 'America/Martinique' },
    ]);
    await Promise.all([again.time.stop(), other.time.stop()]);

    const log = createRecordingLog();
    const real = await openRealTime(store, log);
    expect(Math.abs(real.clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    expect(log.lines).toMatchObject([{ level: 'warn', sentence: expect.stringContaining('with real credentials') }]);

    // A real workspace has come to this database: it is not played with.
    await createDesks({ dataSource: played.dataSource, ids }).ensureDesk(
      { platform: 'slack', externalId: 'TREAL', botUserId: 'UBOT', botId: null },
      { name: 'Studio', policy: presetPolicy('agence'), at: new Date() },
    );
    const beside = await playing();
    expect(await beside.clock.move('hour')).toBe('refused');
    expect((await beside.clock.read('fr'))?.moves).toEqual([]);
    await beside.time.stop();
    await played.close();
  });

  test('shows 22 May at work in Paris and closed in Martinique, with the reason (N12)', () => {
    const friday = new Date('2026-05-22T13:00:00Z');

    expect(placesAt(friday, 'fr')).toEqual([
      { id: 'paris', timeZone: 'Europe/Paris', isOpen: true, opensAt: null, holiday: null },
      {
        id: 'martinique',
        timeZone: 'America/Martinique',
        isOpen: false,
        opensAt: Date.parse('2026-05-26T13:00:00Z'),
        holiday: 'abolition de l’esclavage',
      },
    ]);
    expect(placesAt(friday, 'en')[1]?.holiday).toBe('abolition of slavery');
    expect(placesAt(new Date('2026-05-23T13:00:00Z'), 'fr').map(({ holiday }) => holiday)).toEqual([null, null]);
  });
});

async function connectionsOf(tenantId: string) {
  const desks = createDesks({ dataSource: database.dataSource, ids });
  const tenant = await desks.deskOfConnection('teams', tenantId);
  return tenant ? desks.connectionsOf(tenant.deskId) : [];
}
