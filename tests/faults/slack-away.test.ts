import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { textsWithin } from '../adapters/slack/a-slack-desk.ts';
import { testOnEmbedded } from '../support/test-database.ts';
import { type ADatabase, aDatabase } from './a-database.ts';
import { AGENT, aWorkspace, REQUESTERS, SUPPORT, TRIAGE } from './a-workspace.ts';
import { cardsIn } from './cards.ts';
import { type DeskProcess, prepareDesk } from './desk-process.ts';
import { answeredInTime, askForTicket } from './people.ts';

const [CAMILLE = '', HUGO = ''] = REQUESTERS;

let database: ADatabase;
let slack: SlackSimulator;
let desk: DeskProcess;
let environment: Readonly<Record<string, string>>;
/** Tickets asked for so far in this file, which has one desk. */
let asked = 0;

beforeAll(async () => {
  database = await aDatabase();
  const workspace = await aWorkspace();
  slack = workspace.slack;
  environment = { ...workspace.environment, ...database.environment };
  desk = await opened();
});
afterEach(() => slack.disarmAll());
afterAll(async () => {
  desk.signal('SIGKILL');
  await desk.ended;
  await slack.close();
  await database.remove();
});

async function opened(): Promise<DeskProcess> {
  const process = prepareDesk(environment);
  slack.deliverTo(await process.open());
  return process;
}

async function aTicketOf(user: string): Promise<number> {
  asked += 1;
  return askForTicket(slack, user, `Panne numéro ${asked}`);
}

const postsIn = (channel: string) =>
  slack.apiCalls('chat.postMessage').filter((call) => call.arguments['channel'] === channel);

/** Everything that stands in the two places that a ticket is told in, once each. */
function expectEveryTicketOnce(): void {
  const upTo = Array.from({ length: asked }, (_, n) => n + 1);
  expect(cardsIn(slack, TRIAGE, AGENT)).toEqual(upTo);
  const acknowledged = [CAMILLE, HUGO].flatMap((user) => cardsIn(slack, slack.directChannel(user).id, user));
  expect(acknowledged.sort((a = 0, b = 0) => a - b)).toEqual(upTo);
}

test('a rate limit is waited out as long as Slack says, and nothing is posted twice', async () => {
  slack.arm({ kind: 'rate_limited', method: 'chat.postMessage', retryAfterSeconds: 2, times: 2 });
  await aTicketOf(CAMILLE);
  await desk.finished();

  const [limited, posted] = postsIn(TRIAGE).slice(-2);
  expect(limited?.response).toEqual({ ok: false, error: 'ratelimited' });
  expect((posted?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  expectEveryTicketOnce();
});

test.each([500, 502, 503])('an answer of %i is tried again, and nothing is posted twice', async (status) => {
  slack.arm({ kind: 'http_error', method: 'chat.postMessage', status, times: 3 });
  await aTicketOf(CAMILLE);
  await desk.finished();

  expectEveryTicketOnce();
});

test('a post whose answer was lost is found again, not posted again', async () => {
  const before = slack.apiCalls('chat.postMessage').length;
  slack.arm({ kind: 'dropped_response', method: 'chat.postMessage', times: 2 });
  await aTicketOf(HUGO);
  await desk.finished();

  expect(slack.apiCalls('chat.postMessage')).toHaveLength(before + 2);
  expectEveryTicketOnce();
});

test('a post that is answered after we have given up is found again too', async () => {
  const before = slack.apiCalls('chat.postMessage').length;
  slack.arm({ kind: 'slow', method: 'chat.postMessage', delayMs: 11_000, times: 1 });
  await aTicketOf(HUGO);
  await desk.finished();

  expect(slack.apiCalls('chat.postMessage')).toHaveLength(before + 2);
  expectEveryTicketOnce();
});

test('a form that Slack is slow to open is offered again within the 3 seconds that it gives', async () => {
  const outcome = await answeredInTime(() => {
    slack.arm({ kind: 'slow', method: 'views.open', delayMs: 5000 });
    return slack.command(CAMILLE, SUPPORT, '/ticket', 'bug : le panier plante');
  });

  expect(outcome).toEqual({ kind: 'acknowledged' });
  expect(textsWithin(slack.messages(SUPPORT, CAMILLE).at(-1)?.blocks).join(' ')).toContain('Réessayer');
  await aTicketOf(CAMILLE);
});

test('a process told to stop answers what it has begun, and the next one says what was left', async () => {
  slack.arm({ kind: 'slow', method: 'views.open', delayMs: 1000 });
  const forms = () => slack.apiCalls('views.open').length;
  const before = forms();
  const running = slack.command(HUGO, SUPPORT, '/ticket', 'bug : le panier plante');
  while (forms() === before) await sleep(10);
  const end = desk.stop();
  const retrying = aTicketOf(CAMILLE);

  expect(await running).toEqual({ kind: 'acknowledged' });
  expect(slack.openView(HUGO)).toBeDefined();
  expect(await end).toEqual({ code: 0, signal: null });
  desk = await opened();
  await Promise.all([retrying, aTicketOf(HUGO)]);
  await desk.finished();

  expectEveryTicketOnce();
});

// A minute of waiting, which does not depend on the database.
testOnEmbedded('a revoked token keeps everything, and it is delivered once the token is good again', async () => {
  slack.arm({ kind: 'api_error', method: 'chat.postMessage', error: 'token_revoked', times: 2 });
  await aTicketOf(CAMILLE);
  await desk.finished();

  expect(desk.output()).toContain('bot credentials refused, an administrator must reinstall the app');
  expectEveryTicketOnce();
});

test('an archived channel is reported, and holds back neither the others nor what comes once it is open again', async () => {
  slack.setArchived(TRIAGE, true);
  const told = cardsIn(slack, TRIAGE, AGENT);
  const lost = await aTicketOf(HUGO);
  while (!desk.output().includes('delivery refused, kept as a dead letter')) await sleep(50);
  slack.setArchived(TRIAGE, false);
  const next = await aTicketOf(HUGO);
  const acknowledged = () => cardsIn(slack, slack.directChannel(HUGO).id, HUGO);
  // The two places are posted to side by side: neither card says that the other has come.
  while (cardsIn(slack, TRIAGE, AGENT).length === told.length || !acknowledged().includes(next)) await sleep(50);

  expect(cardsIn(slack, TRIAGE, AGENT)).toEqual([...told, next]);
  expect(acknowledged()).toEqual(expect.arrayContaining([lost, next]));
  expect(await desk.stop()).toEqual({ code: 0, signal: null });
  expect(await database.look((dataSource) => dataSource.query(DEAD_LETTERS))).toEqual([
    { detail: 'is_archived', payload: expect.anything() },
  ]);
});

const DEAD_LETTERS = `select detail, payload from outbox_message where state = 'dead'`;
