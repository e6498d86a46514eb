import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { actions, button, call, input, modal, SECRET, TOKEN, webClient } from './a-workspace.ts';

let folder: string;
let stateFile: string;
let slack: SlackSimulator;

const start = async () => {
  slack = await createSlackSimulator({ signingSecret: SECRET, botToken: TOKEN, stateFile });
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slack-state-'));
  stateFile = join(folder, 'deeper', 'workspace.json');
  await start();
});
afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

/** The whole workspace as plain JSON. */
const everything = (): unknown =>
  JSON.parse(
    JSON.stringify({
      users: slack.users(),
      channels: slack.channels().map((channel) => ({ ...channel, members: [...channel.members] })),
      messages: slack.channels().map((channel) =>
        slack.users().map((user) =>
          slack.messages(channel.id, user.id).map((message) => ({
            ...message,
            pastBlocks: undefined,
            reactions: [...message.reactions].map(([name, users]) => [name, [...users]]),
          })),
        ),
      ),
      views: slack.users().map((user) => [slack.openView(user.id), slack.homeView(user.id)]),
    }),
  );

async function liveALittle(): Promise<void> {
  const client = webClient(slack);
  const message = await slack.say('UCAMILLE01', 'CSUPPORT01', 'Le site bug');
  await slack.edit('UCAMILLE01', 'CSUPPORT01', message.ts, 'Le site rame');
  await slack.react('ULEA000001', 'CSUPPORT01', message.ts, 'ticket');
  const blocks = [actions('prompt', button('open'))];
  const prompt = { channel: 'CSUPPORT01', user: 'UCAMILLE01', text: 'Un ticket ?', blocks };
  await call(client, 'chat.postEphemeral', prompt);
  await client.chat.postMessage({
    channel: 'UCAMILLE01',
    text: 'Bonjour',
    metadata: { event_type: 'sent', event_payload: { id: 1 } },
  });
  const file = slack.addFile('UCAMILLE01', { name: 'a.png', mimetype: 'image/png', size: 1 });
  await slack.say('UCAMILLE01', 'CSUPPORT01', 'Voici', message.ts, [file]);
  await call(client, 'views.publish', { user_id: 'UCAMILLE01', view: { type: 'home', blocks: [{ type: 'divider' }] } });
  slack.setLocale('UHUGO00001', 'en-US');
  slack.setArchived('CGENERAL01', true);
}

test('a new start finds everything as it was, and goes on from there', async () => {
  await liveALittle();
  const before = everything();
  await slack.close();
  await start();
  expect(everything()).toEqual(before);

  const next = await slack.say('UCAMILLE01', 'CSUPPORT01', 'Encore');
  const earlier = slack.messages('CSUPPORT01', 'UCAMILLE01').slice(0, -1);
  expect(earlier.every((message) => message.ts < next.ts)).toBe(true);
  const [prompt] = slack.messages('CSUPPORT01', 'UCAMILLE01').filter((message) => message.onlyFor !== undefined);
  const outcome = await slack.act('UCAMILLE01', { channel: 'CSUPPORT01', ts: prompt?.ts ?? '' }, 'prompt', 'open');
  expect(outcome).toEqual({ kind: 'failed', reason: 'connection_failed' });
});

test('an open form is still open, with what was typed', async () => {
  await slack.command('UCAMILLE01', 'CSUPPORT01', '/ticket', '');
  const trigger = slack.deliveries().at(-1)?.body['trigger_id'];
  const view = modal([input('a', { type: 'plain_text_input', min_length: 10 })]);
  await call(webClient(slack), 'views.open', { trigger_id: String(trigger), view });
  const id = slack.openView('UCAMILLE01')?.id ?? '';
  await slack.submit('UCAMILLE01', id, { a: { field: { value: 'court' } } });
  await slack.close();
  await start();
  expect(slack.openView('UCAMILLE01')).toMatchObject({ id, state: { a: { field: { value: 'court' } } } });
  expect(Object.keys(slack.openView('UCAMILLE01')?.errors ?? {})).toEqual(['a']);
});

test('a change is on the disk within 150 ms', async () => {
  await slack.say('UCAMILLE01', 'CSUPPORT01', 'Le site bug');
  await delay(150);
  expect(await readFile(stateFile, 'utf8')).toContain('Le site bug');
});

test.each(['', 'not JSON', '{"version":1}', '[]'])(
  'a file that holds %p is set aside, and a new life begins',
  async (held) => {
    await slack.close();
    await writeFile(stateFile, held);
    await start();
    expect(slack.messages('CSUPPORT01', 'UCAMILLE01')).toEqual([]);
    const kept = (await readdir(join(folder, 'deeper'))).find((name) => name.includes('unreadable'));
    expect(await readFile(join(folder, 'deeper', kept ?? ''), 'utf8')).toBe(held);
  },
);
