import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { putDatabaseIn } from '../support/data-folder.ts';
import { databaseKind, testOnEmbedded } from '../support/test-database.ts';
import { aWorkspace, SIGNING_SECRET } from './a-workspace.ts';
import { type RunningCommand, runGuichet } from './guichet-command.ts';

let folder: string;
let slack: SlackSimulator;
let command: RunningCommand;
let origin: string;

/**
 * @param noticeMs how long a process that was told to stop says so before it leaves; at most 5000
 * @param untilItSays how far the start is waited for
 */
async function startThatGivesNotice(noticeMs: number, untilItSays = 'the desk is open'): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-stop-'));
  if (databaseKind === 'embedded') putDatabaseIn(folder);
  const workspace = await aWorkspace();
  slack = workspace.slack;
  command = runGuichet(
    'start',
    { ...workspace.environment, LOG_LEVEL: 'info', DATA_DIR: folder, GUICHET_STOP_NOTICE_MS: String(noticeMs) },
    folder,
  );
  await command.says(untilItSays);
  origin = `http://127.0.0.1:${/"port":(\d+)/.exec(command.output())?.[1]}`;
}
afterEach(async () => {
  command.signal('SIGKILL');
  await command.ended;
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

const isListening = () =>
  fetch(`${origin}/readyz`).then(
    () => true,
    () => false,
  );

/** A server that stops may close the connection of the last question just as the next one goes out: it is asked again. */
const readiness = async (): Promise<{ readonly status: number; readonly body: unknown }> => {
  try {
    const answer = await fetch(`${origin}/readyz`);
    return { status: answer.status, body: await answer.json() };
  } catch (error) {
    // Not `instanceof`: the error is made outside of the test's own globals.
    if (Object(Object(error).cause).code === 'ECONNRESET') return readiness();
    throw error;
  }
};

/** A signed event whose last byte is held back: a request that runs. */
function halfSentEvent(): { readonly send: () => void; readonly status: Promise<number | undefined> } {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const sent = request(`${origin}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
  });
  sent.write(body.slice(0, -1));
  return { send: () => sent.end(body.slice(-1)), status };
}

testOnEmbedded('a process told to stop says so first, ends what runs, and leaves in good order', async () => {
  await startThatGivesNotice(3000);
  expect(await readiness()).toEqual({ status: 200, body: { ready: true, notReady: [] } });
  const event = halfSentEvent();
  await sleep(100);

  command.signal('SIGTERM');
  let told = await readiness();
  while (told.status === 200) told = await readiness();

  expect(told).toEqual({ status: 503, body: { ready: false, notReady: ['running'] } });
  expect((await fetch(`${origin}/healthz`, { headers: { connection: 'close' } })).status).toBe(200);
  while (await isListening()) await sleep(20);
  event.send();
  expect(await event.status).toBe(200);
  expect(await command.ended).toEqual({ code: 0, signal: null });
});

testOnEmbedded('a second signal ends it at once', async () => {
  await startThatGivesNotice(5000);
  halfSentEvent().status.catch(() => undefined);
  command.signal('SIGTERM');
  while ((await readiness()).status === 200);

  command.signal('SIGTERM');

  expect(await command.ended).toEqual({ code: 1, signal: null });
});

testOnEmbedded('a signal that comes during the start is obeyed once what was begun is finished', async () => {
  await startThatGivesNotice(0, 'real credentials on the embedded database');

  command.signal('SIGTERM');

  expect(await command.ended).toEqual({ code: 0, signal: null });
});
