import { App, HTTPReceiver } from '@slack/bolt';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { SECRET, SILENT, TOKEN } from './a-workspace.ts';

let slack: SlackSimulator;
let app: App;
let port: number;
const requestUrl = () => `http://127.0.0.1:${port}/slack/events`;

beforeEach(async () => {
  slack = await createSlackSimulator({ signingSecret: SECRET, botToken: TOKEN, retryDelaysMs: [0, 5, 5] });
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logger: SILENT, processBeforeResponse: true });
  app = new App({
    receiver,
    token: TOKEN,
    clientOptions: { slackApiUrl: slack.apiUrl },
    convoStore: false,
    logger: SILENT,
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  port = address.port;
  slack.deliverTo(requestUrl());
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const ticketForm = {
  type: 'modal' as const,
  callback_id: 'ticket',
  title: { type: 'plain_text' as const, text: 'Nouveau ticket' },
  submit: { type: 'plain_text' as const, text: 'Envoyer' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'summary',
      label: { type: 'plain_text' as const, text: 'Résumé' },
      element: { type: 'plain_text_input' as const, action_id: 'text', initial_value: 'le site bug' },
    },
    {
      type: 'input' as const,
      block_id: 'page',
      label: { type: 'plain_text' as const, text: 'Page' },
      element: { type: 'url_text_input' as const, action_id: 'url' },
    },
  ],
};

test('a message becomes a ticket through a private prompt, a form corrected once, and a post', async () => {
  app.message(/bug/, async ({ message, client }) => {
    if (message.subtype !== undefined) return;
    await client.chat.postEphemeral({
      channel: message.channel,
      user: message.user,
      text: 'Un ticket ?',
      blocks: [
        {
          type: 'actions',
          block_id: 'prompt',
          elements: [
            { type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Ouvrir' }, value: 'draft-1' },
          ],
        },
      ],
    });
  });
  app.action('open', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') throw new Error('not a click');
    await client.views.open({ trigger_id: body.trigger_id, view: ticketForm });
  });
  app.view('ticket', async ({ ack, view, client }) => {
    const summary = view.state.values['summary']?.['text']?.value;
    if (summary === 'le site bug') {
      await ack({ response_action: 'errors', errors: { summary: 'Dites-en plus.' } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: 'CTRIAGE001', text: `Ticket : ${summary}` });
  });

  await slack.say('UCAMILLE01', 'CSUPPORT01', 'Salut, le site bug');
  await slack.settled();
  const prompt = slack.messages('CSUPPORT01', 'UCAMILLE01').at(-1);
  expect(prompt).toMatchObject({ text: 'Un ticket ?', onlyFor: 'UCAMILLE01' });
  expect(slack.messages('CSUPPORT01', 'UHUGO00001')).toHaveLength(1);

  const click = await slack.act('UCAMILLE01', { channel: 'CSUPPORT01', ts: prompt?.ts ?? '' }, 'prompt', 'open');
  expect(click).toEqual({ kind: 'acknowledged' });
  const form = slack.openView('UCAMILLE01');
  expect(form?.state).toEqual({
    summary: { text: { type: 'plain_text_input', value: 'le site bug' } },
    page: { url: { type: 'url_text_input', value: null } },
  });

  const viewId = form?.id ?? '';
  expect(await slack.submit('UCAMILLE01', viewId, {})).toEqual({
    kind: 'corrections',
    errors: { page: 'Veuillez remplir ce champ obligatoire.' },
  });
  const page = { page: { url: { value: 'https://lumiere.example/contact' } } };
  expect(await slack.submit('UCAMILLE01', viewId, page)).toEqual({
    kind: 'corrections',
    errors: { summary: 'Dites-en plus.' },
  });
  expect(slack.openView('UCAMILLE01')?.errors).toEqual({ summary: 'Dites-en plus.' });
  const summary = { summary: { text: { value: 'Erreur 500 sur la page de contact' } } };
  expect(await slack.submit('UCAMILLE01', viewId, summary)).toEqual({ kind: 'acknowledged' });

  expect(slack.openView('UCAMILLE01')).toBeUndefined();
  expect(slack.messages('CTRIAGE001', 'ULEA000001').map((message) => message.text)).toEqual([
    'Ticket : Erreur 500 sur la page de contact',
  ]);
  expect(slack.messages('CTRIAGE001', 'UCAMILLE01')).toEqual([]);
});

test('Bolt answers commands, updates and closes forms, and sees Homes and edits, by its own helpers', async () => {
  const seen: string[] = [];
  app.command('/ticket', async ({ ack, command, respond, client }) => {
    await ack(`Reçu : ${command.text}`);
    await respond({ response_type: 'in_channel', text: `<@${command.user_id}> ouvre un ticket` });
    await client.views.open({ trigger_id: command.trigger_id, view: { ...ticketForm, notify_on_close: true } });
  });
  app.view({ callback_id: 'ticket', type: 'view_closed' }, async ({ ack, view }) => {
    await ack();
    seen.push(`closed ${view.callback_id}`);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  });
  app.message(async ({ message }) => {
    seen.push(message.subtype ?? 'message');
  });

  expect(await slack.command('UCAMILLE01', 'CSUPPORT01', '/ticket', 'le site')).toEqual({ kind: 'acknowledged' });
  const texts = slack.messages('CSUPPORT01', 'UCAMILLE01').map((message) => message.text);
  expect(texts.sort()).toEqual(['<@UCAMILLE01> ouvre un ticket', 'Reçu : le site']);
  await slack.closeView('UCAMILLE01', slack.openView('UCAMILLE01')?.id ?? '');
  await slack.openHome('UCAMILLE01');
  const message = await slack.say('UHUGO00001', 'CSUPPORT01', 'Bonjour');
  await slack.settled();
  await slack.edit('UHUGO00001', 'CSUPPORT01', message.ts, 'Bonsoir');
  await slack.settled();

  expect(seen).toEqual(['closed ticket', 'message', 'message_changed']);
  expect(slack.homeView('UCAMILLE01')).toBeDefined();
});

test('Bolt that fails on an event is sent it again, until it works', async () => {
  let failures = 2;
  const retries: (number | undefined)[] = [];
  app.error(async (error) => {
    throw error;
  });
  app.message('bug', async ({ context }) => {
    retries.push(context.retryNum);
    failures -= 1;
    if (failures >= 0) throw new Error('the database is away');
  });
  await slack.say('UCAMILLE01', 'CSUPPORT01', 'le site bug');
  await slack.settled();
  expect(retries).toEqual([undefined, 1, 2]);
  expect(slack.deliveries().map((delivery) => delivery.status)).toEqual([500, 500, 200]);
});

test('a signature made with another secret is refused by Bolt', async () => {
  const stranger = await createSlackSimulator({
    signingSecret: 'another-secret',
    botToken: TOKEN,
    retryDelaysMs: [],
    requestUrl: requestUrl(),
  });
  expect(await stranger.command('UCAMILLE01', 'CSUPPORT01', '/ticket', '')).toMatchObject({ status: 401 });
  await stranger.close();
});
