import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHttpServer, type HttpServer } from '../../src/adapters/http/server.ts';
import { guardTeams } from '../../src/adapters/teams/gate.ts';
import { adviceOn, type Finding } from '../../src/cli/doctor/finding.ts';
import { examine } from '../../src/cli/doctor.ts';
import { createTeamsSimulator } from '../../src/playground/teams/simulator.ts';
import type { TeamsSimulator } from '../../src/playground/teams/simulator-types.ts';
import { doctorTextsFor } from '../../src/texts/doctor.ts';
import { countingLog } from '../adapters/slack/signed-request.ts';

const APP = '3d2f6a10-7c1b-4e09-9a52-0b6f1c9d7e44';
const TENANT = '7a1c0e55-2b3d-4f6a-8c9e-1d2b3c4d5e6f';
const OTHER = '9b7c2f31-5d4e-4a1b-8f60-c2d3e4f5a6b7';
const PASSWORD = 'abc8Q~a-secret-of-a-test';

let folder: string;
let teams: TeamsSimulator;
let desk: HttpServer;
let environment: Readonly<Record<string, string>>;

/** A desk whose door is closed to strangers, and a Microsoft that takes its secret. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-doctor-'));
  teams = await createTeamsSimulator({ appId: APP, appPassword: PASSWORD, tenant: { id: TENANT, name: 'Contoso' } });
  desk = createHttpServer({ '/api/messages': guardTeams(async () => ({ status: 401 })) }, countingLog().log);
  environment = {
    DATA_DIR: folder,
    GUICHET_PUBLIC_URL: `http://127.0.0.1:${await desk.listen(0, '127.0.0.1')}`,
    TEAMS_APP_ID: APP,
    TEAMS_APP_PASSWORD: PASSWORD,
    TEAMS_TENANT_ID: TENANT,
    TEAMS_LOGIN_URL: teams.loginUrl,
  };
});
afterAll(async () => {
  await Promise.all([teams.close(), desk.stop(100)]);
  await rm(folder, { recursive: true, force: true });
});

/** What is found beside the database, which nobody made here. */
async function found(changes: Readonly<Record<string, string>> = {}): Promise<readonly Finding[]> {
  const findings = await examine({ ...environment, ...changes });
  return findings.filter(({ rule }) => !['database-not-made', 'embedded-with-real-platform'].includes(rule));
}

test('a bot whose secret Microsoft takes, at an address that Teams reaches, has nothing wrong', async () => {
  expect(await found()).toEqual([]);
});

test.each([
  ['another secret', { TEAMS_APP_PASSWORD: 'def8Q~another-secret' }, 'teams-secret-refused'],
  ['the id of the secret', { TEAMS_APP_PASSWORD: OTHER }, 'teams-secret-is-its-id'],
  ['another app', { TEAMS_APP_ID: OTHER }, 'teams-app-unknown'],
  ['another tenant', { TEAMS_TENANT_ID: OTHER }, 'teams-tenant-unknown'],
  ['a login that is not there', { TEAMS_LOGIN_URL: 'http://127.0.0.1:9' }, 'teams-login-unreachable'],
  ['an address where nothing listens', { GUICHET_PUBLIC_URL: 'http://127.0.0.1:9' }, 'teams-endpoint-unreachable'],
  ['no address', { GUICHET_PUBLIC_URL: '' }, 'teams-endpoint-not-told'],
  ['a list without its own tenant', { TEAMS_ALLOWED_TENANTS: OTHER }, 'teams-own-tenant-not-allowed'],
])('%s is told, and how to mend it in both languages', async (_what, changes, rule) => {
  const findings = await found(changes);

  expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  for (const finding of findings)
    for (const language of ['fr', 'en'] as const) {
      const { what, mend } = adviceOn(finding, doctorTextsFor(language));
      expect(`${what} ${mend}`).not.toMatch(/undefined|8Q~/);
    }
});

test('an expired secret, and a sign-in refused for another reason, are told apart', async () => {
  const refusing = async (code: number) => {
    const login = createHttpServer(
      {
        [`/${TENANT}/oauth2/v2.0/token`]: (_request, response) => {
          response.writeHead(401, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ error: 'invalid_client', error_description: '…', error_codes: [code] }));
        },
      },
      countingLog().log,
    );
    const url = `http://127.0.0.1:${await login.listen(0, '127.0.0.1')}`;
    const findings = await found({ TEAMS_LOGIN_URL: url });
    await login.stop(100);
    return findings;
  };

  expect(await refusing(7000222)).toEqual([{ rule: 'teams-secret-expired', facts: { code: 'AADSTS7000222' } }]);
  expect(await refusing(7000112)).toEqual([{ rule: 'teams-sign-in-refused', facts: { code: 'AADSTS7000112' } }]);
});

test('an address that only this machine has is told when the login is Microsoft’s', async () => {
  const rules = (await found({ TEAMS_LOGIN_URL: 'https://login.invalid' })).map(({ rule }) => rule);

  expect(rules).toEqual(['teams-login-unreachable', 'teams-endpoint-not-public']);
});

test('an address that leads to something else than the desk is told', async () => {
  const other = createHttpServer({ '/healthz': (_request, response) => void response.end('ok\n') }, countingLog().log);
  const url = `http://127.0.0.1:${await other.listen(0, '127.0.0.1')}`;

  expect(await found({ GUICHET_PUBLIC_URL: url })).toEqual([
    { rule: 'teams-endpoint-unreachable', facts: { address: `${url}/api/messages`, reason: 'HTTP 404' } },
  ]);
  await other.stop(100);
});

test('a desk that believes anybody is told, and nothing is asked of Microsoft', async () => {
  const { TEAMS_APP_PASSWORD: _password, ...others } = environment;
  const rules = (await examine({ ...others, HOST: '127.0.0.1', TEAMS_ALLOW_UNAUTHENTICATED: '1' })).map(
    ({ rule }) => rule,
  );

  expect(rules.filter((rule) => rule.startsWith('teams-'))).toEqual(['teams-unauthenticated']);
});

test('what lacks in the environment is named, line by line', async () => {
  expect(await examine({ DATA_DIR: folder, TEAMS_APP_ID: 'guichet' })).toEqual([
    { rule: 'configuration-fault', facts: { fault: expect.stringMatching(/^TEAMS_APP_ID/) } },
    { rule: 'configuration-fault', facts: { fault: expect.stringMatching(/^TEAMS_APP_PASSWORD/) } },
    { rule: 'configuration-fault', facts: { fault: expect.stringMatching(/^TEAMS_TENANT_ID/) } },
  ]);
});
