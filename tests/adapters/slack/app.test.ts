import { createHttpServer, type HttpServer } from '../../../src/adapters/http/server.ts';
import { createSlackApp } from '../../../src/adapters/slack/app.ts';
import { fixedWorkspaces } from '../../../src/adapters/slack/workspaces/workspaces.ts';
import { countingLog, type Sent, SIGNING_SECRET, sendSigned } from './signed-request.ts';

const FORM = 'application/x-www-form-urlencoded';
const MEGABYTE = 1024 * 1024;

const message = JSON.stringify({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'message', channel: 'C1', user: 'U1', text: 'Salut', ts: '1.0' },
});

let server: HttpServer;
let address: string;
let heard: unknown[];
let listener: () => Promise<void>;

beforeEach(async () => {
  heard = [];
  listener = async () => {};
  const { log } = countingLog();
  const { app, route } = createSlackApp({
    signingSecret: SIGNING_SECRET,
    apiUrl: 'http://127.0.0.1:1/api/',
    log,
    workspaces: fixedWorkspaces([]),
  });
  app.event('message', async ({ event }) => {
    heard.push(event);
    await listener();
  });
  app.command('/ticket', async ({ command, ack }) => {
    heard.push(command.text);
    await ack();
  });
  server = createHttpServer({ '/slack/events': route }, log);
  address = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/slack/events`;
});
afterEach(() => server.stop(1000));

test('hears a signed event, and answers once its listener is done', async () => {
  let done = false;
  listener = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    done = true;
  };

  const { status } = await sendSigned(address, { body: message });

  expect([status, done, heard.length]).toEqual([200, true, 1]);
});

test('hears a signed command', async () => {
  const body =
    'command=%2Fticket&text=aide&team_id=T1&user_id=U1&channel_id=C1&response_url=http%3A%2F%2F127.0.0.1%3A1';

  const { status } = await sendSigned(address, { body, contentType: FORM });

  expect([status, heard]).toEqual([200, ['aide']]);
});

test('answers Slack’s verification of the address', async () => {
  const answer = await sendSigned(address, { body: JSON.stringify({ type: 'url_verification', challenge: 'abc' }) });

  expect(await answer.json()).toEqual({ challenge: 'abc' });
});

test('answers Slack’s unsigned check of the certificate, and nothing smuggled in it', async () => {
  const body = `ssl_check=1&payload=${encodeURIComponent(message)}`;

  const { status } = await sendSigned(address, { body, contentType: FORM, secret: 'wrong' });

  expect([status, heard]).toEqual([200, []]);
});

const refused: readonly [string, Sent, number][] = [
  ['signed with another secret', { body: message, secret: 'wrong' }, 401],
  ['without a signature', { body: message, headers: { 'x-slack-signature': '' } }, 401],
  ['with half a signature', { body: message, headers: { 'x-slack-signature': 'v0=abc' } }, 401],
  ['without a timestamp', { body: message, headers: { 'x-slack-request-timestamp': '' } }, 401],
  ['with a timestamp that is none', { body: message, headers: { 'x-slack-request-timestamp': 'now' } }, 401],
  ['signed more than 5 minutes ago', { body: message, secondsFromNow: -310 }, 401],
  ['signed for more than 5 minutes from now', { body: message, secondsFromNow: 310 }, 401],
  ['malformed and not signed', { body: '{"type":', secret: 'wrong' }, 401],
  ['malformed', { body: '{"type":' }, 400],
  ['empty', { body: '' }, 400],
  ['no object', { body: 'null' }, 400],
  ['a list', { body: '[]' }, 400],
  ['a form without payload', { body: 'a=b', contentType: FORM }, 400],
  ['a form with a malformed payload', { body: 'payload=%7B', contentType: FORM }, 400],
  ['a form with a payload that is no object', { body: 'payload=null', contentType: FORM }, 400],
  ['one byte over 1 MB', { body: 'x'.repeat(MEGABYTE + 1) }, 413],
  ['far over 1 MB', { body: 'x'.repeat(20 * MEGABYTE) }, 413],
];

test.each(refused)('refuses a request that is %s', async (_what, sent, status) => {
  const answer = await sendSigned(address, sent).catch((error: unknown) => ({ status: connectionCut(error) }));

  expect([status, 'cut']).toContain(answer.status);
  if (sent.body.length <= MEGABYTE + 1) expect(answer.status).toBe(status);
  expect(heard).toEqual([]);
});

/** Somebody who sends without end may find the connection closed before they read the answer. */
function connectionCut(error: unknown): 'cut' {
  if (!(error instanceof TypeError)) throw error;
  return 'cut';
}

test('takes a signed message of almost 1 MB', async () => {
  const body = JSON.stringify({ ...JSON.parse(message), padding: 'x'.repeat(MEGABYTE - 500) });

  expect((await sendSigned(address, { body })).status).toBe(200);
});

test('a signature of 4 minutes ago is still good', async () => {
  expect((await sendSigned(address, { body: message, secondsFromNow: -240 })).status).toBe(200);
});

test('answers 500 when a listener fails, so that Slack sends the event again', async () => {
  listener = () => Promise.reject(new Error('the database is away'));

  expect((await sendSigned(address, { body: message })).status).toBe(500);
});

test('only listens to POST on its own path', async () => {
  expect((await fetch(address)).status).toBe(404);
  expect((await sendSigned(address.replace('/events', '/elsewhere'), { body: message })).status).toBe(404);
});
