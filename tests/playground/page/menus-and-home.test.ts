import { type APage, aPage } from './a-page.ts';

const CAMILLE = 'UCAMILLE01';
const LEA = 'ULEA000001';
const SUPPORT = 'CSUPPORT01';

const home = {
  type: 'home',
  blocks: [
    {
      type: 'section',
      block_id: 'queue',
      text: { type: 'mrkdwn', text: '*The queue*' },
      accessory: {
        type: 'overflow',
        action_id: 'more',
        options: [{ text: { type: 'plain_text', text: 'Late' }, value: 'late' }],
      },
    },
  ],
};

let page: APage;
beforeEach(async () => {
  page = await aPage();
});
afterEach(() => page.close());

function lastInteraction(): Record<string, unknown> {
  return JSON.parse(page.product.received.at(-1)?.get('payload') ?? '{}');
}

async function said(): Promise<string> {
  await page.post('say', { as: CAMILLE, channel: SUPPORT, text: 'hello' });
  return (await page.state({ as: CAMILLE, channel: SUPPORT })).messages.at(-1)?.ts ?? '';
}

test('an emoji is put on a message, seen by all, and taken off by the same gesture', async () => {
  const ts = await said();
  await page.post('react', { as: LEA, channel: SUPPORT, ts, emoji: 'ticket' });
  const withEmoji = await page.state({ as: CAMILLE, channel: SUPPORT });
  expect(withEmoji.messages.at(-1)?.reactions).toEqual([{ name: 'ticket', users: [LEA] }]);
  await page.simulator.settled();
  await page.post('react', { as: LEA, channel: SUPPORT, ts, emoji: 'ticket' });
  expect((await page.state({ as: CAMILLE, channel: SUPPORT })).messages.at(-1)?.reactions).toEqual([]);
  await page.simulator.settled();
  const types = page.simulator.deliveries().map(({ body }) => JSON.stringify(body['event']).match(/reaction_\w+/)?.[0]);
  expect(types.filter(Boolean)).toEqual(['reaction_added', 'reaction_removed']);
  expect((await page.post('react', { as: LEA, channel: SUPPORT, ts, emoji: 'not an emoji' })).status).toBe(400);
});

test('the app’s shortcuts stand in the state, and one reaches the app with the message', async () => {
  const ts = await said();
  const { messageShortcuts } = await page.state({ as: LEA });
  expect(messageShortcuts).toEqual([{ callbackId: 'create_ticket', name: 'Créer un ticket' }]);
  await page.post('shortcut', { as: LEA, channel: SUPPORT, ts, callbackId: 'create_ticket' });
  expect(lastInteraction()).toMatchObject({
    type: 'message_action',
    callback_id: 'create_ticket',
    user: { id: LEA },
    message: { ts, text: 'hello', user: CAMILLE },
  });
});

test('Home is empty until the app publishes it; opening it is told to the app, a choice in it too', async () => {
  expect((await page.state({ as: LEA })).home).toEqual({ view: null });
  await page.post('open-home', { as: LEA });
  await page.simulator.settled();
  expect(page.simulator.deliveries().at(-1)?.body['event']).toMatchObject({ type: 'app_home_opened', user: LEA });

  await page.call('views.publish', { user_id: LEA, view: home });
  const { view } = (await page.state({ as: LEA })).home ?? {};
  expect(view?.view.blocks).toHaveLength(1);
  expect((await page.state({ as: CAMILLE })).home).toEqual({ view: null });

  const value = { selected_option: { value: 'late' } };
  const choice = { as: LEA, viewId: view?.id, blockId: 'queue', actionId: 'more', value, state: {} };
  expect((await page.post('act-in-view', choice)).status).toBe(200);
  expect(lastInteraction()).toMatchObject({
    type: 'block_actions',
    container: { type: 'view', view_id: view?.id },
    view: { id: view?.id, type: 'home' },
    actions: [{ type: 'overflow', action_id: 'more', selected_option: { value: 'late' } }],
  });
});
