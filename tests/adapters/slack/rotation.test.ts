import type { DataSource } from 'typeorm';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { createInstallations } from '../../../src/adapters/db/secrets/installations.ts';
import { createSealer } from '../../../src/adapters/db/secrets/sealer.ts';
import { createInstalledWorkspaces } from '../../../src/adapters/slack/workspaces/installed-workspaces.ts';
import { createSlackOAuth } from '../../../src/adapters/slack/workspaces/oauth.ts';
import { DeliveryError } from '../../../src/app/ports/delivery.ts';
import type { Grant, Installation } from '../../../src/app/ports/installations.ts';
import type { ConnectionId } from '../../../src/domain/ids.ts';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { openTestDatabase, type TestDatabase, testOnPostgres } from '../../support/test-database.ts';
import { APP, aWorkspace, INES, PUBLIC_URL, SECRET } from './an-installable-desk.ts';

const TWELVE_HOURS = 43_200;
const ids = createUuidV7Ids();
const api = () => ({ apiUrl: slack.apiUrl });

let database: TestDatabase;
let slack: SlackSimulator;
let connectionId: ConnectionId;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slack = await aWorkspace('Lumière', { tokenLifeSeconds: TWELVE_HOURS });
  connectionId = (await installs()).connectionId;
});
afterEach(() => slack.close());

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);
const stateNow = async () =>
  (await rows('select state from slack_installation where connection_id = $1', connectionId))[0].state;
const endsIn = (seconds: number) =>
  rows(
    'update slack_installation set expires_at = now() + make_interval(secs => $2) where connection_id = $1',
    connectionId,
    seconds,
  );
const refreshes = () =>
  slack.apiCalls('oauth.v2.access').filter((call) => call.arguments['grant_type'] === 'refresh_token');

/** A process of its own, on the same database. */
function aProcess({ dataSource = database.dataSource, secret = SECRET, previous = [] as readonly string[] } = {}) {
  const log = createRecordingLog();
  const installations = createInstallations({ dataSource, ids, sealer: createSealer({ secret, previous }) });
  const oauth = createSlackOAuth({ ...api(), ...APP }, log);
  const installUrl = `${PUBLIC_URL}/slack/install`;
  return {
    log,
    oauth,
    installations,
    workspaces: createInstalledWorkspaces({ installations, oauth, api: api(), installUrl, log }),
  };
}

async function granted(): Promise<Grant> {
  const redirectUri = `${PUBLIC_URL}/slack/oauth_redirect`;
  const asked = new URLSearchParams({ client_id: APP.clientId, scope: 'chat:write', redirect_uri: redirectUri });
  const back = slack.authorize(`https://slack.com/oauth/v2/authorize?${asked}`, INES, 'allow');
  const exchanged = await aProcess().oauth.exchange(new URL(back).searchParams.get('code') ?? '', redirectUri);
  if (exchanged.kind !== 'granted') throw new Error(exchanged.kind);
  return exchanged.grant;
}

async function installs(): Promise<Installation> {
  return aProcess().installations.install(await granted(), { policy: presetPolicy('agence'), at: new Date() });
}

const tokenOf = async ({ workspaces }: ReturnType<typeof aProcess>) =>
  (await workspaces.clientsOf(connectionId)).outbox.token;

describe('a token that ends soon', () => {
  test('is refreshed once, however many processes and calls want it', async () => {
    await endsIn(60);
    const processes = [aProcess(), aProcess(), aProcess()];

    const tokens = await Promise.all(
      processes.flatMap((one) => [1, 2, 3, 4, 5].map(() => tokenOf(one))).concat(processes.map(refreshAll)),
    );

    expect(refreshes()).toHaveLength(1);
    expect(new Set(tokens.filter((token) => token !== undefined)).size).toBe(1);
    await expect(tokenIsTaken(processes[0])).resolves.toBe(true);
  });

  test('is refreshed by the worker two hours before its end, and not earlier', async () => {
    const { workspaces } = aProcess();
    await endsIn(3 * 3600);
    await workspaces.refreshTokens();
    expect(refreshes()).toHaveLength(0);

    await endsIn(2 * 3600 - 60);
    await workspaces.refreshTokens();
    await workspaces.refreshTokens();
    expect(refreshes()).toHaveLength(1);
  });

  test('goes on being used while Slack cannot refresh it, which is tried again', async () => {
    await endsIn(60);
    const one = aProcess();
    slack.arm({ kind: 'http_error', method: 'oauth.v2.access', status: 503, times: 2 });

    await expect(tokenIsTaken(one)).resolves.toBe(true);
    await one.workspaces.refreshTokens();
    expect(await stateNow()).toBe('active');
    await one.workspaces.refreshTokens();

    expect(refreshes().map(({ response }) => response['ok'])).toEqual([false, false, true]);
    expect(one.log.lines.map(({ level }) => level)).not.toContain('error');
  });

  test('that has ended is refreshed before anything is asked with it', async () => {
    slack.endTokens();
    await endsIn(-10);

    await expect(tokenIsTaken(aProcess())).resolves.toBe(true);
  });

  testOnPostgres('is not lost when the database goes away after the exchange', async () => {
    await endsIn(60);
    const { installations, oauth } = aProcess();
    jest.spyOn(console, 'error').mockImplementation(() => {}); // the pool tells of the connection

    const refreshed = await installations.refresh(connectionId, 300_000, async (refreshToken) => {
      const tokens = await oauth.refresh(refreshToken);
      await cutTransactions(database.dataSource);
      return tokens;
    });

    jest.restoreAllMocks();
    expect(refreshes()).toHaveLength(1);
    expect(refreshed?.state).toBe('active');
    await expect(tokenIsTaken(aProcess())).resolves.toBe(true);
  });
});

describe('a token that can no longer be refreshed', () => {
  test('asks for a new installation, and works until its end', async () => {
    await endsIn(60);
    const one = aProcess();
    slack.arm({ kind: 'api_error', method: 'oauth.v2.access', error: 'invalid_refresh_token' });

    await one.workspaces.refreshTokens();

    expect(await stateNow()).toBe('needs_reinstall');
    expect(one.log.lines.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ team: slack.teamId, installUrl: `${PUBLIC_URL}/slack/install` }),
    ]);
    await expect(tokenIsTaken(one)).resolves.toBe(true);
    await endsIn(-10);
    await expect(aProcess().workspaces.clientsOf(connectionId)).rejects.toThrow(DeliveryError);
    expect(refreshes()).toHaveLength(1);

    await installs();
    await expect(tokenIsTaken(aProcess())).resolves.toBe(true);
  });
});

describe('tokens in the database', () => {
  test('follow a new secret, and then no longer need the former one', async () => {
    const secret = 'the secret of this year, 32 letters or more';

    expect(await aProcess({ secret }).installations.ofConnection(connectionId)).toMatchObject({ botToken: null });
    expect(await aProcess({ secret }).installations.reseal()).toMatchObject({
      resealed: 0,
      unreadable: expect.arrayContaining([slack.teamId]),
    });
    await aProcess({ secret, previous: [SECRET] }).installations.reseal();

    await expect(tokenIsTaken(aProcess({ secret }))).resolves.toBe(true);
    await aProcess({ previous: [secret] }).installations.reseal(); // for the other tests of this file
  });

  test('moved to another row are good for nothing', async () => {
    const other = await aWorkspace('Phare', { tokenLifeSeconds: TWELVE_HOURS });
    await rows(
      `insert into connection (platform, external_id, desk_id, connection_id, bot_user_id)
       select 'slack', $2, desk_id, gen_random_uuid(), 'U' from connection where connection_id = $1`,
      connectionId,
      other.teamId,
    );
    await rows(
      `insert into slack_installation
       select enterprise_id, connection.external_id, false, connection.desk_id, connection.connection_id, team_name, installed_by,
              scopes, state, key_id, bot_token, refresh_token, expires_at, installed_at, refreshed_at, revoked_at
         from slack_installation, connection where slack_installation.connection_id = $1 and external_id = $2`,
      connectionId,
      other.teamId,
    );

    const moved = await aProcess().installations.ofTeam(other.teamId);

    expect(moved).toMatchObject({ state: 'needs_reinstall', botToken: null });
    await rows('delete from slack_installation where team_id = $1', other.teamId);
    await other.close();
  });
});

async function refreshAll({ workspaces }: ReturnType<typeof aProcess>): Promise<undefined> {
  await workspaces.refreshTokens();
}

async function tokenIsTaken(one: ReturnType<typeof aProcess> | undefined): Promise<boolean> {
  const clients = await one?.workspaces.clientsOf(connectionId);
  return (await clients?.outbox.auth.test())?.ok === true;
}

/** As a restart of the server does to whoever is in a transaction. */
async function cutTransactions(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`,
  );
}
