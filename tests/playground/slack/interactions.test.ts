import { z } from 'zod';
import {
  type AWorkspace,
  actions,
  aWorkspace,
  button,
  call,
  codeOf,
  IMPATIENT_MS,
  input,
  type Json,
  modal,
  plain,
  type Reply,
  TOO_LATE,
} from './a-workspace.ts';

let workspace: AWorkspace;
let clock: number;
beforeEach(async () => {
  clock = Date.now();
  workspace = await aWorkspace({ now: () => clock });
});
afterEach(() => workspace.close());

const SUPPORT = 'CSUPPORT01';
const CAMILLE = 'UCAMILLE01';
const shown = (user = CAMILLE) => workspace.slack.messages(SUPPORT, user).map((message) => message.text);
const interactions = (): Json[] =>
  workspace.received.map((one) => one.body).filter((body) => 'type' in body && body['type'] !== 'event_callback');
const last = (): Json => interactions().at(-1) ?? {};

async function posted(blocks: readonly Json[]): Promise<{ channel: string; ts: string }> {
  const answer = await call(workspace.client, 'chat.postMessage', { channel: SUPPORT, text: 'Carte', blocks });
  await workspace.slack.settled();
  return { channel: SUPPORT, ts: String(answer['ts']) };
}

async function prompted(blocks: readonly Json[]): Promise<{ channel: string; ts: string }> {
  const given = { channel: SUPPORT, user: CAMILLE, text: 'Invite', blocks };
  const answer = await call(workspace.client, 'chat.postEphemeral', given);
  return { channel: SUPPORT, ts: String(answer['message_ts']) };
}

async function aTrigger(): Promise<string> {
  await workspace.slack.command(CAMILLE, SUPPORT, '/ticket', '');
  return String(workspace.received.at(-1)?.body['trigger_id']);
}

const open = async (view: Json, method = 'views.open') => {
  const opened = await call(workspace.client, method, { trigger_id: await aTrigger(), view });
  return z.object({ id: z.string(), hash: z.string() }).parse(opened['view']);
};

const respond = async (body: Json) => {
  const response = await fetch(String(last()['response_url']), { method: 'POST', body: JSON.stringify(body) });
  return response.status;
};

describe('a click', () => {
  test('on a message carries the message, the button and the ways to answer', async () => {
    const at = await posted([actions('card', button('take', { value: '12', style: 'primary' }))]);
    expect(await workspace.slack.act('ULEA000001', at, 'card', 'take')).toEqual({ kind: 'acknowledged' });
    expect(workspace.received.at(-1)?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(last()).toMatchObject({
      type: 'block_actions',
      user: { id: 'ULEA000001', username: 'lea.fontaine', team_id: workspace.slack.teamId },
      team: { id: workspace.slack.teamId, domain: 'agence-lumiere' },
      api_app_id: workspace.slack.appId,
      container: { type: 'message', message_ts: at.ts, channel_id: SUPPORT, is_ephemeral: false },
      channel: { id: SUPPORT, name: 'support' },
      message: { ts: at.ts, text: 'Carte', bot_id: workspace.slack.botId },
      response_url: expect.stringContaining('/actions/'),
      trigger_id: expect.any(String),
      actions: [
        {
          type: 'button',
          block_id: 'card',
          action_id: 'take',
          value: '12',
          text: plain('Ouvrir'),
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    });
  });

  test('on an ephemeral says so, without the message', async () => {
    const at = await prompted([actions('prompt', button('open'))]);
    await workspace.slack.act(CAMILLE, at, 'prompt', 'open');
    expect(last()['container']).toEqual({
      type: 'message',
      message_ts: at.ts,
      channel_id: SUPPORT,
      is_ephemeral: true,
    });
    expect(last()).not.toHaveProperty('message');
    await expect(workspace.slack.act('UHUGO00001', at, 'prompt', 'open')).rejects.toThrow('sees no message');
  });

  test('on a menu carries the whole option, and the state of the message', async () => {
    const options = ['p1', 'p2'].map((value) => ({ text: plain(value.toUpperCase()), value }));
    const menu = { type: 'static_select', action_id: 'rank', options };
    const at = await posted([actions('card', menu, button('save'))]);
    await workspace.slack.act(CAMILLE, at, 'card', 'rank', { selected_option: { value: 'p2' } });
    expect(last()).toMatchObject({
      actions: [{ type: 'static_select', selected_option: options[1] }],
      state: { values: { card: { rank: { type: 'static_select', selected_option: options[1] } } } },
    });
    await workspace.slack.act(CAMILLE, at, 'card', 'save');
    expect(last()).toMatchObject({ state: { values: { card: { rank: { selected_option: options[1] } } } } });
    const unknown = workspace.slack.act(CAMILLE, at, 'card', 'rank', { selected_option: { value: 'p9' } });
    await expect(unknown).rejects.toThrow('nothing to choose');
  });

  test('on a button that was just taken away still reaches the app', async () => {
    const at = await posted([actions('card', button('take'))]);
    await workspace.client.chat.update({ ...at, text: 'Déjà pris' });
    expect(await workspace.slack.act('UMARC00001', at, 'card', 'take')).toEqual({ kind: 'acknowledged' });
    expect(last()).toMatchObject({ message: { text: 'Déjà pris' }, actions: [{ action_id: 'take' }] });
    await expect(workspace.slack.act('UMARC00001', at, 'card', 'other')).rejects.toThrow('no element');
  });

  test('that the app answers badly is told, and not sent again', async () => {
    const at = await posted([actions('card', button('take'))]);
    workspace.answer(() => ({ status: 404 }));
    expect(await workspace.slack.act(CAMILLE, at, 'card', 'take')).toMatchObject({ reason: 'http_error', status: 404 });
    expect(interactions()).toHaveLength(1);
  });

  test('in a message shortcut names the message', async () => {
    const message = await workspace.slack.say(CAMILLE, SUPPORT, 'Le site bug');
    await workspace.slack.settled();
    await workspace.slack.shortcut('ULEA000001', { channel: SUPPORT, ts: message.ts }, 'make_ticket');
    expect(last()).toMatchObject({
      type: 'message_action',
      callback_id: 'make_ticket',
      message: { user: CAMILLE, text: 'Le site bug' },
      trigger_id: expect.any(String),
    });
  });
});

describe('an answer to a click by its response_url', () => {
  test('replaces or deletes the ephemeral that was clicked', async () => {
    const at = await prompted([actions('prompt', button('open'))]);
    await workspace.slack.act(CAMILLE, at, 'prompt', 'open');
    expect(await respond({ replace_original: true, text: 'Remplacé' })).toBe(200);
    expect(shown()).toEqual(['Remplacé']);
    expect(await respond({ delete_original: true })).toBe(200);
    expect(shown()).toEqual([]);
    expect(await respond({ delete_original: true })).toBe(404);
  });

  test('replaces a message for everybody, or speaks to one person beside it', async () => {
    const at = await posted([actions('card', button('take'))]);
    await workspace.slack.act(CAMILLE, at, 'card', 'take');
    expect(await respond({ text: 'Rien que vous', response_type: 'ephemeral', replace_original: false })).toBe(200);
    expect(await respond({ text: 'Prise', replace_original: 'true' })).toBe(200);
    await workspace.slack.settled();
    expect(shown()).toEqual(['Prise', 'Rien que vous']);
    expect(shown('UHUGO00001')).toEqual(['Prise']);
    expect(workspace.events('message').at(-1)).toMatchObject({
      subtype: 'message_changed',
      message: { text: 'Prise' },
    });
    expect(await respond({ delete_original: true })).toBe(200);
    expect(shown('UHUGO00001')).toEqual([]);
  });
});

describe('a trigger', () => {
  const view = modal([{ type: 'divider' }]);
  const openWith = (trigger: string) => codeOf(call(workspace.client, 'views.open', { trigger_id: trigger, view }));

  test('opens one view within three seconds', async () => {
    const trigger = await aTrigger();
    clock += 2999;
    expect(await openWith(trigger)).toBe('ok');
    expect(await openWith(trigger)).toBe('exchanged_trigger_id');
    const late = await aTrigger();
    clock += 3001;
    expect(await openWith(late)).toBe('expired_trigger_id');
    expect(await openWith('1.2.nonsense')).toBe('invalid_trigger_id');
  });

  test('is not used up by a view that Slack refuses', async () => {
    const trigger = await aTrigger();
    const wrong = call(workspace.client, 'views.open', {
      trigger_id: trigger,
      view: modal([], { title: plain('x'.repeat(25)) }),
    });
    await expect(wrong).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    expect(await openWith(trigger)).toBe('ok');
  });
});

describe('views', () => {
  test('are refused over 250 kB, or when they are not views', async () => {
    const option = (n: number) => ({ text: plain('x'.repeat(70)), value: `${n}${'x'.repeat(60)}` });
    const options = Array.from({ length: 100 }, (_, n) => option(n));
    const large = Array.from({ length: 14 }, (_, n) => input(`b${n}`, { type: 'static_select', options }));
    expect(await codeOf(open(modal(large)))).toBe('view_too_large');
    expect(await codeOf(open({ view: 'nonsense' }))).toBe('invalid_arguments');
  });

  test('stack three high, and show the last', async () => {
    const first = await open(modal([], { callback_id: 'one' }));
    const second = await open(modal([], { callback_id: 'two' }), 'views.push');
    await open(modal([], { callback_id: 'three' }), 'views.push');
    expect(await codeOf(open(modal([]), 'views.push'))).toBe('push_limit_reached');
    expect(workspace.slack.openView(CAMILLE)).toMatchObject({ view: { callback_id: 'three' } });
    await workspace.slack.closeView(CAMILLE, workspace.slack.openView(CAMILLE)?.id ?? '');
    expect(workspace.slack.openView(CAMILLE)?.id).toBe(second.id);
    await workspace.slack.submit(CAMILLE, second.id, {});
    expect(last()['view']).toMatchObject({ root_view_id: first.id, previous_view_id: first.id });
    expect(workspace.slack.openView(CAMILLE)?.id).toBe(first.id);
  });

  test('are not pushed over nothing', async () => {
    expect(await codeOf(open(modal([]), 'views.push'))).toBe('not_found');
  });

  test('change in place under their hash, and keep what was typed', async () => {
    const form = (title: string, ...more: Json[]) =>
      modal([input('a', { type: 'plain_text_input' }), ...more], { title: plain(title) });
    const opened = await open(form('Un', actions('kind', button('go'))));
    await workspace.slack.actInView(CAMILLE, opened.id, 'kind', 'go', {}, { a: { field: { value: 'déjà tapé' } } });
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: opened.id },
      view: {
        hash: opened.hash,
        state: { values: { a: { field: { type: 'plain_text_input', value: 'déjà tapé' } } } },
      },
    });
    const update = (hash: string, view: Json) =>
      call(workspace.client, 'views.update', { view_id: opened.id, hash, view });
    const next = form('Deux', input('b', { type: 'plain_text_input', initial_value: 'départ' }));
    const updated = await update(opened.hash, next);
    expect(updated['view']).toMatchObject({
      state: { values: { a: { field: { value: 'déjà tapé' } }, b: { field: { value: 'départ' } } } },
    });
    expect(await codeOf(update(opened.hash, next))).toBe('hash_conflict');
    expect(await codeOf(call(workspace.client, 'views.update', { view_id: 'V0NOTHING0', view: next }))).toBe(
      'not_found',
    );
  });

  test('have an external_id that is theirs alone', async () => {
    const { id } = await open(modal([], { external_id: 'draft-1' }));
    const again = modal([], { external_id: 'draft-1' });
    await call(workspace.client, 'views.update', { external_id: 'draft-1', view: again });
    expect(workspace.slack.openView(CAMILLE)?.id).toBe(id);
    expect(await codeOf(open(again, 'views.push'))).toBe('duplicate_external_id');
  });

  test('tell of being closed only when asked to', async () => {
    const quiet = await open(modal([]));
    await workspace.slack.closeView(CAMILLE, quiet.id);
    expect(last()['type']).toBeUndefined();
    const loud = await open(modal([], { notify_on_close: true, private_metadata: 'draft-1' }));
    expect(await workspace.slack.closeView(CAMILLE, loud.id)).toEqual({ kind: 'acknowledged' });
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: false, view: { private_metadata: 'draft-1' } });
    await expect(workspace.slack.closeView(CAMILLE, loud.id)).rejects.toThrow('sees no view');
  });
});

describe('a submission', () => {
  const form = modal([input('a', { type: 'plain_text_input' }), { type: 'divider', block_id: 'line' }]);
  const typed = { a: { field: { value: 'Bonjour' } } };
  const submitted = async (reply: Reply) => {
    const { id } = await open(form);
    workspace.answer(({ body }) => (body['type'] === 'view_submission' ? reply : {}));
    return workspace.slack.submit(CAMILLE, id, typed);
  };
  const title = () => workspace.slack.openView(CAMILLE)?.view['title'];

  test('carries every value in its own shape', async () => {
    expect(await submitted({})).toEqual({ kind: 'acknowledged' });
    expect(last()).toMatchObject({
      type: 'view_submission',
      response_urls: [],
      view: { state: { values: { a: { field: { type: 'plain_text_input', value: 'Bonjour' } } } } },
    });
    expect(workspace.slack.openView(CAMILLE)).toBeUndefined();
  });

  test('does what the app answers', async () => {
    expect(await submitted({ body: { response_action: 'errors', errors: { a: 'Non' } } })).toEqual({
      kind: 'corrections',
      errors: { a: 'Non' },
    });
    const other = { ...form, title: plain('Autre') };
    expect(await submitted({ body: { response_action: 'update', view: other } })).toEqual({ kind: 'acknowledged' });
    expect(title()).toEqual(plain('Autre'));
    expect(workspace.slack.openView(CAMILLE)?.state).toMatchObject({ a: { field: { value: 'Bonjour' } } });
    expect(await submitted({ body: { response_action: 'push', view: other } })).toEqual({ kind: 'acknowledged' });
    expect(await submitted({ body: { response_action: 'clear' } })).toEqual({ kind: 'acknowledged' });
    expect(workspace.slack.openView(CAMILLE)).toBeUndefined();
  });

  test.each<[string, Reply, Json]>([
    ['is late', TOO_LATE, { reason: 'timeout' }],
    ['fails', { status: 500 }, { reason: 'http_error', status: 500 }],
    ['is not JSON', { body: 'x' }, { reason: 'http_error', status: 200 }],
    [
      'corrects a block that is not there',
      { body: { response_action: 'errors', errors: { z: 'Non' } } },
      { detail: 'no input block has the block_id "z"' },
    ],
    [
      'corrects a block that is no input',
      { body: { response_action: 'errors', errors: { line: 'Non' } } },
      { detail: 'no input block has the block_id "line"' },
    ],
    ['corrects nothing', { body: { response_action: 'errors', errors: {} } }, { reason: 'http_error' }],
    ['shows a wrong view', { body: { response_action: 'update', view: { type: 'modal' } } }, { reason: 'http_error' }],
    ['is unknown to Slack', { body: { response_action: 'explode' } }, { detail: 'unknown response_action: explode' }],
  ])('stays open with what was typed when the answer %s', async (_what, reply, expected) => {
    if (reply === TOO_LATE) {
      await workspace.close();
      workspace = await aWorkspace({ now: () => clock, deliveryTimeoutMs: IMPATIENT_MS });
    }
    expect(await submitted(reply)).toMatchObject({ kind: 'failed', ...expected });
    expect(workspace.slack.openView(CAMILLE)?.state).toMatchObject({ a: { field: { value: 'Bonjour' } } });
    expect(interactions()).toHaveLength(1);
  });

  test.each<[string, Json, Json, string | undefined]>([
    ['an empty text', { type: 'plain_text_input' }, { value: '' }, 'Veuillez remplir ce champ obligatoire.'],
    [
      'a short text',
      { type: 'plain_text_input', min_length: 10 },
      { value: 'court' },
      'Ce champ doit contenir au moins 10 caractères.',
    ],
    [
      'a long text',
      { type: 'plain_text_input', max_length: 3 },
      { value: 'long' },
      'Ce champ doit contenir au maximum 3 caractères.',
    ],
    [
      'a text over 3,000 characters',
      { type: 'plain_text_input' },
      { value: 'x'.repeat(3001) },
      'Ce champ doit contenir au maximum 3000 caractères.',
    ],
    ['a wrong URL', { type: 'url_text_input' }, { value: 'lumiere' }, 'Veuillez saisir une URL valide.'],
    ['a right URL', { type: 'url_text_input' }, { value: 'https://lumiere.example/a' }, undefined],
    [
      'a wrong e-mail',
      { type: 'email_text_input' },
      { value: 'camille' },
      'Veuillez saisir une adresse e-mail valide.',
    ],
    [
      'a wrong number',
      { type: 'number_input', is_decimal_allowed: false },
      { value: 'douze' },
      'Veuillez saisir un nombre valide.',
    ],
    [
      'a decimal',
      { type: 'number_input', is_decimal_allowed: false },
      { value: '1,5' },
      'Veuillez saisir un nombre entier.',
    ],
    [
      'a small number',
      { type: 'number_input', is_decimal_allowed: true, min_value: '2' },
      { value: '1.5' },
      'Veuillez saisir un nombre supérieur ou égal à 2.',
    ],
    [
      'no choice',
      { type: 'checkboxes', options: [{ text: plain('a'), value: 'a' }] },
      { selected_options: [] },
      'Veuillez remplir ce champ obligatoire.',
    ],
  ])('is corrected by the client for %s, before the app hears of it', async (_what, element, value, correction) => {
    const { id } = await open(modal([input('a', element)]));
    const outcome = await workspace.slack.submit(CAMILLE, id, { a: { field: value } });
    expect(outcome).toEqual(
      correction === undefined ? { kind: 'acknowledged' } : { kind: 'corrections', errors: { a: correction } },
    );
    expect(interactions()).toHaveLength(correction === undefined ? 1 : 0);
  });

  test('is corrected in English for those who read English, and optional fields may stay empty', async () => {
    workspace.slack.setLocale(CAMILLE, 'en-GB');
    const { id } = await open(
      modal([input('a', { type: 'plain_text_input' }), input('b', { type: 'plain_text_input' }, { optional: true })]),
    );
    expect(await workspace.slack.submit(CAMILLE, id, {})).toEqual({
      kind: 'corrections',
      errors: { a: 'Please complete this required field.' },
    });
  });

  test('names its files in full', async () => {
    const file = workspace.slack.addFile(CAMILLE, { name: 'a.png', mimetype: 'image/png', size: 12 });
    const { id } = await open(modal([input('a', { type: 'file_input' })]));
    await workspace.slack.submit(CAMILLE, id, { a: { field: { files: [{ id: file.id }] } } });
    expect(last()).toMatchObject({
      view: { state: { values: { a: { field: { type: 'file_input', files: [{ id: file.id, name: 'a.png' }] } } } } },
    });
  });
});

test('a Home is acted on like a form', async () => {
  const home = { type: 'home', blocks: [actions('mine', button('more'))] };
  await call(workspace.client, 'views.publish', { user_id: CAMILLE, view: home });
  const id = workspace.slack.homeView(CAMILLE)?.id ?? '';
  await workspace.slack.actInView(CAMILLE, id, 'mine', 'more', {}, {});
  expect(last()).toMatchObject({ container: { type: 'view', view_id: id }, view: { type: 'home' } });
});
