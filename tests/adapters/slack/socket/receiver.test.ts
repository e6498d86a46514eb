import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createSlackSocketApp } from '../../../../src/adapters/slack/app.ts';
import {
  AppTokenRefusedError,
  type SocketReceiver,
  type SocketSettings,
} from '../../../../src/adapters/slack/socket/receiver.ts';
import { fixedWorkspaces } from '../../../../src/adapters/slack/workspaces/workspaces.ts';
import { noMeasures, type SocketOpening } from '../../../../src/app/ports/measures.ts';
import { createSlackSimulator } from '../../../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../../../src/playground/slack/simulator-types.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';
import { until } from '../../../support/until.ts';
import { CAMILLE, SUPPORT } from '../a-slack-desk.ts';
import { SIGNING_SECRET } from '../signed-request.ts';

const APP_TOKEN = 'xapp-test-token';

let slack: SlackSimulator;
const receivers: SocketReceiver[] = [];

/** Longer than any machine pauses: where nothing is to end by itself. */
const PATIENT_MS = 30_000;
const IMPATIENT_MS = 1000;

beforeEach(() => aSlack(PATIENT_MS));

/** @param deliveryTimeoutMs how long it waits for an acknowledgement */
async function aSlack(deliveryTimeoutMs: number): Promise<void> {
  slack = await createSlackSimulator({
    signingSecret: SIGNING_SECRET,
    botToken: 'xoxb-test-token',
    appToken: APP_TOKEN,
    retryDelaysMs: Array(400).fill(50),
    deliveryTimeoutMs,
  });
}

/** For what is only seen once Slack no longer waits. What a busy machine keeps from it comes again, once more than expected. */
async function anImpatientSlack(): Promise<void> {
  await slack.close();
  await aSlack(IMPATIENT_MS);
}

afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop(100)));
  await slack.close();
});

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What a listener waits for, and how it is known that it waits. */
function aGate() {
  const gate = { isReached: false, open: () => {} };
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  return Object.assign(gate, {
    passes: () => {
      gate.isReached = true;
      return opened;
    },
  });
}

interface Given {
  readonly listener?: () => Promise<void>;
  readonly appToken?: string;
  readonly times?: SocketSettings['times'];
}

/** An app that keeps the texts that it heard, once what is given to do has been done. */
function anApp({ listener = async () => {}, appToken = APP_TOKEN, times = {} }: Given = {}) {
  const { apiUrl } = slack;
  const log = createRecordingLog();
  const sockets: { opened: SocketOpening[]; open: number } = { opened: [], open: 0 };
  const measures = {
    ...noMeasures,
    socketOpened: (_platform: string, why: SocketOpening) => sockets.opened.push(why),
    socketsOpen: (_platform: string, count: number) => (sockets.open = count),
  };
  const workspaces = fixedWorkspaces([]);
  const { app, receiver } = createSlackSocketApp({
    apiUrl,
    appToken,
    log,
    // A pause of this process is no dead line: only where it says so is a line given up early.
    times: { pingEveryMs: PATIENT_MS, hopelessMs: 150, ...times },
    measures,
    workspaces,
  });
  const heard: string[] = [];
  app.event('message', async ({ event }) => {
    await listener();
    heard.push('text' in event ? (event.text ?? '') : '');
  });
  receivers.push(receiver);
  const said = (level: 'error' | 'warn') => log.lines.filter((line) => line.level === level);
  return { receiver, heard, said, sockets };
}

/** Started, with all its lines open: at Slack's end, and at its own a moment later. */
async function aListeningApp(given: Given = {}) {
  const before = slack.sockets.count();
  const app = anApp(given);
  await app.receiver.start();
  await until(() => slack.sockets.count() === before + 2 && app.sockets.open === 2);
  return app;
}

const say = (text: string) => slack.say(CAMILLE, SUPPORT, text);
const statuses = () => slack.deliveries().map(({ status }) => status);

test('an event is acknowledged once its listener is done', async () => {
  const gate = aGate();
  const { heard } = await aListeningApp({ listener: gate.passes });
  await say('Bonjour');
  await until(() => gate.isReached);
  await sleep(50);
  expect([heard, statuses()]).toEqual([[], []]);
  gate.open();
  await slack.settled();

  expect([heard, statuses()]).toEqual([['Bonjour'], [200]]);
});

test('an event whose listener fails is not acknowledged, and comes again', async () => {
  await anImpatientSlack();
  let failures = 2;
  const { heard } = await aListeningApp({
    listener: async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('the database is away');
    },
  });
  await say('Bonjour');
  await slack.settled();

  const [first, second, ...others] = statuses();
  expect([first, second, others.at(-1)]).toEqual(['timeout', 'timeout', 200]);
  expect(heard).toEqual(others.map(() => 'Bonjour'));
});

test('what nobody listens to gets no answer, as over HTTP', async () => {
  await anImpatientSlack();
  await aListeningApp();

  expect(await slack.command(CAMILLE, SUPPORT, '/ticket', '')).toEqual({ kind: 'failed', reason: 'timeout' });
});

test('its sockets are counted, and why each was opened', async () => {
  const { sockets, receiver } = await aListeningApp();
  expect(sockets).toEqual({ opened: ['started', 'started'], open: 2 });
  slack.sockets.announce('refresh_requested');
  await until(() => sockets.opened.length === 4);
  slack.sockets.cut();
  await until(() => sockets.opened.length === 6 && slack.sockets.count() === 2);
  await receiver.stop();

  expect(sockets).toEqual({
    opened: ['started', 'started', 'renewed', 'renewed', 'lost', 'lost'],
    open: 0,
  });
});

describe('a renewal', () => {
  test.each(['refresh_requested', 'warning'] as const)('announced by %s leaves no gap', async (reason) => {
    const { heard, receiver, sockets } = await aListeningApp();
    const texts: string[] = [];
    const saysOneMore = async () => {
      expect(receiver.isConnected()).toBe(true);
      texts.push(String(texts.length));
      await say(String(texts.length - 1));
      await sleep(5);
    };
    for (let renewal = 0; renewal < 2; renewal += 1) {
      for (let n = 0; n < 20; n += 1) await saysOneMore();
      slack.sockets.announce(reason);
      while (slack.sockets.count() < 4 || sockets.open < 4) await saysOneMore();
      slack.sockets.endAnnounced();
      while (slack.sockets.count() > 2) await saysOneMore();
    }
    for (let n = 0; n < 20; n += 1) await saysOneMore();
    await slack.settled();

    expect(statuses()).toEqual(texts.map(() => 200));
    expect(heard.toSorted()).toEqual(texts.toSorted());
  });

  test('waits for what is being worked on over the line that closes', async () => {
    const gate = aGate();
    const { sockets } = await aListeningApp({ listener: gate.passes });
    await say('Bonjour');
    await until(() => gate.isReached);
    slack.sockets.announce('refresh_requested');
    await until(() => slack.sockets.count() === 4 && sockets.open === 4);
    slack.sockets.endAnnounced();
    // The idle one of the two is closed.
    await until(() => slack.sockets.count() === 3);
    gate.open();
    await slack.settled();

    expect(statuses()).toEqual([200]);
    await until(() => slack.sockets.count() === 2);
  });

  test('that Slack cannot give yet is asked for again', async () => {
    const { heard, said } = await aListeningApp();
    slack.arm({ kind: 'http_error', method: 'apps.connections.open', status: 503, times: 3 });
    slack.sockets.cut();
    await say('Bonjour');
    await until(() => slack.sockets.count() === 2);
    await slack.settled();

    expect(heard).toEqual(['Bonjour']);
    expect(said('warn').map(({ detail }) => detail)).toEqual(['HTTP 503', 'HTTP 503', 'HTTP 503']);
    expect(said('error')).toEqual([]);
  });
});

test('a line that went silent is noticed and replaced', async () => {
  await anImpatientSlack();
  const { heard, sockets } = await aListeningApp({ times: { pingEveryMs: 100 } });
  slack.sockets.stall();
  await say('Bonjour');
  await slack.settled();

  expect(sockets.opened).toEqual(expect.arrayContaining(['started', 'started', 'lost']));
  expect(new Set(heard)).toEqual(new Set(['Bonjour']));
  expect(statuses().at(-1)).toBe(200);
});

test('an acknowledgement that comes too late makes Slack send it again', async () => {
  await anImpatientSlack();
  const { heard } = await aListeningApp();
  slack.arm({ kind: 'late_ack' });
  await say('Bonjour');
  await slack.settled();

  const [first, ...others] = statuses();
  expect([first, others.at(-1)]).toEqual(['timeout', 200]);
  expect(heard).toEqual(['Bonjour', ...others.map(() => 'Bonjour')]);
});

describe('a refusal', () => {
  test('of the token ends the start, with what to mend', async () => {
    const { receiver } = anApp({ appToken: 'xapp-of-another-app' });

    await expect(receiver.start()).rejects.toThrow(AppTokenRefusedError);
    await expect(receiver.start()).rejects.toThrow('SLACK_APP_TOKEN (invalid_auth): copy it again');
  });

  test('because Socket Mode is off ends the start, with where to turn it on', async () => {
    slack.sockets.announce('link_disabled');

    await expect(anApp().receiver.start()).rejects.toThrow('turn it on, on the Socket Mode page');
  });

  test('in the middle of work is said once, and mends itself when it is turned on again', async () => {
    const { receiver, heard, said } = await aListeningApp();
    slack.sockets.announce('link_disabled');
    await until(() => !receiver.isConnected());
    const asked = slack.apiCalls('apps.connections.open').length;
    await until(() => slack.apiCalls('apps.connections.open').length >= asked + 4);
    expect(said('error')).toMatchObject([
      { detail: 'socket_mode_not_enabled', sentence: expect.stringContaining('nothing is heard') },
    ]);
    slack.sockets.enable();
    await until(() => receiver.isConnected());
    await say('Bonjour');
    await slack.settled();

    expect(heard).toEqual(['Bonjour']);
  });
});

test('waits for its turn while ten sockets are open', async () => {
  const others = [];
  for (let n = 0; n < 5; n += 1) others.push(await aListeningApp());
  const late = anApp();
  void late.receiver.start();
  await until(() => late.said('warn').length > 0);
  expect(late.said('warn')[0]?.sentence).toContain('ten sockets of this app are open already');
  await others[0]?.receiver.stop();
  await until(() => late.receiver.isConnected());

  expect(slack.sockets.count()).toBeLessThanOrEqual(10);
});

test('two processes share what comes, and one that ends leaves the rest to the other', async () => {
  const [one, two] = [await aListeningApp(), await aListeningApp()];
  for (const text of ['a', 'b', 'c', 'd']) await say(text);
  await slack.settled();
  expect([one.heard.length, two.heard.length]).toEqual([2, 2]);
  await one.receiver.stop(PATIENT_MS);
  await until(() => slack.sockets.count() === 2);
  for (const text of ['e', 'f']) await say(text);
  await slack.settled();

  expect([...one.heard, ...two.heard].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(statuses()).toEqual(Array(6).fill(200));
});

describe('a stop', () => {
  test('acknowledges what has begun, then closes', async () => {
    const gate = aGate();
    const { receiver } = await aListeningApp({ listener: gate.passes });
    await say('Bonjour');
    await until(() => gate.isReached);
    const stopped = receiver.stop(PATIENT_MS);
    gate.open();
    await stopped;
    await slack.settled();

    expect(statuses()).toEqual([200]);
    expect(receiver.isConnected()).toBe(false);
    await until(() => slack.sockets.count() === 0);
  });

  test('does not wait longer than it is told', async () => {
    const gate = aGate();
    const { receiver, heard } = await aListeningApp({ listener: gate.passes });
    await say('Bonjour');
    await until(() => gate.isReached);
    await receiver.stop(50);

    expect(heard).toEqual([]);
    gate.open();
  });

  test('ends an opening that is under way', async () => {
    slack.arm({ kind: 'http_error', method: 'apps.connections.open', status: 503, times: 100 });
    const { receiver } = anApp();
    const starting = receiver.start();
    await until(() => slack.apiCalls('apps.connections.open').length > 0);
    await receiver.stop();

    await starting;
    expect(slack.sockets.count()).toBe(0);
  });
});

test('a line on which Slack says nothing, or nothing that is known, is not waited for', async () => {
  const silent = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port }: AddressInfo = Object(silent.address());
  silent.on('connection', (socket) => {
    for (const said of ['{', 'null', '{"type":"surprise"}']) socket.send(said);
  });
  const open = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => Response.json({ ok: true, url: `ws://127.0.0.1:${port}/` }));
  try {
    const { receiver, said } = anApp({ times: { helloWithinMs: 300 } });
    void receiver.start();
    await until(() => open.mock.calls.length > 1 && said('warn').length >= 3);

    expect(receiver.isConnected()).toBe(false);
  } finally {
    open.mockRestore();
    silent.close();
    for (const socket of silent.clients) socket.terminate();
  }
});
