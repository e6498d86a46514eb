import { z } from 'zod';
import type { TrafficLine } from '../../../src/playground/page/protocol.ts';
import { type APage, aPage } from './a-page.ts';

const CAMILLE = 'UCAMILLE01';
const SUPPORT = 'CSUPPORT01';

let page: APage;
beforeEach(async () => {
  page = await aPage();
});
afterEach(() => page.close());

async function lines(): Promise<readonly TrafficLine[]> {
  const response = await fetch(`${page.url}api/traffic`);
  return z.object({ lines: z.array(z.custom<TrafficLine>()) }).parse(await response.json()).lines;
}

test('both ways are told, newest first, with what each was, how it ended and how long it took', async () => {
  await page.post('say', { as: CAMILLE, channel: SUPPORT, text: 'hello' });
  await page.simulator.settled();
  await page.call('chat.postMessage', { channel: SUPPORT, text: 'hi' });
  await page.call('chat.postMessage', { channel: 'CNOWHERE01', text: 'hi' });
  await page.simulator.settled();

  const told = await lines();
  expect(told.map(({ way, name, status }) => `${way} ${name} ${status}`)).toEqual(
    expect.arrayContaining(['out message 200', 'in chat.postMessage 200', 'in chat.postMessage channel_not_found']),
  );
  expect(told.map(({ id }) => id)).toEqual(told.map(({ id }) => id).toSorted((one, other) => other - one));
  expect(told.every(({ tookMs, at }) => tookMs >= 0 && at > 0)).toBe(true);
  expect(told.find(({ isRefused }) => isRefused)?.status).toBe('channel_not_found');
});

test('one of them reads word for word, and no token is in it', async () => {
  await page.call('chat.postMessage', { channel: SUPPORT, text: 'hi' });
  await page.call('chat.postMessage', { channel: SUPPORT, text: 'hi', token: 'xoxb-test', note: 'xoxb-elsewhere' });
  await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/ticket help' });
  for (const { id } of await lines()) {
    const { status, body } = await page.get(`api/traffic-detail?id=${id}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/xoxb|not-a-secret|signing-secret/);
  }
  const command = (await lines()).find(({ name }) => name === '/ticket');
  const { body } = await page.get(`api/traffic-detail?id=${command?.id}`);
  expect(body).toMatchObject({ sent: { command: '/ticket', text: 'help', token: '•••' }, answered: null });
});

test('an answer with corrections can be read, and what the app did not answer says so', async () => {
  page.product.answer = { status: 500, body: '' };
  await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/ticket' });
  page.product.answer = { status: 200, body: '{"text":"done"}' };
  await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/ticket' });
  const [answered, failed] = await lines();
  expect([failed?.status, failed?.isRefused]).toEqual(['500', true]);
  expect((await page.get(`api/traffic-detail?id=${answered?.id}`)).body).toMatchObject({ answered: { text: 'done' } });
});

test('an unknown line is not found', async () => {
  for (const id of ['12345', '0', 'x']) expect((await page.get(`api/traffic-detail?id=${id}`)).status).toBe(404);
});

test('whoever listens is told that something went over the wire', async () => {
  const response = await fetch(`${page.url}api/events`);
  const reader = response.body?.getReader();
  await page.call('auth.test', {});
  let heard = '';
  while (!heard.includes('event: traffic')) heard += new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
});
