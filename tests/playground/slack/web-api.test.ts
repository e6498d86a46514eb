import fc from 'fast-check';
import { type AWorkspace, aWorkspace, call, codeOf, isJson, modal, plain, TOKEN, webClient } from './a-workspace.ts';

let workspace: AWorkspace;
beforeEach(async () => {
  workspace = await aWorkspace();
});
afterEach(() => workspace.close());

const SUPPORT = 'CSUPPORT01';
const post = (given: Record<string, unknown>) => call(workspace.client, 'chat.postMessage', given);

test('knows the app and its team by its token', async () => {
  expect(await workspace.client.auth.test()).toMatchObject({
    ok: true,
    team: 'Agence Lumière',
    team_id: workspace.slack.teamId,
    user_id: workspace.slack.botUserId,
    bot_id: workspace.slack.botId,
  });
  expect(await workspace.client.team.info()).toMatchObject({ team: { domain: 'agence-lumiere' } });
  expect(await workspace.client.bots.info({ bot: workspace.slack.botId })).toMatchObject({
    bot: { app_id: workspace.slack.appId, user_id: workspace.slack.botUserId },
  });
});

test('refuses calls without a token, with a wrong one, and to methods it does not have', async () => {
  const anonymous = webClient(workspace.slack, '');
  expect(await codeOf(anonymous.auth.test())).toBe('not_authed');
  expect(await codeOf(webClient(workspace.slack, 'xoxb-other').auth.test())).toBe('invalid_auth');
  expect(await codeOf(call(workspace.client, 'chat.meMessage', {}))).toBe('unknown_method');
  expect(await call(anonymous, 'api.test', { foo: 'bar' })).toMatchObject({ ok: true, args: { foo: 'bar' } });
  expect(await codeOf(anonymous.api.test({ error: 'my_error' }))).toBe('my_error');
});

test('takes JSON bodies as well as forms', async () => {
  const response = await fetch(`${workspace.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ channel: SUPPORT, text: 'Bonjour' }),
  });
  expect(await response.json()).toMatchObject({ ok: true, channel: SUPPORT });
});

test('a post to a person goes to their direct messages', async () => {
  const posted = await workspace.client.chat.postMessage({ channel: 'UCAMILLE01', text: 'Bonjour' });
  const opened = await workspace.client.conversations.open({ users: 'UCAMILLE01' });
  expect(posted.channel).toBe(opened.channel?.id);
  expect(posted.channel).toBe(workspace.slack.directChannel('UCAMILLE01').id);
});

test('every ts is later than the one before', async () => {
  const posted = await Promise.all(Array.from({ length: 20 }, () => post({ channel: SUPPORT, text: 'x' })));
  const all = workspace.slack.messages(SUPPORT, 'UCAMILLE01').map((message) => message.ts);
  expect(new Set(all).size).toBe(posted.length);
  expect([...all].sort()).toEqual(all);
  expect(all[0]).toMatch(/^\d{10}\.\d{6}$/);
});

describe('a post is refused', () => {
  test.each([
    ['to a channel that does not exist', { channel: 'CNOWHERE01', text: 'x' }, 'channel_not_found'],
    ['without text or blocks', { channel: SUPPORT }, 'no_text'],
    ['with blanks only', { channel: SUPPORT, text: '  ' }, 'no_text'],
    ['over 40,000 characters', { channel: SUPPORT, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['in a thread that does not exist', { channel: SUPPORT, text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
    ['with blocks that are not a list', { channel: SUPPORT, text: 'x', blocks: '{' }, 'invalid_blocks_format'],
    ['with a block that does not exist', { channel: SUPPORT, blocks: [{ type: 'nonsense' }] }, 'invalid_blocks'],
    ['without a channel', { text: 'x' }, 'invalid_arguments'],
    [
      'with metadata that has no event_type',
      { channel: SUPPORT, text: 'x', metadata: { a: 1 } },
      'invalid_metadata_format',
    ],
  ])('%s', async (_why, given, code) => {
    expect(await codeOf(post(given))).toBe(code);
    expect(workspace.slack.messages(SUPPORT, 'UCAMILLE01')).toEqual([]);
  });

  test('in an archived channel', async () => {
    workspace.slack.setArchived(SUPPORT, true);
    expect(await codeOf(post({ channel: SUPPORT, text: 'x' }))).toBe('is_archived');
  });
});

test('an app outside a channel reads and writes nothing there, and may join a public one', async () => {
  await workspace.close();
  workspace = await aWorkspace({
    channels: [
      { id: 'COPEN00001', name: 'ouvert', members: ['UCAMILLE01'] },
      { id: 'CSECRET001', name: 'secret', isPrivate: true, members: ['UCAMILLE01'] },
    ],
  });
  const { client, slack } = workspace;
  expect(await codeOf(post({ channel: 'COPEN00001', text: 'x' }))).toBe('not_in_channel');
  expect(await codeOf(client.conversations.history({ channel: 'COPEN00001' }))).toBe('not_in_channel');
  expect(await codeOf(post({ channel: 'CSECRET001', text: 'x' }))).toBe('channel_not_found');
  expect(await codeOf(client.conversations.info({ channel: 'CSECRET001' }))).toBe('channel_not_found');
  expect(await codeOf(client.conversations.join({ channel: 'CSECRET001' }))).toBe('channel_not_found');

  await slack.say('UCAMILLE01', 'COPEN00001', 'entre nous');
  await client.conversations.join({ channel: 'COPEN00001' });
  await slack.settled();
  expect(workspace.events().map((event) => event['type'])).toEqual(['member_joined_channel']);
  expect(await codeOf(post({ channel: '#ouvert', text: 'x' }))).toBe('ok');
});

describe('an ephemeral message', () => {
  test('is seen by one person and by nobody through the Web API', async () => {
    const { client, slack } = workspace;
    const sent = await client.chat.postEphemeral({ channel: SUPPORT, user: 'UCAMILLE01', text: 'Entre nous' });
    const ts = sent.message_ts ?? '';
    expect(slack.messages(SUPPORT, 'UCAMILLE01')).toHaveLength(1);
    expect(slack.messages(SUPPORT, 'UHUGO00001')).toHaveLength(0);
    expect((await client.conversations.history({ channel: SUPPORT })).messages).toEqual([]);
    expect(await codeOf(client.chat.update({ channel: SUPPORT, ts, text: 'x' }))).toBe('message_not_found');
    expect(await codeOf(client.chat.delete({ channel: SUPPORT, ts }))).toBe('message_not_found');
  });

  test('is refused to somebody outside the channel', async () => {
    const given = { channel: 'CTRIAGE001', user: 'UCAMILLE01', text: 'x' };
    expect(await codeOf(workspace.client.chat.postEphemeral(given))).toBe('user_not_in_channel');
  });
});

describe('an update', () => {
  test('changes text and blocks by the rules of chat.update', async () => {
    const { client, slack } = workspace;
    const blocks = [{ type: 'section', text: plain('Une carte') }];
    const posted = await post({ channel: SUPPORT, text: 'Une carte', blocks });
    const ts = String(posted['ts']);
    const shown = () => slack.messages(SUPPORT, 'UCAMILLE01').at(-1);

    await call(client, 'chat.update', { channel: SUPPORT, ts, metadata: { event_type: 'a', event_payload: {} } });
    expect(shown()?.blocks).toHaveLength(1);
    await client.chat.update({ channel: SUPPORT, ts, text: 'Du texte seul' });
    expect(shown()).toMatchObject({ text: 'Du texte seul', blocks: [] });
    expect(shown()?.metadata).toEqual({ event_type: 'a', event_payload: {} });
  });

  test('is refused for a message that is gone, of somebody else, or too long', async () => {
    const { client, slack } = workspace;
    const hers = await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    const own = await client.chat.postMessage({ channel: SUPPORT, text: 'Bonjour' });
    const update = (ts: string, text = 'x') => codeOf(client.chat.update({ channel: SUPPORT, ts, text }));
    expect(await update('1.000001')).toBe('message_not_found');
    expect(await update(hers.ts)).toBe('cant_update_message');
    expect(await update(own.ts ?? '', 'x'.repeat(4001))).toBe('msg_too_long');
    expect(await codeOf(client.chat.delete({ channel: SUPPORT, ts: hers.ts }))).toBe('cant_delete_message');
    expect(await codeOf(client.chat.delete({ channel: SUPPORT, ts: own.ts ?? '' }))).toBe('ok');
    expect(await codeOf(client.chat.delete({ channel: SUPPORT, ts: own.ts ?? '' }))).toBe('message_not_found');
  });
});

describe('a history', () => {
  test('gives pages of top messages, newest first, and metadata when asked', async () => {
    const { client } = workspace;
    for (const text of ['un', 'deux', 'trois']) {
      await post({ channel: SUPPORT, text, metadata: { event_type: 'sent', event_payload: { text } } });
    }
    const first = await client.conversations.history({ channel: SUPPORT, limit: 2, include_all_metadata: true });
    expect(first.messages?.map((message) => message.text)).toEqual(['trois', 'deux']);
    expect(first.messages?.[0]?.metadata).toEqual({ event_type: 'sent', event_payload: { text: 'trois' } });
    expect(first.has_more).toBe(true);

    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel: SUPPORT, limit: 2, cursor });
    expect(second.messages?.map((message) => [message.text, message.metadata])).toEqual([['un', undefined]]);
    expect(await codeOf(client.conversations.history({ channel: SUPPORT, cursor: 'nonsense' }))).toBe('invalid_cursor');
  });

  test('keeps to oldest and latest, both excluded unless inclusive', async () => {
    const { client } = workspace;
    const [one, , three] = [
      await post({ channel: SUPPORT, text: 'un' }),
      await post({ channel: SUPPORT, text: 'deux' }),
      await post({ channel: SUPPORT, text: 'trois' }),
    ];
    const span = { channel: SUPPORT, oldest: String(one?.['ts']), latest: String(three?.['ts']) };
    const texts = async (inclusive: boolean) =>
      (await client.conversations.history({ ...span, inclusive })).messages?.map((message) => message.text);
    expect(await texts(false)).toEqual(['deux']);
    expect(await texts(true)).toEqual(['trois', 'deux', 'un']);
  });

  test('gives a thread oldest first, its parent before it, from any of its messages', async () => {
    const { client, slack } = workspace;
    const parent = await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
    const reply = await client.chat.postMessage({ channel: SUPPORT, text: 'Oui ?', thread_ts: parent.ts });
    for (const ts of [parent.ts, reply.ts ?? '']) {
      const thread = await client.conversations.replies({ channel: SUPPORT, ts });
      expect(thread.messages?.map((message) => message.text)).toEqual(['Bonjour', 'Oui ?']);
      expect(thread.messages?.[0]).toMatchObject({ reply_count: 1, thread_ts: parent.ts });
    }
    expect(await codeOf(client.conversations.replies({ channel: SUPPORT, ts: '1.000001' }))).toBe('thread_not_found');
    const inReply = { channel: SUPPORT, text: 'x', thread_ts: reply.ts };
    expect(await codeOf(post(inReply))).toBe('thread_not_found');
  });
});

test('people are found by id and by e-mail, with their language and zone', async () => {
  const { client } = workspace;
  const hugo = await client.users.info({ user: 'UHUGO00001', include_locale: true });
  expect(hugo.user).toMatchObject({ locale: 'fr-FR', tz: 'America/Martinique', tz_offset: -14_400, is_bot: false });
  const lea = await client.users.lookupByEmail({ email: 'lea.fontaine@agence-lumiere.example' });
  expect(lea.user?.id).toBe('ULEA000001');
  expect((await client.users.list({ limit: 2 })).members).toHaveLength(2);
  expect(await codeOf(client.users.info({ user: 'UNOBODY001' }))).toBe('user_not_found');
  expect(await codeOf(client.users.lookupByEmail({ email: 'nobody@example.com' }))).toBe('users_not_found');
  expect(await codeOf(client.conversations.open({ users: 'UNOBODY001' }))).toBe('user_not_found');
});

test('channels are listed by type, private ones to their members', async () => {
  const { client } = workspace;
  const names = async (types: string) =>
    (await client.conversations.list({ types })).channels?.map((channel) => channel.name);
  expect(await names('public_channel')).toEqual(['support', 'general']);
  expect(await names('public_channel,private_channel')).toEqual(['support', 'triage', 'general']);
  const members = await client.conversations.members({ channel: 'CTRIAGE001' });
  expect(members.members).not.toContain('UCAMILLE01');
  expect(await codeOf(client.conversations.list({ types: 'secret' }))).toBe('invalid_types');
});

test('a reaction is put once and taken away once', async () => {
  const { client, slack } = workspace;
  const message = await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
  const reaction = { channel: SUPPORT, timestamp: message.ts, name: 'ticket' };
  expect(await codeOf(client.reactions.add(reaction))).toBe('ok');
  expect(await codeOf(client.reactions.add(reaction))).toBe('already_reacted');
  expect(await client.reactions.get({ channel: SUPPORT, timestamp: message.ts })).toMatchObject({
    message: { reactions: [{ name: 'ticket', count: 1, users: [slack.botUserId] }] },
  });
  expect(await codeOf(client.reactions.remove(reaction))).toBe('ok');
  expect(await codeOf(client.reactions.remove(reaction))).toBe('no_reaction');
  expect(await codeOf(client.reactions.add({ ...reaction, timestamp: '1.000001' }))).toBe('message_not_found');
  expect(await codeOf(client.reactions.add({ ...reaction, name: 'Not An Emoji' }))).toBe('invalid_name');
});

test('a file attached to a message is described, and found again', async () => {
  const { client, slack } = workspace;
  const file = slack.addFile('UCAMILLE01', { name: 'écran.png', mimetype: 'image/png', size: 1234 });
  await slack.say('UCAMILLE01', SUPPORT, 'Voici', undefined, [file]);
  await slack.settled();
  expect(workspace.events('message')[0]).toMatchObject({ subtype: 'file_share', files: [{ id: file.id, size: 1234 }] });
  expect(await client.files.info({ file: file.id })).toMatchObject({ file: { name: 'écran.png', filetype: 'png' } });
  expect(await codeOf(client.files.info({ file: 'F0NOTHING0' }))).toBe('file_not_found');
});

test('a permalink leads to a message, in its thread when it is a reply', async () => {
  const { client, slack } = workspace;
  const parent = await slack.say('UCAMILLE01', SUPPORT, 'Bonjour');
  const reply = await client.chat.postMessage({ channel: SUPPORT, text: 'Oui ?', thread_ts: parent.ts });
  const link = await client.chat.getPermalink({ channel: SUPPORT, message_ts: reply.ts ?? '' });
  expect(link.permalink).toBe(
    `https://agence-lumiere.slack.com/archives/${SUPPORT}/p${reply.ts?.replace('.', '')}?thread_ts=${parent.ts}&cid=${SUPPORT}`,
  );
  expect(await codeOf(client.chat.getPermalink({ channel: SUPPORT, message_ts: '1.000001' }))).toBe(
    'message_not_found',
  );
});

test('a Home is published for one person, and guarded by its hash', async () => {
  const { client, slack } = workspace;
  const home = { type: 'home' as const, blocks: [{ type: 'section' as const, text: plain('Vos tickets') }] };
  const first = await client.views.publish({ user_id: 'UCAMILLE01', view: home });
  const hash = first.view?.hash ?? '';
  expect(slack.homeView('UCAMILLE01')?.hash).toBe(hash);
  expect(await codeOf(client.views.publish({ user_id: 'UCAMILLE01', view: home, hash }))).toBe('ok');
  expect(await codeOf(client.views.publish({ user_id: 'UCAMILLE01', view: home, hash }))).toBe('hash_conflict');
  expect(await codeOf(client.views.publish({ user_id: 'UNOBODY001', view: home }))).toBe('user_not_found');
  const asHome = { user_id: 'UCAMILLE01', view: modal([]) };
  expect(await codeOf(call(client, 'views.publish', asHome))).toBe('invalid_arguments');
});

test('remembers every call, without the token', async () => {
  await post({ channel: SUPPORT, text: 'x', blocks: [{ type: 'divider' }] });
  const [remembered] = workspace.slack.apiCalls('chat.postMessage');
  expect(remembered?.arguments).toEqual({ channel: SUPPORT, text: 'x', blocks: [{ type: 'divider' }] });
  expect(isJson(remembered?.response) && remembered?.response['ok']).toBe(true);
});

test('any JSON as blocks, view, metadata or channel gets an answer', async () => {
  const given = fc.record(
    {
      channel: fc.oneof(fc.constant(SUPPORT), fc.jsonValue()),
      blocks: fc.jsonValue(),
      view: fc.jsonValue(),
      metadata: fc.jsonValue(),
      text: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const methods = fc.constantFrom(
    'chat.postMessage',
    'chat.update',
    'chat.postEphemeral',
    'views.publish',
    'views.open',
  );
  await fc.assert(
    fc.asyncProperty(methods, given, async (name, body) => {
      const response = await fetch(`${workspace.slack.apiUrl}${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ ts: '1.000001', user: 'UCAMILLE01', user_id: 'UCAMILLE01', trigger_id: 'x', ...body }),
      });
      expect(response.status).toBe(200);
      expect(await response.json()).toHaveProperty('ok');
    }),
    { numRuns: 200 },
  );
});

test('JSON nested too deep to be read gets an answer too', async () => {
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const response = await fetch(`${workspace.slack.apiUrl}views.publish`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: `{"user_id":"UCAMILLE01","view":{"type":"home","blocks":${nested}}}`,
  });
  expect(await response.json()).toMatchObject({ ok: false });
});
