import { mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APage, aPage } from './a-page.ts';

const CAMILLE = 'UCAMILLE01';
const LEA = 'ULEA000001';
const SUPPORT = 'CSUPPORT01';
const TRIAGE = 'CTRIAGE001';

const button = { type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Take' }, value: '12' };
const actions = [{ type: 'actions', block_id: 'do', elements: [button] }];
const titleField = {
  type: 'input',
  block_id: 'title',
  label: { type: 'plain_text', text: 'Title' },
  element: { type: 'plain_text_input', action_id: 'v' },
};
const view = {
  type: 'modal',
  callback_id: 'new',
  title: { type: 'plain_text', text: 'New ticket' },
  submit: { type: 'plain_text', text: 'Send' },
  notify_on_close: true,
  blocks: [titleField, { type: 'actions', block_id: 'do', elements: [button] }],
};

let page: APage;
beforeEach(async () => {
  page = await aPage();
});
afterEach(() => page.close());

/** Opens a form on somebody's screen, the way a product does: by the trigger of their command. */
async function openForm(user: string): Promise<string> {
  await page.post('command', { as: user, channel: SUPPORT, text: '/ticket' });
  await page.call('views.open', { trigger_id: page.product.received.at(-1)?.get('trigger_id'), view });
  const state = await page.state({ as: user });
  return state.view?.id ?? '';
}

function lastInteraction(): Record<string, unknown> {
  return JSON.parse(page.product.received.at(-1)?.get('payload') ?? '{}');
}

/** `fetch` writes the Host header itself, so the plain client is needed to lie in it. */
function statusWithHost(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the door', () => {
  test('opens for its own address only, so that no name can be rebound to it', async () => {
    const { port } = new URL(page.url);
    const state = `${page.url}api/state`;
    await expect(statusWithHost(state, { Host: `127.0.0.1:${port}` })).resolves.toBe(200);
    await expect(statusWithHost(state, { Host: `localhost:${port}` })).resolves.toBe(200);
    await expect(statusWithHost(state, { Host: `evil.example:${port}` })).resolves.toBe(403);
    await expect(statusWithHost(state, { Host: '127.0.0.1' })).resolves.toBe(403);
    await expect(statusWithHost(state, { Origin: 'http://evil.example' })).resolves.toBe(403);
  });

  test('is not found without the token', async () => {
    const { origin } = new URL(page.url);
    for (const wrong of ['/', '/playground/', '/playground/other/', '/playground/other/api/state', '/api/state']) {
      expect((await fetch(origin + wrong)).status).toBe(404);
    }
  });

  test('sends a missing last slash on its way', async () => {
    const response = await fetch(page.url.slice(0, -1), { redirect: 'manual' });
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe(new URL(page.url).pathname);
  });

  test('allows no inline script or style, no framing and no cache', async () => {
    const { headers } = await fetch(`${page.url}api/state`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('the files', () => {
  test('are those of the page and nothing beside them', async () => {
    const html = await fetch(page.url);
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(await html.text()).toContain('browser/main.js');
    expect((await fetch(`${page.url}page.css`)).headers.get('content-type')).toContain('text/css');
    for (const other of [
      'server.ts',
      'browser/tsconfig.json',
      'browser/../server.ts',
      '%2e%2e/slack/simulator.ts',
      'browser/..%2fserver.js',
    ]) {
      expect((await fetch(page.url + other)).status).toBe(404);
    }
  });

  test('come from the folder that was named', async () => {
    const assetsFolder = await mkdtemp(path.join(tmpdir(), 'page-'));
    await writeFile(path.join(assetsFolder, 'index.html'), 'from elsewhere');
    const other = await aPage({ assetsFolder });
    expect(await (await fetch(other.url)).text()).toBe('from elsewhere');
    expect((await fetch(`${other.url}page.css`)).status).toBe(404);
    await other.close();
  });

  test('hold no script, style or handler of their own: the policy would refuse it', async () => {
    const html = await (await fetch(page.url)).text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
    expect(html).not.toMatch(/https?:\/\//);
  });
});

describe('what a person sees', () => {
  test('is their channels, people with their parts, and a direct message with the app', async () => {
    const state = await page.state({ as: CAMILLE });
    expect(state.me).toBe(CAMILLE);
    expect(state.channels.map((channel) => channel.name)).toEqual(['support', 'general', '']);
    expect(state.channels.at(-1)?.isDirect).toBe(true);
    expect(state.users.map((user) => user.part).sort()).toEqual(
      ['agent', 'agent', 'app', 'lead', 'requester', 'requester'].sort(),
    );
    expect(state.view).toBeNull();
  });

  test('is never a channel they are not in, even when they ask for it', async () => {
    await page.post('say', { as: LEA, channel: TRIAGE, text: 'internal note' });
    const state = await page.state({ as: CAMILLE, channel: TRIAGE });
    expect(state.channel).toBe(SUPPORT);
    expect(JSON.stringify(state)).not.toContain('internal note');
  });

  test('begins with the first person when nobody is named, and with nobody unknown', async () => {
    expect((await page.state({})).me).toBe(CAMILLE);
    expect((await page.get('api/state?as=UNOBODY')).status).toBe(404);
    expect((await page.get('api/state?as=UGUICHET01')).status).toBe(404);
    expect((await page.get(`api/state?as=${CAMILLE}&thread=abc`)).status).toBe(400);
  });

  test('has replies counted under their message and shown in their thread', async () => {
    const root = await page.simulator.say(CAMILLE, SUPPORT, 'hello');
    await page.post('say', { as: LEA, channel: SUPPORT, text: 'one', thread: root.ts });
    await page.post('say', { as: CAMILLE, channel: SUPPORT, text: 'two', thread: root.ts });
    const state = await page.state({ as: CAMILLE, channel: SUPPORT, thread: root.ts });
    expect(state.messages.map((message) => message.text)).toEqual(['hello']);
    expect(state.messages[0]?.replies).toMatchObject({ count: 2, users: [LEA, CAMILLE] });
    expect(state.thread?.map((message) => message.text)).toEqual(['hello', 'one', 'two']);
  });

  test('includes what was said to them alone, and nobody else sees it', async () => {
    await page.call('chat.postEphemeral', { channel: SUPPORT, user: CAMILLE, text: 'a prompt', blocks: actions });
    const own = await page.state({ as: CAMILLE });
    expect(own.messages).toMatchObject([{ text: 'a prompt', isEphemeral: true, typed: null }]);
    expect((await page.state({ as: LEA })).messages).toEqual([]);
  });

  test('counts what they have not read, per channel and per person', async () => {
    await page.post('say', { as: LEA, channel: SUPPORT, text: 'one' });
    const last = await page.simulator.say(LEA, SUPPORT, 'two');
    const unreadOf = async (user: string) => {
      const state = await page.state({ as: LEA });
      return state.users.find((each) => each.id === user)?.unread;
    };
    expect(await unreadOf(CAMILLE)).toBe(2);
    expect(await unreadOf(LEA)).toBe(0);
    await page.post('read', { as: CAMILLE, channel: SUPPORT, ts: last.ts });
    expect(await unreadOf(CAMILLE)).toBe(0);
  });
});

describe('gestures', () => {
  test('say, edit and remove a message of one’s own', async () => {
    expect(await page.post('say', { as: CAMILLE, channel: SUPPORT, text: 'a < b & @Léa Fontaine' })).toEqual({
      status: 200,
      body: { kind: 'acknowledged' },
    });
    const [message] = page.simulator.messages(SUPPORT, CAMILLE);
    expect(message?.text).toBe(`a &lt; b &amp; <@${LEA}>`);
    const state = await page.state({ as: CAMILLE });
    expect(state.messages[0]?.typed).toBe('a < b & @Léa Fontaine');

    await page.post('edit', { as: CAMILLE, channel: SUPPORT, ts: message?.ts, text: 'changed' });
    expect((await page.state({ as: CAMILLE })).messages).toMatchObject([{ text: 'changed', isEdited: true }]);
    await page.post('remove', { as: CAMILLE, channel: SUPPORT, ts: message?.ts });
    expect((await page.state({ as: CAMILLE })).messages).toEqual([]);
  });

  test('are refused with a reason when the workspace says no', async () => {
    const message = await page.simulator.say(LEA, SUPPORT, 'hers');
    const edited = await page.post('edit', { as: CAMILLE, channel: SUPPORT, ts: message.ts, text: 'mine' });
    expect(edited).toMatchObject({ status: 409, body: { kind: 'refused' } });
    expect(await page.post('say', { as: CAMILLE, channel: TRIAGE, text: 'x' })).toMatchObject({ status: 409 });
  });

  test('send a command with the words after its name', async () => {
    await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/ticket  help me' });
    const [command] = page.product.received;
    expect(command?.get('command')).toBe('/ticket');
    expect(command?.get('text')).toBe('help me');
    expect(await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/other' })).toMatchObject({
      status: 400,
    });
    expect(await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/tickets' })).toMatchObject({
      status: 400,
    });
  });

  test('click a button of a message', async () => {
    const posted = await page.call('chat.postMessage', { channel: TRIAGE, text: 'a card', blocks: actions });
    const ts = posted.body['ts'];
    const clicked = await page.post('act', { as: LEA, channel: TRIAGE, ts, blockId: 'do', actionId: 'take' });
    expect(clicked.body).toEqual({ kind: 'acknowledged' });
    expect(lastInteraction()).toMatchObject({
      type: 'block_actions',
      user: { id: LEA },
      actions: [{ action_id: 'take', block_id: 'do', value: '12' }],
    });
  });

  test.each([
    ['an error', { status: 500, body: '' }, { kind: 'failed', reason: 'http_error', status: 500 }],
    ['nothing at all', undefined, { kind: 'failed', reason: 'connection_failed' }],
  ])('say so when the app answers with %s', async (_what, answer, outcome) => {
    if (answer) page.product.answer = answer;
    else page.simulator.deliverTo('http://127.0.0.1:1/nobody');
    const { status, body } = await page.post('command', { as: CAMILLE, channel: SUPPORT, text: '/ticket' });
    expect(status).toBe(200);
    expect(body).toMatchObject(outcome);
  });

  test('act inside a form with what is typed so far', async () => {
    const viewId = await openForm(CAMILLE);
    const state = { title: { v: { type: 'plain_text_input', value: 'Broken' } } };
    const value = { type: 'button', value: '12' };
    await page.post('act-in-view', { as: CAMILLE, viewId, blockId: 'do', actionId: 'take', value, state });
    expect(lastInteraction()).toMatchObject({
      type: 'block_actions',
      view: { id: viewId, state: { values: state } },
      actions: [{ action_id: 'take' }],
    });
    expect((await page.state({ as: CAMILLE })).view?.state).toMatchObject(state);
  });

  test('submit a form, see its corrections, submit it again', async () => {
    const viewId = await openForm(CAMILLE);
    const state = { title: { v: { type: 'plain_text_input', value: 'x' } } };
    page.product.answer = {
      status: 200,
      body: JSON.stringify({ response_action: 'errors', errors: { title: 'Say more.' } }),
    };
    const refused = await page.post('submit', { as: CAMILLE, viewId, state });
    expect(refused.body).toEqual({ kind: 'corrections', errors: { title: 'Say more.' } });
    expect((await page.state({ as: CAMILLE })).view).toMatchObject({ id: viewId, errors: { title: 'Say more.' } });

    page.product.answer = { status: 200, body: '' };
    expect((await page.post('submit', { as: CAMILLE, viewId, state })).body).toEqual({ kind: 'acknowledged' });
    expect(lastInteraction()).toMatchObject({ type: 'view_submission', view: { state: { values: state } } });
    expect((await page.state({ as: CAMILLE })).view).toBeNull();
  });

  test('close a form, which is nobody else’s', async () => {
    const viewId = await openForm(CAMILLE);
    expect(await page.post('close-view', { as: LEA, viewId })).toMatchObject({ status: 409 });
    expect((await page.state({ as: LEA })).view).toBeNull();
    expect((await page.post('close-view', { as: CAMILLE, viewId })).body).toEqual({ kind: 'acknowledged' });
    expect(lastInteraction()).toMatchObject({ type: 'view_closed' });
    expect((await page.state({ as: CAMILLE })).view).toBeNull();
  });

  test('change the language that the app is told of', async () => {
    await page.post('locale', { as: CAMILLE, locale: 'en-US' });
    expect(page.simulator.users().find((user) => user.id === CAMILLE)?.locale).toBe('en-US');
    expect(await page.post('locale', { as: CAMILLE, locale: 'de-DE' })).toMatchObject({ status: 400 });
  });

  test.each([
    ['say', {}],
    ['say', { as: CAMILLE, channel: SUPPORT, text: '' }],
    ['edit', { as: CAMILLE, channel: SUPPORT, ts: '../1', text: 'x' }],
    ['remove', { as: CAMILLE, channel: SUPPORT }],
    ['command', { as: CAMILLE, channel: SUPPORT, text: 'no slash' }],
    ['act', { as: CAMILLE, channel: SUPPORT, ts: '1.1', blockId: '', actionId: 'x' }],
    ['act-in-view', { as: CAMILLE, viewId: 'V1', blockId: 'b', actionId: 'a', value: 'x', state: {} }],
    ['submit', { as: CAMILLE, viewId: 'V1', state: { title: 'flat' } }],
    ['close-view', { as: CAMILLE }],
    ['read', { as: CAMILLE, channel: SUPPORT, ts: 1 }],
    ['say', 'not json'],
  ])('%s with a malformed body is refused and does nothing: %j', async (gesture, body) => {
    expect(await page.post(gesture, body)).toMatchObject({ status: 400, body: { error: 'bad_request' } });
    expect(page.simulator.messages(SUPPORT, CAMILLE)).toEqual([]);
    expect(page.product.received).toEqual([]);
  });

  test('are refused to strangers, to the app itself, by other verbs, other types and beyond 1 MB', async () => {
    const said = { as: 'UNOBODY', channel: SUPPORT, text: 'x' };
    expect(await page.post('say', said)).toMatchObject({ status: 404, body: { error: 'unknown_user' } });
    expect(await page.post('say', { ...said, as: 'UGUICHET01' })).toMatchObject({ status: 404 });
    expect(await page.post('constructor', said)).toMatchObject({ status: 404 });
    expect((await page.get('api/say')).status).toBe(405);
    expect(await page.post('state', said)).toMatchObject({ status: 405 });
    const plain = await fetch(`${page.url}api/say`, { method: 'POST', body: JSON.stringify({ ...said, as: CAMILLE }) });
    expect(plain.status).toBe(415);
    const large = await page.post('say', { ...said, as: CAMILLE, text: 'x'.repeat(1_000_001) });
    expect(large).toMatchObject({ status: 413 });
  });
});

describe('the stream of changes', () => {
  /** Reads the stream until it has said "changed" so many times. */
  async function changesUntil(count: number, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> {
    let seen = '';
    const heard = () => (seen.match(/event: changed/g) ?? []).length;
    while (heard() < count) {
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      seen += new TextDecoder().decode(value);
    }
    return heard();
  }

  test('says "changed" at once, after each change, and once for changes that come together', async () => {
    const response = await fetch(`${page.url}api/events`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    if (!reader) throw new Error('no stream');
    await changesUntil(1, reader);
    await page.post('say', { as: CAMILLE, channel: SUPPORT, text: 'hello' });
    await changesUntil(1, reader);
    for (let message = 0; message < 20; message += 1) void page.simulator.say(CAMILLE, SUPPORT, `${message}`);
    expect(await changesUntil(1, reader)).toBe(1);
    await reader.cancel();
  });

  test('ends when the page closes', async () => {
    const other = await aPage();
    const response = await fetch(`${other.url}api/events`);
    const reader = response.body?.getReader();
    await other.close();
    const ended = async () => {
      for (;;) if ((await reader?.read())?.done !== false) return true;
    };
    await expect(ended()).resolves.toBe(true);
  });
});
