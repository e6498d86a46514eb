import {
  type ATenant,
  askToken,
  aTenant,
  attached,
  card,
  cardMessage,
  type Json,
  message,
  textBlock,
} from './a-tenant.ts';

let tenant: ATenant;
let clock: number;
beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  tenant = await aTenant({ now: () => clock });
  await tenant.teams.installEverywhere();
});
afterEach(() => tenant.close());

const SUMMARY = { cards: [{ type: 'AdaptiveCard' }], summary: 'Une carte', text: '' };
const aCard = (text: string) => cardMessage(card([textBlock(text)]));
const codeOf = ({ body }: { readonly body: Json }): unknown => {
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
};
const at = (conversation: string, activityId: string, query = '') =>
  `/v3/conversations/${encodeURIComponent(conversation)}/activities/${activityId}${query}`;
const mriOf = (id: string): string => tenant.teams.people().find((person) => person.id === id)?.mri ?? '';
const seen = (person = tenant.lea, place = tenant.support) =>
  tenant.teams.messages(place, person).filter(({ from }) => from === 'app');

const newThread = (activity: Json, channel = tenant.support) =>
  tenant.call('POST', '/v3/conversations', { isGroup: true, channelData: { channel: { id: channel } }, activity });

describe('the login', () => {
  test('gives a token for the id and the password', async () => {
    expect((await askToken(tenant.teams)).status).toBe(200);
  });

  test.each([
    ['another password', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['another app', { client_id: 'wrong' }, 400, 'unauthorized_client'],
    ['another scope', { scope: 'https://graph.microsoft.com/.default' }, 400, 'invalid_scope'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_what, fields, status, error) => {
    const response = await askToken(tenant.teams, fields);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error });
  });

  test('refuses another tenant', async () => {
    expect((await askToken(tenant.teams, {}, 'elsewhere')).status).toBe(400);
  });

  test('keeps nobody in once the password is revoked', async () => {
    expect((await tenant.post(tenant.support, message('Bonjour'))).status).toBe(201);
    tenant.teams.endTokens();
    expect((await tenant.post(tenant.support, message('Bonjour'))).status).toBe(401);
    tenant.teams.revokeCredentials();
    expect((await askToken(tenant.teams)).status).toBe(401);
  });

  test('keeps passwords and tokens out of what is recorded', async () => {
    await tenant.post(tenant.support, message('Bonjour'));
    expect(JSON.stringify(tenant.teams.calls('token'))).not.toContain('a-password');
    expect(tenant.teams.calls('token')[0]?.response).toEqual({});
  });
});

describe('a post', () => {
  test('without a token is refused', async () => {
    const response = await fetch(`${tenant.teams.serviceUrl()}v3/conversations`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
  });

  test('in a channel is a new root, whose thread is answered at its own address', async () => {
    const root = await tenant.post(tenant.support, aCard('Un'));
    const rootId = String(root.body['id']);
    const reply = await tenant.post(`${tenant.support};messageid=${rootId}`, message('Deux'));

    expect([root.status, reply.status]).toEqual([201, 201]);
    expect(seen()).toMatchObject([
      { id: rootId, threadId: null, ...SUMMARY },
      { id: reply.body['id'], threadId: rootId, text: 'Deux' },
    ]);
  });

  test('beside an activity id but without a thread is a new root too', async () => {
    await tenant.call('POST', at(tenant.support, 'any-uuid'), message('Bonjour'));
    expect(seen()).toMatchObject([{ threadId: null, text: 'Bonjour' }]);
  });

  test('with text beside a card becomes two, and no id is told', async () => {
    const answered = await tenant.post(tenant.support, { ...aCard('Un'), text: 'Deux' });
    expect(answered).toMatchObject({ status: 202, body: {} });
    expect(seen().map(({ text, cards }) => [text, cards.length])).toEqual([
      ['Deux', 0],
      ['', 1],
    ]);
  });

  test.each([
    ['in an unknown place', 'a:nobody', message('x'), 404, 'ConversationNotFound'],
    ['in an unknown thread', 'support;messageid=1', message('x'), 404, 'ConversationNotFound'],
    ['that says nothing', 'support', { type: 'message' }, 400, 'BadArgument'],
    ['of another type', 'support', { type: 'trace', text: 'x' }, 400, 'BadArgument'],
    [
      'with an unknown attachment',
      'support',
      { type: 'message', attachments: [{ contentType: 'x/y' }] },
      400,
      'BadSyntax',
    ],
    [
      'with a card that cannot be drawn',
      'support',
      cardMessage({ type: 'AdaptiveCard', version: '1.6' }),
      400,
      'BadSyntax',
    ],
    [
      'with a mention that is not in its text',
      'support',
      { type: 'message', text: 'x', entities: [{ type: 'mention', text: '<at>Léa</at>', mentioned: {} }] },
      400,
      'BadArgument',
    ],
    ['above 100 KB', 'support', message('é'.repeat(52_000)), 413, 'MessageSizeTooBig'],
  ])('%s is refused', async (_what, place, activity, status, code) => {
    const answered = await tenant.post(place.replace('support', tenant.support), activity);
    expect([answered.status, codeOf(answered)]).toEqual([status, code]);
    expect(seen()).toEqual([]);
  });

  test('where the app was taken out is refused until it is back', async () => {
    const { teamId } = channelOf(tenant.support);
    await tenant.teams.uninstall(teamId);
    expect(codeOf(await tenant.post(tenant.support, message('x')))).toBe('BotNotInConversationRoster');
    await tenant.teams.install(teamId);
    expect((await tenant.post(tenant.support, message('x'))).status).toBe(201);
  });

  test('to somebody who blocked the app is refused', async () => {
    const chat = tenant.teams.personalChat(tenant.camille).id;
    expect(codeOf(await tenant.post(chat, message('x')))).toBe('BotNotInConversationRoster');
    await tenant.teams.say(tenant.camille, chat, 'Bonjour');
    tenant.teams.setBlocked(tenant.camille, true);
    expect(codeOf(await tenant.post(chat, message('x')))).toBe('ConversationBlockedByUser');
  });

  test('above 28 KB works, with a warning', async () => {
    const blocks = Array.from({ length: 30 }, () => textBlock('x'.repeat(1000)));
    expect((await tenant.post(tenant.support, cardMessage(card(blocks)))).status).toBe(201);
    expect(tenant.teams.calls('post_activity')[0]?.warnings).toEqual([expect.stringContaining('bytes')]);
  });
});

const channelOf = (id: string) => {
  const found = tenant.teams.conversations().find((one) => one.id === id);
  if (found?.kind !== 'channel') throw new Error(`${id} is no channel`);
  return found;
};

describe('a targeted post', () => {
  const targeted = (recipient?: string, place = tenant.support) =>
    tenant.post(
      place,
      { ...message('Entre nous'), ...(recipient === undefined ? {} : { recipient: { id: recipient } }) },
      '?isTargetedActivity=true',
    );

  test('is seen by one person, changed and taken away with the same query, and gone after a day', async () => {
    const { status, body } = await targeted(mriOf(tenant.camille));
    const id = String(body['id']);
    expect(status).toBe(201);
    expect(seen(tenant.camille)).toMatchObject([{ text: 'Entre nous', onlyFor: tenant.camille }]);
    expect(seen(tenant.lea)).toEqual([]);

    const without = await tenant.call('PUT', at(tenant.support, id), message('Public'));
    expect(codeOf(without)).toBe('ActivityNotFoundInConversation');
    const changed = await tenant.call('PUT', at(tenant.support, id, '?isTargetedActivity=true'), message('Changé'));
    expect(changed.status).toBe(200);
    expect(seen(tenant.camille)).toMatchObject([{ text: 'Changé' }]);

    clock += 24 * 60 * 60_000 + 1000;
    expect(seen(tenant.camille)).toEqual([]);
    const late = await tenant.call('DELETE', at(tenant.support, id, '?isTargetedActivity=true'));
    expect(codeOf(late)).toBe('ActivityNotFoundInConversation');
  });

  test('to nobody, to a stranger of the place, or in a chat is refused', async () => {
    const chat = tenant.teams.personalChat(tenant.camille).id;
    await tenant.teams.installPersonally(tenant.camille);
    expect(codeOf(await targeted())).toBe('BadArgument');
    expect(codeOf(await targeted(mriOf(tenant.camille), tenant.triage))).toBe('BotNotInConversationRoster');
    expect(codeOf(await targeted(mriOf(tenant.camille), chat))).toBe('BadArgument');
  });

  test('keeps its recipient', async () => {
    const { body } = await targeted(mriOf(tenant.camille));
    const other = { ...message('x'), recipient: { id: mriOf(tenant.lea) } };
    const changed = await tenant.call('PUT', at(tenant.support, String(body['id']), '?isTargetedActivity=true'), other);
    expect(codeOf(changed)).toBe('BadArgument');
  });
});

describe('an update', () => {
  test('of a reply is found at the address of its thread alone', async () => {
    const root = String((await tenant.post(tenant.support, aCard('Un'))).body['id']);
    const thread = `${tenant.support};messageid=${root}`;
    const reply = String((await tenant.post(thread, aCard('Deux'))).body['id']);

    const elsewhere = await tenant.call('PUT', at(tenant.support, reply), aCard('Trois'));
    expect(codeOf(elsewhere)).toBe('ActivityNotFoundInConversation');
    expect((await tenant.call('PUT', at(thread, reply), aCard('Trois'))).body).toEqual({ id: reply });
    expect((await tenant.call('PUT', at(thread, root), aCard('Quatre'))).status).toBe(200);
    expect((await tenant.call('PUT', at(tenant.support, root), aCard('Cinq'))).status).toBe(200);
    expect(seen().map(({ cards }) => cards[0]?.['body'])).toEqual([[textBlock('Cinq')], [textBlock('Trois')]]);
  });

  test('of what was deleted, or is unknown, finds nothing', async () => {
    const id = String((await tenant.post(tenant.support, message('Un'))).body['id']);
    expect((await tenant.call('DELETE', at(tenant.support, id))).status).toBe(200);
    expect(seen()).toMatchObject([{ isDeleted: true }]);
    for (const gone of [id, '17']) {
      expect(codeOf(await tenant.call('PUT', at(tenant.support, gone), message('x')))).toBe(
        'ActivityNotFoundInConversation',
      );
    }
  });

  test('of what somebody else wrote is refused', async () => {
    const { id } = await tenant.teams.say(tenant.camille, tenant.support, 'Bonjour');
    expect((await tenant.call('PUT', at(tenant.support, id), message('x'))).status).toBe(403);
    expect((await tenant.call('DELETE', at(tenant.support, id))).status).toBe(403);
  });
});

describe('a new conversation', () => {
  test('in a channel is a root post', async () => {
    const { status, body } = await newThread(aCard('Un'));
    expect(status).toBe(201);
    expect(body).toEqual({ id: `${tenant.support};messageid=${body['activityId']}`, activityId: body['activityId'] });
    expect(seen()).toMatchObject([{ id: body['activityId'], threadId: null }]);
  });

  test('in a channel needs something to say, and a channel', async () => {
    const empty = { isGroup: true, channelData: { channel: { id: tenant.support } } };
    expect((await tenant.call('POST', '/v3/conversations', empty)).status).toBe(400);
    expect(codeOf(await newThread(aCard('Un'), '19:nowhere@thread.tacv2'))).toBe('ConversationNotFound');
  });

  test('with a person of a team that has the app is their chat, by either of their ids', async () => {
    const open = (id: string) =>
      tenant.call('POST', '/v3/conversations', {
        members: [{ id }],
        channelData: { tenant: { id: tenant.teams.tenantId } },
      });
    const chat = tenant.teams.personalChat(tenant.hugo).id;
    expect(await open(mriOf(tenant.hugo))).toMatchObject({ status: 201, body: { id: chat } });
    expect(await open(tenant.hugo)).toMatchObject({ status: 201, body: { id: chat } });
    expect((await tenant.post(chat, message('Bonjour'))).status).toBe(201);
  });

  test('with a stranger, in no tenant, or with somebody who never met the app is refused', async () => {
    const open = (id: string, channelData: Json = { tenant: { id: tenant.teams.tenantId } }) =>
      tenant.call('POST', '/v3/conversations', { members: [{ id }], channelData });
    expect((await open('29:nobody')).status).toBe(403);
    expect((await open(tenant.hugo, {})).status).toBe(400);
    for (const { id } of tenant.teams.teams()) await tenant.teams.uninstall(id);
    expect(codeOf(await open(tenant.hugo))).toBe('BotNotInConversationRoster');
  });
});

describe('people and teams', () => {
  const member = (id: string, place = tenant.support) =>
    tenant.call('GET', `/v3/conversations/${encodeURIComponent(place)}/members/${encodeURIComponent(id)}`);

  test('a member is found by any of their names, with their role', async () => {
    const known = { aadObjectId: tenant.olivier, objectId: tenant.olivier, userRole: 'guest' };
    for (const id of [tenant.olivier, mriOf(tenant.olivier)]) {
      expect((await member(id)).body).toMatchObject({ ...known, email: 'olivier.martin@boulangerie-martin.example' });
    }
    expect(codeOf(await member(tenant.camille, tenant.triage))).toBe('MemberNotFoundInConversation');
  });

  test('somebody without an account has a name and nothing else', async () => {
    tenant.teams.setRole(tenant.olivier, 'anonymous');
    expect((await member(mriOf(tenant.olivier))).body).toEqual({
      id: mriOf(tenant.olivier),
      name: 'Olivier Martin',
      tenantId: tenant.teams.tenantId,
      userRole: 'anonymous',
    });
  });

  test('members come page by page', async () => {
    const names: unknown[] = [];
    let token = '';
    do {
      const path = `/v3/conversations/${encodeURIComponent(tenant.support)}/pagedmembers?pageSize=4${token}`;
      const { body } = await tenant.call('GET', path);
      names.push(...(Array.isArray(body['members']) ? body['members'].map(({ name }) => name) : []));
      token = body['continuationToken'] === undefined ? '' : `&continuationToken=${String(body['continuationToken'])}`;
    } while (token !== '');
    expect(names).toEqual(tenant.teams.people().map(({ name }) => name));
  });

  test('a team says its name and its channels, General without one', async () => {
    const { teamId } = channelOf(tenant.support);
    const team = await tenant.call('GET', `/v3/teams/${encodeURIComponent(teamId)}`);
    const channels = await tenant.call('GET', `/v3/teams/${encodeURIComponent(teamId)}/conversations`);
    expect(team.body).toMatchObject({ id: teamId, name: 'Agence Lumière', channelCount: 2, memberCount: 6 });
    expect(channels.body).toEqual({
      conversations: [
        { id: teamId, type: 'standard' },
        { id: tenant.support, name: 'support', type: 'standard' },
      ],
    });
    await tenant.teams.uninstall(teamId);
    expect((await tenant.call('GET', `/v3/teams/${encodeURIComponent(teamId)}`)).status).toBe(403);
  });
});

describe('when things go wrong', () => {
  test.each([
    [{ kind: 'rate_limited', operation: 'post_activity', retryAfterSeconds: 7 } as const, 429, '7'],
    [{ kind: 'rate_limited', operation: '*', retryAfterSeconds: null } as const, 429, null],
    [{ kind: 'http_error', operation: 'post_activity', status: 502 } as const, 502, null],
    [{ kind: 'forbidden', operation: 'post_activity', code: 'BotDisabledByAdmin' } as const, 403, null],
  ])('an armed fault meets one call, which has no effect: %j', async (fault, status, retryAfter) => {
    await tenant.post(tenant.support, message('Zéro'));
    tenant.teams.arm(fault);
    expect(await tenant.post(tenant.support, message('Un'))).toMatchObject({ status, retryAfter });
    expect((await tenant.post(tenant.support, message('Deux'))).status).toBe(201);
    expect(seen().map(({ text }) => text)).toEqual(['Zéro', 'Deux']);
  });

  test('a slow call takes effect before it is answered', async () => {
    await tenant.post(tenant.support, message('Zéro'));
    tenant.teams.arm({ kind: 'slow', operation: 'post_activity', delayMs: 200 });
    let isAnswered = false;
    const posted = tenant.post(tenant.support, message('Un')).then(() => {
      isAnswered = true;
    });
    await new Promise<void>((resolve) => {
      const stop = tenant.teams.onChange(() => {
        if (seen().length < 2) return;
        stop();
        resolve();
      });
    });
    expect(isAnswered).toBe(false);
    await posted;
  });

  test('what is disarmed meets nobody', async () => {
    tenant.teams.arm({ kind: 'http_error', operation: '*', status: 500, times: 3 });
    tenant.teams.disarmAll();
    expect((await tenant.post(tenant.support, message('Un'))).status).toBe(201);
  });

  test('a dropped answer leaves the post there', async () => {
    await tenant.post(tenant.support, message('Zéro'));
    tenant.teams.arm({ kind: 'dropped_response', operation: 'post_activity' });
    await expect(tenant.post(tenant.support, message('Un'))).rejects.toThrow();
    expect(seen().map(({ text }) => text)).toEqual(['Zéro', 'Un']);
  });
});

describe('a call that makes no sense', () => {
  const place = (more: string) => `/v3/conversations/${encodeURIComponent(tenant.support)}${more}`;

  test.each([
    ['a page of nobody', () => tenant.call('GET', place('/pagedmembers?continuationToken=x')), 400],
    ['a page of none', () => tenant.call('GET', place('/pagedmembers?pageSize=0')), 400],
    ['members of an unknown place', () => tenant.call('GET', '/v3/conversations/a%3Ax/pagedmembers'), 404],
    ['an unknown team', () => tenant.call('GET', '/v3/teams/x'), 404],
    ['channels of an unknown team', () => tenant.call('GET', '/v3/teams/x/conversations'), 404],
    ['an unknown picture', () => tenant.call('GET', '/v3/attachments/x/views/original'), 404],
    ['an unknown resource', () => tenant.call('GET', '/v3/botstate'), 404],
    ['a body that is no JSON object', () => tenant.call('POST', '/v3/conversations', 'x'), 400],
    [
      'a new thread inside another',
      async () => newThread(aCard('x'), `${tenant.support};messageid=${await aRoot()}`),
      400,
    ],
    ['an update to text and card at once', () => changed({ ...aCard('x'), text: 'x' }), 400],
    ['an update to nothing', () => changed({ type: 'message' }), 400],
    ['a chat with two people at once', () => openWith([tenant.hugo, tenant.lea]), 400],
    ['a chat with nobody', () => openWith([]), 400],
  ])('%s is refused', async (_what, call, status) => {
    expect((await call()).status).toBe(status);
  });

  const aRoot = async (): Promise<string> => String((await tenant.post(tenant.support, message('Un'))).body['id']);
  const changed = async (activity: Json) => tenant.call('PUT', at(tenant.support, await aRoot()), activity);
  const openWith = (people: readonly string[]) =>
    tenant.call('POST', '/v3/conversations', {
      members: people.map((id) => ({ id })),
      channelData: { tenant: { id: tenant.teams.tenantId } },
    });
});

test('that somebody types is seen by nobody', async () => {
  expect((await tenant.post(tenant.support, { type: 'typing' })).status).toBe(202);
  expect(seen()).toEqual([]);
});

test('the pace of Teams is kept where it is asked for', async () => {
  const paced = await aTenant({ keepsPace: true, now: () => clock });
  await paced.teams.installEverywhere();
  const statuses = [];
  for (let each = 0; each < 8; each += 1) statuses.push((await paced.post(paced.support, message('x'))).status);
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
  expect((await paced.post(paced.triage, message('x'))).status).toBe(201);
  clock += 2000;
  expect((await paced.post(paced.support, message('x'))).status).toBe(201);
  await paced.close();
});

test('a card comes with its summary alone', async () => {
  const { status } = await tenant.post(tenant.support, { type: 'message', attachments: [attached(card([]))] });
  expect(status).toBe(201);
});
