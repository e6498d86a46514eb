import { createHmac } from 'node:crypto';
import {
  type AWorkspace,
  aWorkspace,
  codeOf,
  IMPATIENT_MS,
  type Json,
  SECRET,
  TOKEN,
  TOO_LATE,
  webClient,
} from './a-workspace.ts';

let workspace: AWorkspace;
beforeEach(async () => {
  workspace = await aWorkspace();
});
afterEach(() => workspace.close());

/** Where an app can be late. */
async function anImpatientWorkspace(): Promise<void> {
  await workspace.close();
  workspace = await aWorkspace({ deliveryTimeoutMs: IMPATIENT_MS });
}

const SUPPORT = 'CSUPPORT01';
const at = (index: number) => {
  const received = workspace.received[index];
  if (!received) throw new Error(`nothing was received at ${index}`);
  return received;
};

describe('an event', () => {
  test('is signed, and wrapped as Slack wraps it', async () => {
    const message = await workspace.slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await workspace.slack.settled();

    const { headers, raw, body } = at(0);
    expect(headers['content-type']).toBe('application/json');
    expect(headers.connection).toBe('close');
    const timestamp = headers['x-slack-request-timestamp'];
    const expected = createHmac('sha256', SECRET)
      .update(`v0:${String(timestamp)}:${raw}`)
      .digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${expected}`);
    expect(body).toMatchObject({
      type: 'event_callback',
      team_id: workspace.slack.teamId,
      api_app_id: workspace.slack.appId,
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [{ team_id: workspace.slack.teamId, user_id: workspace.slack.botUserId, is_bot: true }],
      event: {
        type: 'message',
        channel: SUPPORT,
        channel_type: 'channel',
        user: 'UCAMILLE01',
        text: 'Bonjour',
        ts: message.ts,
        event_ts: message.ts,
        client_msg_id: expect.any(String),
        blocks: [{ type: 'rich_text' }],
      },
    });
  });

  test('names direct messages and private channels by their type', async () => {
    const { slack } = workspace;
    await slack.say('UCAMILLE01', slack.directChannel('UCAMILLE01').id, 'Bonjour');
    await slack.settled();
    await slack.say('ULEA000001', 'CTRIAGE001', 'Je prends');
    await slack.settled();
    expect(workspace.events().map((event) => event['channel_type'])).toEqual(['im', 'group']);
  });

  test('comes twice for a mention of the app, with the same ts', async () => {
    await workspace.slack.say('UCAMILLE01', SUPPORT, '@Guichet le site bug');
    await workspace.slack.settled();
    // Side by side: either may come first.
    expect(workspace.events()).toHaveLength(2);
    const [[message], [mention]] = [workspace.events('message'), workspace.events('app_mention')];
    expect(message).toMatchObject({ text: `<@${workspace.slack.botUserId}> le site bug` });
    expect(mention).toMatchObject({ ts: message?.['ts'] });
    expect(at(0).body['event_id']).not.toBe(at(1).body['event_id']);
  });

  test('tells the app of its own posts, updates and deletions too', async () => {
    const { client, slack } = workspace;
    const posted = await client.chat.postMessage({ channel: SUPPORT, text: 'Bonjour' });
    await slack.settled();
    await client.chat.update({ channel: SUPPORT, ts: posted.ts ?? '', text: 'Bonsoir' });
    await slack.settled();
    await client.chat.delete({ channel: SUPPORT, ts: posted.ts ?? '' });
    await slack.settled();
    expect(workspace.events()).toMatchObject([
      { type: 'message', user: slack.botUserId, bot_id: slack.botId, text: 'Bonjour' },
      { subtype: 'message_changed', hidden: true, message: { text: 'Bonsoir' }, previous_message: { text: 'Bonjour' } },
      { subtype: 'message_deleted', deleted_ts: posted.ts, previous_message: { text: 'Bonsoir', bot_id: slack.botId } },
    ]);
  });

  test('tells of edits and deletions by people, and of a deleted message that had replies', async () => {
    const { client, slack } = workspace;
    const message = await slack.say('UCAMILLE01', SUPPORT, 'Le site bug');
    await slack.edit('UCAMILLE01', SUPPORT, message.ts, 'Le site rame');
    await client.chat.postMessage({ channel: SUPPORT, text: 'Noté', thread_ts: message.ts });
    await slack.settled();
    await slack.remove('UCAMILLE01', SUPPORT, message.ts);
    await slack.settled();
    const hidden = workspace.events().filter((event) => event['hidden'] === true);
    expect(hidden).toMatchObject([
      {
        subtype: 'message_changed',
        message: { text: 'Le site rame', edited: { user: 'UCAMILLE01' } },
        previous_message: { text: 'Le site bug' },
      },
      { subtype: 'message_changed', message: { subtype: 'tombstone' }, previous_message: { text: 'Le site rame' } },
    ]);
    expect(slack.messages(SUPPORT, 'UHUGO00001')[0]).toMatchObject({ isTombstone: true });
  });

  test('tells of reactions, of members who join and leave, of a Home that is opened', async () => {
    const { slack } = workspace;
    const message = await slack.say('UCAMILLE01', SUPPORT, 'Le site bug');
    await slack.settled();
    await slack.react('ULEA000001', SUPPORT, message.ts, 'ticket');
    await slack.settled();
    await slack.join('UHUGO00001', 'CTRIAGE001');
    await slack.settled();
    await slack.leave('UHUGO00001', 'CTRIAGE001');
    await slack.settled();
    await slack.openHome('UHUGO00001');
    await slack.settled();
    expect(workspace.events().slice(1)).toMatchObject([
      { type: 'reaction_added', user: 'ULEA000001', reaction: 'ticket', item: { channel: SUPPORT, ts: message.ts } },
      { type: 'member_joined_channel', user: 'UHUGO00001', channel: 'CTRIAGE001', channel_type: 'G' },
      { type: 'member_left_channel', user: 'UHUGO00001', channel: 'CTRIAGE001', team: slack.teamId },
      { type: 'app_home_opened', user: 'UHUGO00001', tab: 'home' },
    ]);
  });

  test('tells once of somebody who changes their language, as Slack describes a person', async () => {
    const { slack } = workspace;
    slack.setLocale('UHUGO00001', 'en-US');
    slack.setLocale('UHUGO00001', 'en-US');
    await slack.settled();
    expect(workspace.events()).toMatchObject([
      {
        type: 'user_change',
        user: {
          id: 'UHUGO00001',
          team_id: slack.teamId,
          name: 'hugo.petit',
          real_name: 'Hugo Petit',
          tz: 'America/Martinique',
          locale: 'en-US',
          is_bot: false,
          profile: { real_name: 'Hugo Petit' },
        },
        cache_ts: expect.any(Number),
        event_ts: expect.any(String),
      },
    ]);
  });

  test('is not sent from where the app is not a member', async () => {
    await workspace.close();
    workspace = await aWorkspace({ channels: [{ id: 'COPEN00001', name: 'ouvert', members: ['UCAMILLE01'] }] });
    await workspace.slack.say('UCAMILLE01', 'COPEN00001', 'entre nous');
    await workspace.slack.settled();
    expect(workspace.received).toEqual([]);
  });
});

describe('an event that is not received', () => {
  test('is sent again three times, with the reason, under the same id', async () => {
    workspace.answer(() => ({ status: 500 }));
    await workspace.slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await workspace.slack.settled();
    const headers = workspace.received.map((one) => [
      one.headers['x-slack-retry-num'],
      one.headers['x-slack-retry-reason'],
    ]);
    expect(headers).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(workspace.received.map((one) => one.body['event_id'])).size).toBe(1);
    expect(workspace.slack.deliveries().map((delivery) => [delivery.attempt, delivery.status])).toEqual([
      [0, 500],
      [1, 500],
      [2, 500],
      [3, 500],
    ]);
  });

  test('is not sent again when the app says so', async () => {
    workspace.answer(() => ({ status: 500, headers: { 'X-Slack-No-Retry': '1' } }));
    await workspace.slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await workspace.slack.settled();
    expect(workspace.received).toHaveLength(1);
  });

  test('is sent until it is received, whatever kept it', async () => {
    await anImpatientWorkspace();
    workspace.answer(({ headers }) => (headers['x-slack-retry-num'] === undefined ? TOO_LATE : {}));
    await workspace.slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await workspace.slack.settled();
    const [first, ...others] = workspace.slack.deliveries().map((delivery) => delivery.status);
    expect([first, others.at(-1)]).toEqual(['timeout', 200]);
    expect(workspace.received.at(-1)?.headers['x-slack-retry-reason']).toBe('http_timeout');

    workspace.slack.deliverTo('http://127.0.0.1:1/slack/events');
    await workspace.slack.say('UCAMILLE01', SUPPORT, 'Encore');
    await workspace.slack.settled();
    expect(workspace.slack.deliveries().at(-1)).toMatchObject({ status: 'connection_failed', attempt: 3 });
  });
});

test('the url_verification handshake tells whether the challenge came back', async () => {
  workspace.answer(({ body }) => ({ body: { challenge: body['challenge'] } }));
  expect(await workspace.slack.verifyUrl()).toBe(true);
  workspace.answer(() => ({}));
  expect(await workspace.slack.verifyUrl()).toBe(false);
});

describe('a slash command', () => {
  test('comes as a bare form, names resolved and links as typed', async () => {
    const { slack } = workspace;
    const outcome = await slack.command(
      'UCAMILLE01',
      SUPPORT,
      '/ticket',
      'pour @Léa Fontaine : https://a.example & <b>',
    );
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(at(0).headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(at(0).body).toMatchObject({
      command: '/ticket',
      text: 'pour <@ULEA000001|lea.fontaine> : https://a.example &amp; &lt;b&gt;',
      channel_id: SUPPORT,
      channel_name: 'support',
      user_id: 'UCAMILLE01',
      user_name: 'camille.roy',
      team_domain: 'agence-lumiere',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/commands/'),
    });
  });

  test('is never sent twice, and its failure is told', async () => {
    workspace.answer(() => ({ status: 500 }));
    const failed = await workspace.slack.command('UCAMILLE01', SUPPORT, '/ticket', '');
    expect(failed).toEqual({ kind: 'failed', reason: 'http_error', status: 500 });
    expect(workspace.received).toHaveLength(1);

    await anImpatientWorkspace();
    workspace.answer(() => TOO_LATE);
    const late = await workspace.slack.command('UCAMILLE01', SUPPORT, '/ticket', '');
    expect(late).toEqual({ kind: 'failed', reason: 'timeout' });
    expect(workspace.slack.deliveries()).toHaveLength(1);
  });

  test('shows what its answer says, to its author alone unless in_channel', async () => {
    const { slack } = workspace;
    workspace.answer(() => ({ body: { text: 'Voici' } }));
    await slack.command('UCAMILLE01', SUPPORT, '/ticket', 'help');
    workspace.answer(() => ({ body: { text: 'Pour tous', response_type: 'in_channel' } }));
    await slack.command('UCAMILLE01', SUPPORT, '/ticket', 'help');
    expect(slack.messages(SUPPORT, 'UCAMILLE01').map((message) => message.text)).toEqual(['Voici', 'Pour tous']);
    expect(slack.messages(SUPPORT, 'UHUGO00001').map((message) => message.text)).toEqual(['Pour tous']);
    workspace.answer(() => ({ body: { blocks: [{ type: 'nonsense' }] } }));
    expect(await slack.command('UCAMILLE01', SUPPORT, '/ticket', '')).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('unsupported type: nonsense'),
    });
  });
});

describe('a fault', () => {
  const post = (text = 'x') => workspace.client.chat.postMessage({ channel: SUPPORT, text });
  const texts = () => workspace.slack.messages(SUPPORT, 'UCAMILLE01').map((message) => message.text);

  test('rate_limited answers 429 with Retry-After, without effect, once', async () => {
    workspace.slack.arm({ kind: 'rate_limited', method: 'chat.postMessage', retryAfterSeconds: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect(texts()).toEqual([]);
    await post();
    expect(texts()).toEqual(['x']);
  });

  test('http_error and api_error have no effect, as often as they say', async () => {
    workspace.slack.arm({ kind: 'http_error', method: '*', status: 503, times: 2 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    workspace.slack.arm({ kind: 'api_error', method: 'chat.postMessage', error: 'internal_error' });
    expect(await codeOf(post())).toBe('internal_error');
    expect(texts()).toEqual([]);
  });

  test('dropped_response takes effect, then cuts the line', async () => {
    workspace.slack.arm({ kind: 'dropped_response', method: 'chat.postMessage' });
    await expect(post('ambigu')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(texts()).toEqual(['ambigu']);
  });

  test('slow takes effect and answers late', async () => {
    workspace.slack.arm({ kind: 'slow', method: 'chat.postMessage', delayMs: 60 });
    const started = performance.now();
    await post();
    expect(performance.now() - started).toBeGreaterThan(50);
  });

  test('duplicate_delivery sends the same event again', async () => {
    workspace.slack.arm({ kind: 'duplicate_delivery', copies: 3 });
    await workspace.slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    await workspace.slack.settled();
    expect(workspace.received).toHaveLength(3);
    expect(new Set(workspace.received.map((one) => one.body['event_id'])).size).toBe(1);
  });

  test('reordered_delivery holds events and sends them backwards', async () => {
    const { slack } = workspace;
    slack.arm({ kind: 'reordered_delivery', count: 3 });
    for (const text of ['un', 'deux', 'trois']) await slack.say('UCAMILLE01', SUPPORT, text);
    await slack.settled();
    expect(workspace.events().map((event) => event['text'])).toEqual(['trois', 'deux', 'un']);
    slack.arm({ kind: 'reordered_delivery', count: 2 });
    await slack.say('UCAMILLE01', SUPPORT, 'quatre');
    await slack.settled();
    expect(workspace.received).toHaveLength(3);
    slack.disarmAll();
    await slack.settled();
    expect(workspace.received).toHaveLength(4);
  });

  test('expired_trigger makes the next trigger useless', async () => {
    workspace.slack.arm({ kind: 'expired_trigger' });
    await workspace.slack.command('UCAMILLE01', SUPPORT, '/ticket', '');
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'x' }, blocks: [] };
    const trigger = String(at(0).body['trigger_id']);
    expect(await codeOf(workspace.client.views.open({ trigger_id: trigger, view }))).toBe('expired_trigger_id');
  });
});

describe('a response_url', () => {
  let url: string;
  let clock = Date.now();
  const respond = async (body: Json) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return [response.status, await response.json()];
  };
  beforeEach(async () => {
    await workspace.close();
    workspace = await aWorkspace({ now: () => clock });
    await workspace.slack.command('UCAMILLE01', SUPPORT, '/ticket', '');
    url = String(at(0).body['response_url']);
  });

  test('takes five posts', async () => {
    for (let post = 0; post < 5; post += 1) expect(await respond({ text: 'x' })).toEqual([200, { ok: true }]);
    expect(await respond({ text: 'x' })).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(workspace.slack.messages(SUPPORT, 'UCAMILLE01')).toHaveLength(5);
    expect(workspace.slack.messages(SUPPORT, 'UHUGO00001')).toHaveLength(0);
    expect(workspace.slack.deliveries().at(-1)).toMatchObject({ kind: 'response', status: 404 });
  });

  test('ends after thirty minutes', async () => {
    clock += 30 * 60 * 1000 - 1;
    expect((await respond({ text: 'x' }))[0]).toBe(200);
    clock += 2;
    expect(await respond({ text: 'x' })).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  test('refuses wrong blocks, no text, and what is not JSON', async () => {
    expect(await respond({ blocks: [{ type: 'header' }] })).toMatchObject([400, { error: 'invalid_blocks' }]);
    expect(await respond({})).toMatchObject([400, { error: 'no_text' }]);
    const broken = await fetch(url, { method: 'POST', body: '{' });
    expect([broken.status, await broken.json()]).toMatchObject([400, { error: 'invalid_payload' }]);
    expect((await fetch(`${workspace.slack.apiUrl}../commands/T/1/x`, { method: 'POST', body: '{}' })).status).toBe(
      404,
    );
  });
});

test('an unknown path, a huge body and a wrong token end in an answer', async () => {
  const base = workspace.slack.apiUrl;
  const huge = await fetch(`${base}api.test`, { method: 'POST', body: 'x'.repeat(5 * 1024 * 1024) });
  expect(huge.status).toBe(413);
  expect(await codeOf(webClient(workspace.slack, `${TOKEN}x`).auth.test())).toBe('invalid_auth');
});
