import { readFileSync } from 'node:fs';
import { readConfig } from '../src/config.ts';
import { settingFaultTextsFor } from '../src/texts/setting-faults.ts';

const credentials = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_SUPPORT_CHANNELS: 'C0000000001, C0000000002',
  SLACK_TRIAGE_CHANNEL: 'G0000000003',
};

const oauth = {
  SLACK_SIGNING_SECRET: credentials.SLACK_SIGNING_SECRET,
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
  GUICHET_PUBLIC_URL: 'https://guichet.example.com/',
};

const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const OTHER_TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3302';
const teams = {
  TEAMS_APP_ID: '8F9A504E-4F89-41D3-9A0C-0305E82C3303',
  TEAMS_APP_PASSWORD: 'a~client~secret',
  TEAMS_TENANT_ID: TENANT,
};
const unauthenticated = { TEAMS_ALLOW_UNAUTHENTICATED: '1', TEAMS_TENANT_ID: TENANT, HOST: '127.0.0.1' };

const faultsOf = (environment: Record<string, string>) => {
  const read = readConfig(environment, 'en');
  return read.kind === 'unusable' ? read.faults : [];
};

describe('the environment', () => {
  test('needs nothing: the playground on the embedded database', () => {
    expect(readConfig({})).toEqual({
      kind: 'usable',
      config: {
        administratorEmail: null,
        isProduction: false,
        role: 'all',
        preset: 'agence',
        host: '0.0.0.0',
        port: 3000,
        databaseUrl: null,
        dataDir: './.guichet',
        logLevel: 'warn',
        metricsToken: null,
        stopNoticeMs: 1000,
        slack: null,
        secret: null,
        previousSecret: null,
        slackApiUrl: 'https://slack.com/api/',
        slackPaceMs: 1000,
        teams: null,
        teamsPaceMs: 1000,
      },
    });
  });

  test.each(['GUICHET_PUBLIC_URL', 'TEAMS_LOGIN_URL'])('is told of a %s that is no address', (name) => {
    expect(faultsOf({ [name]: 'guichet' })).toEqual([expect.stringMatching(`^${name} `)]);
  });

  test('an empty line means the same as no line', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  test('with its credentials speaks to Slack', () => {
    expect(readConfig({ ...credentials, NODE_ENV: 'production' })).toMatchObject({
      config: {
        isProduction: true,
        logLevel: 'info',
        slack: {
          hears: { over: 'http', signingSecret: credentials.SLACK_SIGNING_SECRET },
          single: {
            botToken: credentials.SLACK_BOT_TOKEN,
            supportChannels: ['C0000000001', 'C0000000002'],
            triageChannel: 'G0000000003',
          },
          oauth: null,
        },
      },
    });
  });

  test('with the app’s own credentials lets workspaces install it, with or without one of its own', () => {
    expect(readConfig(oauth)).toMatchObject({
      config: {
        secret: null,
        slack: {
          single: null,
          oauth: {
            clientId: oauth.SLACK_CLIENT_ID,
            clientSecret: oauth.SLACK_CLIENT_SECRET,
            publicUrl: 'https://guichet.example.com',
          },
        },
      },
    });
    expect(readConfig({ ...credentials, ...oauth })).toMatchObject({
      config: { slack: { single: { triageChannel: 'G0000000003' }, oauth: { clientId: oauth.SLACK_CLIENT_ID } } },
    });
  });

  test('with the token of the app hears Slack over sockets', () => {
    const { SLACK_SIGNING_SECRET: _secret, ...others } = credentials;

    expect(readConfig({ ...others, SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' })).toMatchObject({
      config: { slack: { hears: { over: 'sockets', appToken: 'xapp-1-A1-2-abc' } } },
    });
  });

  test('with the app of a bot speaks to Teams, alone or beside Slack', () => {
    const settings = {
      appId: teams.TEAMS_APP_ID.toLowerCase(),
      registration: { password: teams.TEAMS_APP_PASSWORD, tenantId: TENANT },
      tenants: [{ tenantId: TENANT, slackTeam: null }],
      serviceHosts: [],
      loginUrl: 'https://login.microsoftonline.com',
      metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      tokenIssuer: 'https://api.botframework.com',
    };

    expect(readConfig({ ...teams, NODE_ENV: 'production' })).toMatchObject({
      config: { slack: null, teams: settings, logLevel: 'info' },
    });
    expect(readConfig({ ...teams, ...credentials })).toMatchObject({ config: { slack: {}, teams: settings } });
  });

  test('serves the tenants that it lists, each at a desk of its own or at that of a Slack workspace', () => {
    const listed = `${TENANT.toUpperCase()} , ${OTHER_TENANT}=T0STUDIO`;

    expect(readConfig({ ...teams, TEAMS_ALLOWED_TENANTS: listed })).toMatchObject({
      config: {
        teams: {
          tenants: [
            { tenantId: TENANT, slackTeam: null },
            { tenantId: OTHER_TENANT, slackTeam: 'T0STUDIO' },
          ],
        },
      },
    });
  });

  test('believes anybody of this machine to be Teams when told so', () => {
    expect(readConfig(unauthenticated)).toMatchObject({
      config: { slack: null, teams: { registration: null, tenants: [{ tenantId: TENANT }] } },
    });
  });

  test('several processes share a PostgreSQL', () => {
    const environment = { GUICHET_ROLE: 'worker', DATABASE_URL: 'postgresql://guichet@db/guichet' };

    expect(readConfig(environment)).toMatchObject({
      config: { role: 'worker', databaseUrl: environment.DATABASE_URL },
    });
  });
});

describe('a fault of the environment is named with the line to mend', () => {
  test.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/guichet' }],
    ['GUICHET_PRESET', { GUICHET_PRESET: 'agence-du-coin' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['SLACK_PACE_MS', { SLACK_PACE_MS: '-1' }],
    ['SLACK_API_URL', { SLACK_API_URL: 'slack' }],
    ['SLACK_BOT_TOKEN', { ...credentials, SLACK_BOT_TOKEN: 'xoxp-1-2-abc' }],
    ['SLACK_BOT_TOKEN', { ...credentials, SLACK_BOT_TOKEN: 'xoxb-…' }],
    ['SLACK_SIGNING_SECRET', { ...credentials, SLACK_SIGNING_SECRET: 'short' }],
    ['SLACK_APP_TOKEN', { ...credentials, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xoxb-1-2-abc' }],
    ['SLACK_APP_TOKEN', { ...credentials, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-...' }],
    ['SLACK_TRIAGE_CHANNEL', { ...credentials, SLACK_TRIAGE_CHANNEL: '#triage' }],
    ['SLACK_CLIENT_SECRET', { ...oauth, SLACK_CLIENT_SECRET: 'short' }],
    ['GUICHET_PUBLIC_URL', { ...oauth, GUICHET_PUBLIC_URL: 'http://guichet.example.com' }],
    ['GUICHET_PUBLIC_URL', { ...oauth, GUICHET_PUBLIC_URL: 'https://guichet.example.com/slack' }],
    ['GUICHET_SECRET', { ...oauth, GUICHET_SECRET: 'too short to be one' }],
    ['GUICHET_SECRET', { ...oauth, DATABASE_URL: 'postgres://db/guichet' }],
    ['SLACK_SUPPORT_CHANNELS', { ...credentials, SLACK_SUPPORT_CHANNELS: 'C0000000001,support' }],
    ['TEAMS_APP_ID', { ...teams, TEAMS_APP_ID: 'guichet' }],
    ['TEAMS_TENANT_ID', { ...teams, TEAMS_TENANT_ID: 'agence.onmicrosoft.com' }],
    ['TEAMS_APP_PASSWORD', { ...teams, TEAMS_APP_PASSWORD: '' }],
    ['TEAMS_ALLOWED_TENANTS', { ...teams, TEAMS_ALLOWED_TENANTS: `${TENANT},agence` }],
    ['TEAMS_ALLOWED_TENANTS', { ...teams, TEAMS_ALLOWED_TENANTS: `${TENANT}=C0SALON` }],
    ['TEAMS_SERVICE_HOSTS', { ...teams, TEAMS_SERVICE_HOSTS: 'https://smba.example.com' }],
    ['TEAMS_LOGIN_URL', { ...teams, TEAMS_LOGIN_URL: 'http://login.example.com' }],
    ['TEAMS_PACE_MS', { ...teams, TEAMS_PACE_MS: '-1' }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...unauthenticated, NODE_ENV: 'production' }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...unauthenticated, HOST: '0.0.0.0' }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...unauthenticated, HOST: '' }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...unauthenticated, ...teams }],
    ['TEAMS_ALLOW_UNAUTHENTICATED', { ...unauthenticated, ...credentials }],
    ['TEAMS_TENANT_ID', { ...unauthenticated, TEAMS_TENANT_ID: '' }],
  ])('%s (%j)', (name, environment) => {
    const faults = faultsOf(environment);

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} `));
  });

  test('a half-filled set of credentials never becomes a playground: what is missing is named', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: credentials.SLACK_BOT_TOKEN })).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET .*SLACK_SIGNING_SECRET=/),
    ]);
  });

  test('of the app’s credentials too, and nothing of a workspace’s own is asked for then', () => {
    expect(
      faultsOf({ SLACK_CLIENT_ID: '123.456', NODE_ENV: 'production', DATABASE_URL: 'postgres://db/guichet' }),
    ).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_SECRET .*SLACK_CLIENT_SECRET=/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET .*SLACK_SIGNING_SECRET=/),
      expect.stringMatching(/^GUICHET_PUBLIC_URL .*GUICHET_PUBLIC_URL=https/),
      expect.stringMatching(/^GUICHET_SECRET .*GUICHET_SECRET=/),
    ]);
  });

  test('of Teams too, in production as anywhere', () => {
    expect(faultsOf({ TEAMS_APP_ID: teams.TEAMS_APP_ID, NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^TEAMS_APP_PASSWORD .*TEAMS_APP_PASSWORD=/),
      expect.stringMatching(/^TEAMS_TENANT_ID .*TEAMS_TENANT_ID=/),
    ]);
  });

  test('the channels may be chosen in Slack instead, and mean nothing without a token', () => {
    const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = credentials;
    expect(readConfig({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET })).toMatchObject({
      config: { slack: { single: { supportChannels: [], triageChannel: null } } },
    });
    expect(faultsOf({ SLACK_TRIAGE_CHANNEL: 'C0000000001' }).map((fault) => fault.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  test('production needs them all', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(2);
  });

  test('Slack is heard one way: a signing secret beside the token of the app is a fault', () => {
    expect(faultsOf({ ...credentials, SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' })).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN .*SLACK_SIGNING_SECRET/),
    ]);
  });

  test('the token of the app asks for the others, as every credential does', () => {
    expect(faultsOf({ SLACK_APP_TOKEN: 'xapp-1-A1-2-abc' }).map((fault) => fault.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
    ]);
  });

  test('the embedded database is for one process', () => {
    expect(faultsOf({ GUICHET_ROLE: 'web' })).toEqual([expect.stringMatching(/^GUICHET_ROLE .*DATABASE_URL/)]);
  });

  test('all faults are named at once', () => {
    const faults = faultsOf({ PORT: 'http', LOG_LEVEL: 'loud', GUICHET_ROLE: 'worker', NODE_ENV: 'production' });

    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'GUICHET_ROLE',
    ]);
  });

  test('each is said in the reader’s language, in words of our own', () => {
    const environment = {
      ...{ ...credentials, PORT: 'http', SLACK_PACE_MS: '1.5', GUICHET_STOP_NOTICE_MS: '9000', LOG_LEVEL: 'loud' },
      ...{
        SLACK_BOT_TOKEN: 'xoxb-…',
        SLACK_SIGNING_SECRET: 'short',
        SLACK_API_URL: 'slack',
        GUICHET_ADMIN_EMAIL: 'lea',
      },
    };

    expect(faultsOf(environment)).toEqual([
      'PORT is not a number',
      'GUICHET_STOP_NOTICE_MS is too large: 5000 at most',
      'LOG_LEVEL is none of these choices: error, warn, info, debug',
      expect.stringMatching(/^SLACK_BOT_TOKEN is cut or an example/),
      'SLACK_SIGNING_SECRET is too short: 16 characters at least',
      'GUICHET_ADMIN_EMAIL is not an e-mail address such as lea@example.com',
      'SLACK_API_URL is not an address such as https://guichet.example.com',
      'SLACK_PACE_MS is not a whole number',
    ]);
    expect(readConfig({ ...environment, LANG: 'fr_FR.UTF-8' })).toMatchObject({
      faults: expect.arrayContaining([
        'PORT n’est pas un nombre',
        expect.stringMatching(/^SLACK_BOT_TOKEN est coupé, ou n’est qu’un exemple/),
        'SLACK_SIGNING_SECRET est trop court\u00a0: 16 caractères au moins',
      ]),
    });
  });

  test('every check of our own has its French sentence', () => {
    const english = new Set(Object.keys(settingFaultTextsFor('fr').own));
    const source = readFileSync(`${__dirname}/../src/config.ts`, 'utf8');
    const written = [...source.matchAll(/'((?:is|starts) [^']+)'/g)].map(([, sentence = '']) => sentence);

    expect(new Set(written)).toEqual(english);
  });

  test('no fault repeats a secret', () => {
    const faults = faultsOf({ ...credentials, SLACK_BOT_TOKEN: 'secret-token', SLACK_SIGNING_SECRET: 'secret' });

    expect(faults.join('\n')).not.toMatch(/secret-token|: secret$/);
  });
});
