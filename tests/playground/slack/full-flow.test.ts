import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { createSlackSimulator } from '../../../src/playground/slack/simulator.ts';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';

const SECRET = 'a-signing-secret';
const TOKEN = 'xoxb-simulated';

let slack: SlackSimulator;
let app: App;

beforeEach(async () => {
  slack = await createSlackSimulator({ signingSecret: SECRET, botToken: TOKEN, retryDelaysMs: [0, 5, 5] });
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logLevel: LogLevel.ERROR, processBeforeResponse: true });
  app = new App({
    receiver,
    token: TOKEN,
    clientOptions: { slackApiUrl: slack.apiUrl },
    convoStore: false,
    logLevel: LogLevel.ERROR,
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
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
