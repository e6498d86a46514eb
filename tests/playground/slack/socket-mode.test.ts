import { WebSocket } from 'ws';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { until } from '../../support/until.ts';
import { codeOf, isJson, type Json, SECRET, TOKEN, webClient } from './a-workspace.ts';

const APP_TOKEN = 'xapp-simulated';
const SUPPORT = 'CSUPPORT01';

let slack: SlackSimulator;
/** Longer than any machine pauses. */
const PATIENT_MS = 30_000;
/** Where it is not acknowledged in time, whatever keeps this machine busy. */
const IMPATIENT_MS = 300;
/** Where one acknowledgement is in time and another is not. */
const LONGER_MS = 2000;

beforeEach(() => aSlack(PATIENT_MS));

async function aSlack(deliveryTimeoutMs: number): Promise<void> {
  slack = await createSlackSimulator({
    signingSecret: SECRET,
    botToken: TOKEN,
    appToken: APP_TOKEN,
    retryDelaysMs: [0, 5],
    deliveryTimeoutMs,
    socketGraceMs: 50,
  });
}

async function anImpatientSlack(deliveryTimeoutMs: number): Promise<void> {
  await slack.close();
  await aSlack(deliveryTimeoutMs);
}

afterEach(() => slack.close());

const open = () => webClient(slack, APP_TOKEN).apps.connections.open();

/** An app at the other end: keeps what it hears, and answers each envelope with what it is told. */
async function anApp(answer: (envelope: Json) => Json | undefined = () => ({})) {
  const { url = '' } = await open();
  const socket = new WebSocket(url);
  const heard: Json[] = [];
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const message: unknown = JSON.parse(data.toString());
      if (!isJson(message)) return;
      heard.push(message);
      const said = 'envelope_id' in message ? answer(message) : undefined;
      if (said) socket.send(JSON.stringify({ envelope_id: message['envelope_id'], ...said }));
      resolve();
    });
  });
  return { socket, heard, url, closed, envelopes: () => heard.filter((message) => 'envelope_id' in message) };
}

describe('apps.connections.open', () => {
  test('gives an address, good once, to the token of the app alone', async () => {
    const { url, heard } = await anApp();

    expect(heard).toMatchObject([{ type: 'hello', num_connections: 1, connection_info: { app_id: slack.appId } }]);
    const again = new WebSocket(url);
    expect(await new Promise((resolve) => again.once('error', ({ message }) => resolve(message)))).toContain('404');
    expect(await codeOf(webClient(slack).apps.connections.open())).toBe('not_allowed_token_type');
    expect(await codeOf(webClient(slack, 'xapp-other').apps.connections.open())).toBe('invalid_auth');
    expect(await codeOf(webClient(slack, APP_TOKEN).auth.test())).toBe('not_allowed_token_type');
  });

  test('is refused once Socket Mode is off', async () => {
    slack.sockets.announce('link_disabled');

    expect(await codeOf(open())).toBe('socket_mode_not_enabled');
    slack.sockets.enable();
    expect(await codeOf(open())).toBe('ok');
  });
});

describe('an event', () => {
  test('comes in an envelope over any one connection, and is received once that is acknowledged', async () => {
    const apps = [await anApp(), await anApp()];
    for (const text of ['un', 'deux']) await slack.say('UCAMILLE01', SUPPORT, text);
    await slack.settled();

    for (const { envelopes } of apps)
      expect(envelopes()).toMatchObject([
        {
          type: 'events_api',
          accepts_response_payload: false,
          retry_attempt: 0,
          retry_reason: '',
          payload: { type: 'event_callback', event: { type: 'message' } },
        },
      ]);
    expect(slack.deliveries().map(({ status }) => status)).toEqual([200, 200]);
  });

  test('that is not acknowledged comes again, with the reason, under the same event id', async () => {
    await anImpatientSlack(IMPATIENT_MS);
    let isDeaf = true;
    const { envelopes } = await anApp(() => (isDeaf ? undefined : {}));
    await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await until(() => envelopes().length >= 2);
    isDeaf = false;
    await slack.settled();

    expect(envelopes()).toMatchObject([
      { retry_attempt: 0 },
      { retry_attempt: 1, retry_reason: 'timeout' },
      { retry_attempt: 2, retry_reason: 'timeout' },
    ]);
    expect(new Set(envelopes().map(({ payload }) => isJson(payload) && payload['event_id'])).size).toBe(1);
  });

  test('whose connection is cut, or whose acknowledgement is late, comes again', async () => {
    await anImpatientSlack(LONGER_MS);
    const first = await anApp(() => undefined);
    await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await until(() => first.envelopes().length > 0);
    const second = await anApp();
    slack.arm({ kind: 'late_ack' });
    slack.sockets.cut(1);
    await slack.settled();

    expect(second.envelopes()).toMatchObject([
      { retry_attempt: 1, retry_reason: 'connection_failed' },
      { retry_attempt: 2, retry_reason: 'timeout' },
    ]);
  });

  test('with nobody at the other end fails, and is tried again', async () => {
    await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await slack.settled();

    expect(slack.deliveries().map(({ status }) => status)).toEqual(Array(3).fill('connection_failed'));
  });
});

test('a command is answered in its acknowledgement; a click is not', async () => {
  const { envelopes } = await anApp(() => ({ payload: { text: 'Voici' } }));

  expect(await slack.command('UCAMILLE01', SUPPORT, '/ticket', 'aide')).toEqual({ kind: 'acknowledged' });
  expect(slack.messages(SUPPORT, 'UCAMILLE01').map(({ text }) => text)).toEqual(['Voici']);
  expect(envelopes()).toMatchObject([
    { type: 'slash_commands', accepts_response_payload: true, payload: { command: '/ticket', text: 'aide' } },
  ]);
});

describe('a connection', () => {
  test('is announced to close, works until then, and closes', async () => {
    const { heard, envelopes, closed } = await anApp();
    slack.sockets.announce('refresh_requested');
    await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await slack.settled();

    expect(heard.at(1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    expect(envelopes()).toHaveLength(1);
    await closed;
    expect(slack.sockets.count()).toBe(0);
  });

  test('beyond the tenth is refused', async () => {
    for (let n = 0; n < 10; n += 1) await anApp();
    const { heard, closed } = await anApp();

    expect(heard).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    await closed;
    expect(slack.sockets.count()).toBe(10);
  });

  test('that is stalled says nothing any more', async () => {
    await anImpatientSlack(IMPATIENT_MS);
    const { envelopes, socket } = await anApp();
    slack.sockets.stall();
    const pong = jest.fn();
    socket.once('pong', pong);
    socket.ping();
    await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await slack.settled();

    expect(envelopes()).toEqual([]);
    expect(pong).not.toHaveBeenCalled();
    expect(slack.deliveries().map(({ status }) => status)).toEqual(Array(3).fill('timeout'));
  });
});
