import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { manifest } from '../../manifests/slack/manifest.ts';
import { createDesks } from '../../src/adapters/db/desks.ts';
import { openDatabase } from '../../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../../src/adapters/db/engine/uuid-v7.ts';
import { createInboxQueue } from '../../src/adapters/db/queues/inbox-queue.ts';
import { makeInTransaction } from '../../src/adapters/db/stores/stores.ts';
import { createTeamsReferences } from '../../src/adapters/db/teams/teams-references.ts';
import { createHttpServer } from '../../src/adapters/http/server.ts';
import { adviceOn, type Finding } from '../../src/cli/doctor/finding.ts';
import { examine } from '../../src/cli/doctor.ts';
import { createSlackSimulator } from '../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { doctorTextsFor } from '../../src/texts/doctor.ts';
import { countingLog } from '../adapters/slack/signed-request.ts';
import { putDatabaseIn } from '../support/data-folder.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const BOT = 'UGUICHET01';

let folder: string;
let slack: SlackSimulator | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-doctor-'));
});
afterEach(async () => {
  await slack?.close();
  slack = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** A workspace where all is well, save for what the test changes. */
async function aWorkspace(scopes: readonly string[] = manifest.oauth_config.scopes.bot) {
  const simulator = await createSlackSimulator({
    signingSecret: SECRET,
    botToken: 'xoxb-test',
    scopes,
    channels: [
      { id: 'CSUPPORT01', name: 'support', members: [BOT] },
      { id: 'CTRIAGE001', name: 'triage', members: [BOT] },
      { id: 'CELSEWHERE', name: 'elsewhere', members: [] },
    ],
  });
  slack = simulator;
  return {
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_SUPPORT_CHANNELS: 'CSUPPORT01',
    SLACK_TRIAGE_CHANNEL: 'CTRIAGE001',
    SLACK_API_URL: simulator.apiUrl,
  };
}

const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const found = async (environment: Readonly<Record<string, string>>) => rulesOf(await examine(environment));

test('a desk that is about to be started for the first time has nothing serious', async () => {
  expect(await found(await aWorkspace())).toEqual(['embedded-with-real-platform', 'database-not-made']);
});

test('a configuration that cannot be read is told fault by fault', async () => {
  expect(await found({ PORT: 'http', LOG_LEVEL: 'loud' })).toEqual(['configuration-fault', 'configuration-fault']);
});

test('without credentials Slack is not examined', async () => {
  expect(await found({ DATA_DIR: folder })).toEqual(['no-credentials', 'database-not-made']);
});

test('a refused token is told, and nothing more is asked of Slack', async () => {
  const rules = await found({ ...(await aWorkspace()), SLACK_BOT_TOKEN: 'xoxb-other' });

  expect(rules[0]).toBe('slack-token-refused');
  expect(rules.filter((rule) => rule.startsWith('slack-'))).toHaveLength(1);
});

test('scopes that the manifest asks for and the token lacks are named; optional ones are not asked for', async () => {
  const environment = await aWorkspace(['chat:write', 'commands', 'channels:history', 'channels:read', 'im:history']);

  const [first] = await examine(environment);

  expect(first).toEqual({
    rule: 'slack-scopes-missing',
    facts: { scopes: 'im:write, files:read, reactions:read, users:read' },
  });
});

test('channels that do not exist, or where the bot is not, are told apart', async () => {
  const environment = await aWorkspace();

  const findings = await examine({ ...environment, SLACK_SUPPORT_CHANNELS: 'CNOWHERE,CELSEWHERE' });

  expect(findings).toContainEqual({
    rule: 'slack-channel-unknown',
    facts: { channel: 'CNOWHERE', code: 'channel_not_found' },
  });
  expect(findings).toContainEqual({ rule: 'slack-not-in-channel', facts: { channel: 'CELSEWHERE' } });
});

test('a Slack that does not answer is no refusal, and is said once', async () => {
  const { SLACK_SIGNING_SECRET: _secret, ...others } = await aWorkspace();

  const rules = await found({ ...others, SLACK_APP_TOKEN: 'xapp-test', SLACK_API_URL: 'http://127.0.0.1:9/api/' });

  expect(rules.filter((rule) => rule.startsWith('slack-'))).toEqual(['slack-unreachable']);
});

test('a desk behind a firewall, whose token of the app Slack does not take, is told', async () => {
  const { SLACK_SIGNING_SECRET: _secret, ...others } = await aWorkspace();

  expect(await examine({ ...others, SLACK_APP_TOKEN: 'xapp-test' })).toContainEqual({
    rule: 'slack-app-token-refused',
    facts: { code: 'invalid_auth' },
  });
});

test('a signing secret that is another field of the page is told', async () => {
  expect(await found({ ...(await aWorkspace()), SLACK_SIGNING_SECRET: 'a verification token' })).toContain(
    'slack-signing-secret-shape',
  );
});

test('a folder that others may read is told', async () => {
  await chmod(folder, 0o755);

  expect(await found({ DATA_DIR: folder })).toContain('data-folder-open-to-others');
});

test('a PostgreSQL that is not there is told, with what to check', async () => {
  const [first] = await examine({ DATABASE_URL: 'postgres://127.0.0.1:9/guichet', DATA_DIR: folder });

  expect(first).toMatchObject({
    rule: 'database-unreachable',
    facts: { reason: expect.stringMatching(/ECONNREFUSED/) },
  });
});

test('what the database holds is told: a desk without a team, dead events, a policy that cannot be read, another team', async () => {
  const environment = await aWorkspace();
  putDatabaseIn(folder);
  const database = await openDatabase({
    databaseUrl: null,
    dataDir: folder,
    log: countingLog().log,
    onFailure: () => {},
  });
  const ids = createUuidV7Ids();
  const { deskId, connectionId } = await createDesks({ dataSource: database.background, ids }).ensureDesk(
    { platform: 'slack', externalId: 'TELSEWHERE', botUserId: 'UBOT', botId: null },
    { name: 'Studio', policy: presetPolicy('agence'), at: new Date() },
  );
  const inbox = createInboxQueue({ dataSource: database.background, wake: () => {} });
  await inbox.receive({ inboxKey: 'one', platform: 'slack', externalConnection: 'TELSEWHERE', payload: '{}' });
  const claim = await inbox.claimNext(30);
  if (claim) await inbox.bury(claim, 'broken');
  await database.background.query(
    `insert into policy_version (desk_id, version, document, published_at) values ($1, 2, '{"preset":"none"}', now())`,
    [deskId],
  );
  await database.background.query(
    `insert into slack_installation (enterprise_id, team_id, is_enterprise_install, desk_id, connection_id, team_name,
                                     installed_by, scopes, state, key_id, bot_token, installed_at)
     values ('', 'TELSEWHERE', false, $1, $2, 'Ailleurs', 'UADMIN', '{}', 'needs_reinstall', 'key', '\\x00', now())`,
    [deskId, connectionId],
  );

  await fillTeams(database.background);
  await database.background.query('insert into desk_time (ahead_ms) values (7200000)');

  expect(await found(environment)).toContain('database-in-use');
  await database.close();
  const findings = await examine(environment);

  for (const rule of ['policy-not-valid', 'no-agents', 'inbox-dead', 'slack-other-team', 'slack-needs-reinstall'])
    expect(rulesOf(findings)).toContain(rule);
  expect(findings).toContainEqual({ rule: 'played-clock-ignored', facts: { hours: 2 } });
  expect(findings.filter(({ rule }) => rule.startsWith('teams-'))).toEqual([
    { rule: 'teams-channel-refused', facts: { channel: 'Triage', reason: 'HTTP 403 BotNotInConversationRoster' } },
    { rule: 'teams-not-overheard', facts: { team: '#General, #Studio' } },
    { rule: 'teams-private-refused', facts: { count: 1, reason: 'HTTP 400 BadArgument' } },
  ]);
});

/** A tenant with a team that reads along, one that does not, a triage channel it was put out of, a private answer refused. */
async function fillTeams(dataSource: DataSource) {
  const ids = createUuidV7Ids();
  const place = await createDesks({ dataSource, ids }).ensureDesk(
    { platform: 'teams', externalId: '7a1c0e55-2b3d-4f6a-8c9e-1d2b3c4d5e6f', botUserId: '28:app', botId: 'app' },
    { name: 'Contoso', policy: presetPolicy('agence'), at: new Date() },
  );
  const references = createTeamsReferences({ dataSource });
  for (const [conversation, name, teamId, isOverheard] of [
    ['19:general@thread.tacv2', 'General', '19:general@thread.tacv2', false],
    ['19:studio@thread.tacv2', 'Studio', '19:general@thread.tacv2', false],
    ['19:support@thread.tacv2', 'Support', '19:reads-along@thread.tacv2', true],
    ['19:triage@thread.tacv2', 'Triage', '19:reads-along@thread.tacv2', false],
  ] as const) {
    const reference = { conversation, name, teamId, serviceUrl: 'https://smba.trafficmanager.net' };
    await references.note(place, { conversation: { ...reference, kind: 'channel' }, account: null, isOverheard });
    // Once overheard, a message that mentions the app changes nothing.
    await references.note(place, { conversation: { ...reference, kind: 'channel' }, account: null });
  }
  await references.markInactive(place, '19:triage@thread.tacv2', 'HTTP 403 BotNotInConversationRoster');
  await makeInTransaction({ dataSource, ids, wake: () => {} })(place.deskId, ({ channels }) =>
    channels.remember({ ...place, externalId: '19:triage@thread.tacv2', role: 'triage', name: '' }),
  );
  await dataSource.query(
    `insert into outbox_message (desk_id, outbox_id, dedupe_key, destination_id, turn, place, connection_id, payload,
                                 state, ended_at, detail)
     values ($1, $2, 'private', '19:support@thread.tacv2', 1, 1, $3, '{"to":{"onlyFor":"somebody"}}', 'dead', now(),
             'HTTP 400 BadArgument')`,
    [place.deskId, ids.next(), place.connectionId],
  );
}

test('channels chosen in Slack stand before those of the environment', async () => {
  const environment = await aWorkspace();
  putDatabaseIn(folder);
  const database = await openDatabase({
    databaseUrl: null,
    dataDir: folder,
    log: countingLog().log,
    onFailure: () => {},
  });
  const ids = createUuidV7Ids();
  const { deskId, connectionId } = await createDesks({ dataSource: database.background, ids }).ensureDesk(
    { platform: 'slack', externalId: slack?.teamId ?? '', botUserId: BOT, botId: null },
    { name: 'Studio', policy: presetPolicy('agence'), at: new Date() },
  );
  await makeInTransaction({ dataSource: database.background, ids, wake: () => {} })(
    deskId,
    async ({ channels, desk, people }) => {
      const account = { connectionId, externalId: 'UADMIN', name: 'Ada', email: null, role: 'admin' } as const;
      const admin = await people.remember({ ...account, language: 'fr', timeZone: 'Europe/Paris' });
      await channels.remember({ connectionId, externalId: 'CELSEWHERE', role: 'support', name: '' });
      await desk.noteChannels(connectionId, { support: ['CELSEWHERE'], triage: 'CTRIAGE001' }, admin.personId);
    },
  );
  await database.close();

  const findings = await examine({ ...environment, SLACK_SUPPORT_CHANNELS: 'CNOWHERE' });

  expect(findings).toContainEqual({ rule: 'slack-not-in-channel', facts: { channel: 'CELSEWHERE' } });
  expect(rulesOf(findings)).not.toContain('slack-channel-unknown');
});

test('a public address that leads elsewhere is told, and one that leads here is not', async () => {
  const server = createHttpServer({ '/healthz': (_request, response) => void response.end('ok\n') }, countingLog().log);
  const here = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  const environment = { DATA_DIR: folder };

  expect(await found({ ...environment, GUICHET_PUBLIC_URL: here })).not.toContain('public-address-unreachable');
  expect(await found({ ...environment, GUICHET_PUBLIC_URL: 'http://127.0.0.1:9' })).toContain(
    'public-address-unreachable',
  );
  await server.stop(100);
});

test('each rule says what is wrong and how to mend it, in both languages', async () => {
  const findings = await examine({ ...(await aWorkspace()), SLACK_SUPPORT_CHANNELS: 'CNOWHERE' });

  for (const finding of findings)
    for (const language of ['fr', 'en'] as const) {
      const { what, mend } = adviceOn(finding, doctorTextsFor(language));
      expect(what.length * mend.length).toBeGreaterThan(0);
    }
});
