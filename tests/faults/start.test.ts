import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { putDatabaseIn } from '../support/data-folder.ts';
import { toldBySetup } from '../support/run-databases.ts';
import { databaseKind, testOnEmbedded, testOnPostgres } from '../support/test-database.ts';
import { aWorkspace } from './a-workspace.ts';
import { type RunningCommand, runGuichet } from './guichet-command.ts';

const OPEN = 'the desk is open';
const A_STACK = /^\s+at .+:\d+/m;

let folder: string;
let slack: SlackSimulator;
let environment: Readonly<Record<string, string>>;
const commands: RunningCommand[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-start-'));
  const workspace = await aWorkspace();
  slack = workspace.slack;
  const dataDir = path.join(folder, 'data');
  if (databaseKind === 'embedded') putDatabaseIn(dataDir);
  environment = { ...workspace.environment, LOG_LEVEL: 'info', DATA_DIR: dataDir };
});
afterEach(async () => {
  for (const command of commands) command.signal('SIGKILL');
  await Promise.all(commands.splice(0).map((command) => command.ended));
});
afterAll(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

function start(given: Readonly<Record<string, string>>): RunningCommand {
  const command = runGuichet('start', given, folder);
  commands.push(command);
  return command;
}

/** What a start that cannot succeed says: sentences, no stack. */
async function refusalOf(given: Readonly<Record<string, string>>): Promise<string> {
  const command = start(given);
  expect(await command.ended).toEqual({ code: 1, signal: null });
  expect(command.output()).not.toMatch(A_STACK);
  return command.output();
}

testOnEmbedded('every variable that is wrong is named at once', async () => {
  const said = await refusalOf({ PORT: '99999', GUICHET_ROLE: 'boss', LOG_LEVEL: 'loud', SLACK_PACE_MS: '-1' });

  for (const name of ['PORT', 'GUICHET_ROLE', 'LOG_LEVEL', 'SLACK_PACE_MS']) expect(said).toContain(`  ${name} `);
});

const CREDENTIALS = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'];

testOnEmbedded('in production, missing credentials are named and no playground starts', async () => {
  const said = await refusalOf({ NODE_ENV: 'production', PORT: '0', DATA_DIR: path.join(folder, 'none') });

  for (const name of CREDENTIALS) expect(said).toContain(`${name} manque`);
  expect(said).not.toContain('/playground/');
});

testOnEmbedded('one credential alone does not start the playground beside it', async () => {
  const said = await refusalOf({ SLACK_BOT_TOKEN: 'xoxb-real', PORT: '0', DATA_DIR: path.join(folder, 'none') });

  for (const name of CREDENTIALS.slice(1)) expect(said).toContain(`${name} manque`);
  expect(said).not.toContain('/playground/');
});

testOnEmbedded('a token that Slack refuses is said in one sentence', async () => {
  expect(await refusalOf({ ...environment, SLACK_BOT_TOKEN: 'xoxb-of-another-app' })).toContain(
    'Slack refuses SLACK_BOT_TOKEN (invalid_auth)',
  );
});

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

testOnEmbedded('a port that is taken is said, with the line to change', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const taken = { PORT: String(portOf(server)) };

    expect(await refusalOf({ ...environment, ...taken })).toContain('PORT=');
    expect(await refusalOf({ ...taken, DATA_DIR: path.join(folder, 'playground') })).toContain('PORT=');
  } finally {
    server.close();
  }
});

testOnEmbedded('a folder that another process has open is refused, with its owner and the way out', async () => {
  const owner = start(environment);
  await owner.says(OPEN);

  const said = await refusalOf(environment);

  expect(said).toMatch(/est ouverte par le processus \d+\s: .*DATABASE_URL/);
  owner.signal('SIGTERM');
  expect(await owner.ended).toEqual({ code: 0, signal: null });
});

/** Where a connection is taken and nothing is ever answered, as behind a firewall. */
async function silentSlack(onAsked: () => void): Promise<{ readonly url: string; readonly close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    onAsked();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}/api/`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Not 1, which says that it had to be given up after 9.5 seconds. */
const IN_GOOD_ORDER = { code: 0, signal: null };

testOnEmbedded('a start that waits for a Slack out of reach ends when it is told to', async () => {
  const command = start({ ...environment, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
  await command.says('Slack does not say who we are, asking again');

  command.signal('SIGTERM');

  expect(await command.ended).toEqual(IN_GOOD_ORDER);
});

testOnEmbedded('so does one whose question Slack leaves unanswered', async () => {
  const silent = await silentSlack(() => command.signal('SIGTERM'));
  const command = start({ ...environment, SLACK_API_URL: silent.url });

  expect(await command.ended).toEqual(IN_GOOD_ORDER);
  silent.close();
});

testOnEmbedded('so does one that gets no socket', async () => {
  const { SLACK_SIGNING_SECRET: _secret, ...others } = environment;
  slack.arm({ kind: 'http_error', method: 'apps.connections.open', status: 503, times: 100 });
  const command = start({ ...others, SLACK_APP_TOKEN: 'xapp-test' });
  await command.says('a socket to Slack could not be opened');

  command.signal('SIGTERM');

  expect(await command.ended).toEqual(IN_GOOD_ORDER);
  slack.disarmAll();
});

testOnPostgres('a database that does not exist is not waited for', async () => {
  const url = new URL(toldBySetup('GUICHET_TEST_POSTGRES_URL'));
  url.pathname = '/nobody_made_this';

  expect(await refusalOf({ ...environment, DATABASE_URL: url.href })).toMatch(
    /the database refuses the connection: .*nobody_made_this.*; check DATABASE_URL/,
  );
});
