import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { putDatabaseIn } from '../support/data-folder.ts';
import { databaseKind, testOnEmbedded } from '../support/test-database.ts';
import { type ADatabase, aDatabase } from './a-database.ts';
import { AGENT, aWorkspace, REQUESTERS, SUPPORT, TRIAGE } from './a-workspace.ts';
import { cardsIn } from './cards.ts';
import type { Death } from './desk-orders.ts';
import { type DeskProcess, prepareDesk } from './desk-process.ts';
import { runGuichet } from './guichet-command.ts';
import { askForTicket } from './people.ts';

const APP_TOKEN = 'xapp-test-token';

/** Between what Slack sent and its acknowledgement lies the row: the process is killed on either side of it. */
const DEATHS: readonly Death[] = [
  { point: 'before_inbox_insert', passage: 1 },
  { point: 'after_inbox_insert', passage: 1 },
  { point: 'after_inbox_insert', passage: 3 },
];

let database: ADatabase;
let slack: SlackSimulator;
let environment: Readonly<Record<string, string>>;
const desks: DeskProcess[] = [];

beforeEach(async () => {
  database = await aDatabase();
  const workspace = await aWorkspace({
    appToken: APP_TOKEN,
    socketGraceMs: 1000,
    // An event may meet all the deaths: as often as they may take on a busy machine.
    retryDelaysMs: Array(400).fill(500),
  });
  slack = workspace.slack;
  environment = { ...workspace.environment, ...database.environment };
});
afterEach(async () => {
  for (const desk of desks) desk.signal('SIGKILL');
  await Promise.all(desks.splice(0).map((desk) => desk.ended));
  await slack.close();
  await database.remove();
});

function prepared(): DeskProcess {
  const desk = prepareDesk(environment);
  desks.push(desk);
  return desk;
}

const judgements = z.array(z.object({ message: z.string(), times: z.int() }));

/** The messages that were judged, and how often. */
async function judged() {
  const sql = `select message_id as message, count(*)::int as times from verdict group by message_id order by message_id`;
  return judgements.parse(await database.look((dataSource) => dataSource.query(sql)));
}

// Architecture §4.1 and §4.2.
test('a desk killed between what it received and its acknowledgement loses nothing and does nothing twice', async () => {
  const said: string[] = [];
  let isKilling = true;
  const people = REQUESTERS.slice(0, 5).map(async (user) => {
    while (isKilling) {
      said.push((await slack.say(user, SUPPORT, `ok merci ${said.length}`)).ts);
      await sleep(500);
    }
  });
  let next = prepared();
  for (const death of DEATHS) {
    const desk = next;
    next = prepared();
    desk.open(death).catch(() => {}); // it may hear, and die, before it says that it is open
    expect(await desk.ended).toEqual({ code: null, signal: 'SIGKILL' });
  }
  const survivor = next;
  await survivor.open();
  isKilling = false;
  await Promise.all(people);
  await Promise.all(REQUESTERS.map((user, n) => askForTicket(slack, user, `Panne numéro ${n}`)));
  await slack.settled();
  await survivor.finished();
  expect(await survivor.stop()).toEqual({ code: 0, signal: null });

  expect(await judged()).toEqual(said.toSorted().map((message) => ({ message, times: 1 })));
  expect(cardsIn(slack, TRIAGE, AGENT).toSorted((a = 0, b = 0) => a - b)).toEqual(REQUESTERS.map((_, n) => n + 1));
});

test('sockets that are renewed, refused for a while and cut under work lose nothing, in one process or two', async () => {
  const processes = Array.from({ length: databaseKind === 'postgres' ? 2 : 1 }, () => prepared());
  await Promise.all(processes.map((desk) => desk.open()));
  const said: string[] = [];
  for (let n = 0; n < 500; n += 1) {
    said.push((await slack.say(REQUESTERS[n % REQUESTERS.length] ?? '', SUPPORT, `ok merci ${n}`)).ts);
    if (n % 200 === 50) slack.sockets.announce(n < 200 ? 'refresh_requested' : 'warning');
    if (n === 150) slack.arm({ kind: 'http_error', method: 'apps.connections.open', status: 503, times: 3 });
    if (n % 200 === 150) slack.sockets.cut();
    if (n % 50 === 0) slack.arm({ kind: 'late_ack', times: 2 });
    await sleep(10);
  }
  await slack.settled();
  await processes[0]?.finished();
  for (const desk of processes) expect(await desk.stop()).toEqual({ code: 0, signal: null });

  expect(await judged()).toEqual(said.toSorted().map((message) => ({ message, times: 1 })));
  while (slack.sockets.count() > 0) await sleep(20);
});

testOnEmbedded('a token of the app that Slack refuses is said in one sentence', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-socket-'));
  putDatabaseIn(folder);
  const command = runGuichet(
    'start',
    { ...environment, SLACK_APP_TOKEN: 'xapp-of-another-app', DATA_DIR: folder },
    folder,
  );

  expect(await command.ended).toEqual({ code: 1, signal: null });
  expect(command.output()).toContain('Slack refuses SLACK_APP_TOKEN (invalid_auth)');
  expect(command.output()).not.toMatch(/^\s+at .+:\d+/m);
  await rm(folder, { recursive: true, force: true });
});
