import { DeliveryError, type OutgoingMessage } from '../../../src/app/ports/delivery.ts';
import type { ConnectionId } from '../../../src/domain/ids.ts';
import type { Card } from '../../../src/views/card.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { aDoor, type Door } from './a-door.ts';

let database: TestDatabase;
let door: Door;
let connectionId: ConnectionId;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  door = await aDoor(database.dataSource);
  await door.teams.installEverywhere();
  await door.teams.say(door.person('Camille').id, door.support, 'Salut');
  await door.teams.settled();
  connectionId = (await door.tenants.enter(door.teams.tenantId)).connectionId;
});
afterEach(() => door.close());

const aCard = (words = 'Votre demande est prise en charge.'): Card => ({
  title: 'Ticket #12',
  plain: words,
  parts: [{ kind: 'text', spans: [words] }],
});
const aPost = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  connectionId,
  conversation: door.support,
  inThreadOf: null,
  onlyFor: null,
  card: aCard(),
  outboxId: 'an-outbox-id',
  ...changes,
});
const problemOf = async (delivery: Promise<unknown>) => {
  const error: unknown = await delivery.catch((reason: unknown) => reason);
  return error instanceof DeliveryError ? error.problem : error;
};
const camille = () => door.person('Camille').id;
const shownTo = (person: string, conversation = door.support) => door.teams.messages(conversation, person);

describe('a card in a channel', () => {
  test('begins a thread, is kept by the channel and its first message, and is edited there', async () => {
    const posted = await door.messenger.post(aPost());

    expect(posted).toEqual({ conversation: door.support, messageId: shownTo(camille()).at(-1)?.id });
    expect(shownTo(camille()).at(-1)).toMatchObject({ threadId: null, summary: aCard().plain, text: '' });

    await door.messenger.edit({ ...posted, connectionId, card: aCard('À tester') });
    expect(shownTo(camille()).at(-1)).toMatchObject({ id: posted.messageId, isEdited: true, summary: 'À tester' });
    expect(door.teams.calls('update_activity').at(-1)?.path).toContain(
      `${door.support};messageid=${posted.messageId}/activities/${posted.messageId}`,
    );
  });

  test('stands in the thread that it is meant for, and is kept and edited by its exact place there', async () => {
    const root = await door.teams.say(camille(), door.support, 'Le site bug');

    const posted = await door.messenger.post(aPost({ inThreadOf: root.id }));

    expect(posted).toEqual({
      conversation: `${door.support};messageid=${root.id}`,
      messageId: shownTo(camille()).at(-1)?.id,
    });
    expect(shownTo(camille()).at(-1)).toMatchObject({ threadId: root.id });
    await door.messenger.edit({ ...posted, connectionId, card: aCard('À tester') });
    expect(shownTo(camille()).at(-1)).toMatchObject({ id: posted.messageId, summary: 'À tester' });
  });

  test('for one person is seen by nobody else: Teams is told so in the address, whatever the body says', async () => {
    const posted = await door.messenger.post(aPost({ onlyFor: camille() }));

    const call = door.teams.calls('post_activity').at(-1);
    expect(call?.path).toMatch(/activities\?isTargetedActivity=true$/);
    expect(call?.body).toMatchObject({ recipient: { id: door.person('Camille').mri } });
    expect(shownTo(camille()).map(({ id }) => id)).toContain(posted.messageId);
    expect(shownTo(door.person('Hugo').id).map(({ id }) => id)).not.toContain(posted.messageId);

    await door.replacePrivately({ ...posted, connectionId }, aCard('Le ticket est créé'));
    expect(shownTo(camille()).at(-1)).toMatchObject({ summary: 'Le ticket est créé' });
    expect(door.teams.calls('update_activity').at(-1)?.path).toMatch(/\?isTargetedActivity=true$/);
  });

  test('for somebody of whom nothing was heard yet is addressed by their object id', async () => {
    const hugo = door.person('Hugo').id;

    await door.messenger.post(aPost({ onlyFor: hugo }));

    expect(shownTo(hugo)).toHaveLength(shownTo(camille()).length + 1);
  });
});

describe('a card for a person', () => {
  test('goes to their chat with the bot, opened once', async () => {
    const hugo = `person:${door.person('Hugo').id}`;

    const first = await door.messenger.post(aPost({ conversation: hugo }));
    const second = await door.messenger.post(aPost({ conversation: hugo, onlyFor: door.person('Hugo').id }));

    const { id } = door.teams.personalChat(door.person('Hugo').id);
    expect([first.conversation, second.conversation]).toEqual([id, id]);
    expect(shownTo(door.person('Hugo').id, id)).toHaveLength(2);
    expect(door.teams.calls('create_conversation')).toHaveLength(1);
  });
});

describe('what Teams answers instead of posting', () => {
  test.each([
    [{ status: 500 }, { kind: 'unknown', detail: 'HTTP 500 ServiceError' }],
    [{ status: 502 }, { kind: 'unknown', detail: 'HTTP 502 ServiceError' }],
    [{ status: 412 }, { kind: 'try_later', afterMs: 5000 }],
    [
      { status: 400, code: 'BadSyntax' },
      { kind: 'refused', detail: 'HTTP 400 BadSyntax' },
    ],
    [{ status: 404, code: 'ConversationNotFound' }, { kind: 'destination_gone' }],
  ])('%j is told as it is, after one request', async (fault, problem) => {
    door.teams.arm({ kind: 'http_error', operation: 'create_conversation', times: 9, ...fault });

    expect(await problemOf(door.messenger.post(aPost()))).toMatchObject(problem);
    expect(door.teams.calls('create_conversation')).toHaveLength(1);
  });

  test('429 waits as long as Teams says', async () => {
    door.teams.arm({ kind: 'rate_limited', operation: 'create_conversation', retryAfterSeconds: 7 });

    expect(await problemOf(door.messenger.post(aPost()))).toMatchObject({ kind: 'try_later', afterMs: 7000 });
  });

  test('a post whose answer is lost may have been made; an edit whose answer is lost is made again', async () => {
    const posted = await door.messenger.post(aPost());
    door.teams.arm({ kind: 'dropped_response', operation: '*', times: 2 });

    expect(await problemOf(door.messenger.post(aPost()))).toMatchObject({ kind: 'unknown' });
    expect(await problemOf(door.messenger.edit({ ...posted, connectionId, card: aCard() }))).toMatchObject({
      kind: 'try_later',
    });
    expect(door.teams.calls('create_conversation')).toHaveLength(2);
    expect(door.teams.calls('update_activity')).toHaveLength(1);
    expect(await door.messenger.find(aPost(), new Date(0))).toBeUndefined();
  });

  test('an answer that does not come in time is not waited for', async () => {
    door.teams.arm({ kind: 'slow', operation: 'get_member', delayMs: 2500 });

    expect(await problemOf(door.directory.describe(connectionId, camille()))).toEqual({
      kind: 'try_later',
      afterMs: 5000,
      detail: 'TimeoutError',
    });
  });

  test('a message to edit that is gone is told as gone', async () => {
    const gone = { conversation: door.support, messageId: '17', connectionId, card: aCard() };

    expect(await problemOf(door.messenger.edit(gone))).toMatchObject({ kind: 'message_gone' });
  });

  test('a token that has ended is asked for anew at the next try, and one that is refused closes Teams', async () => {
    await door.messenger.post(aPost());
    door.teams.endTokens();

    expect(await problemOf(door.messenger.post(aPost()))).toMatchObject({ kind: 'try_later', afterMs: 1000 });
    await door.messenger.post(aPost());
    expect(door.isTokenTaken()).toBe(true);

    door.teams.revokeCredentials();
    await problemOf(door.messenger.post(aPost()));
    expect(await problemOf(door.messenger.post(aPost()))).toMatchObject({ kind: 'credentials' });
    expect(door.isTokenTaken()).toBe(false);
  });

  test('a connection of another tenant is not served', async () => {
    const other = await aDoor(database.dataSource);
    const stranger = await other.tenants.enter(other.teams.tenantId);

    const problem = await problemOf(door.messenger.post(aPost({ connectionId: stranger.connectionId })));
    expect(problem).toEqual({ kind: 'credentials', detail: 'not_served' });
    await other.close();
  });
});

describe('where the app may not post', () => {
  test('nothing more is tried until it is heard from there again', async () => {
    door.teams.arm({ kind: 'forbidden', operation: 'create_conversation', code: 'BotNotInConversationRoster' });
    const refused = { kind: 'destination_gone', detail: 'HTTP 403 BotNotInConversationRoster' };

    expect(await problemOf(door.messenger.post(aPost()))).toEqual(refused);
    expect(await problemOf(door.messenger.post(aPost()))).toEqual(refused);
    expect(door.teams.calls('create_conversation')).toHaveLength(1);
    expect(await door.directory.conversation(connectionId, door.support)).toMatchObject({ isOurs: false });

    const team = door.teams.teams().find(({ name }) => name === 'Agence Lumière')?.id ?? '';
    await door.teams.uninstall(team);
    await door.teams.settled();
    await door.teams.install(team);
    await door.teams.settled();
    expect(await door.directory.conversation(connectionId, door.support)).toMatchObject({ isOurs: true });
    await door.messenger.post(aPost());
  });

  test('a team from which it was taken out is no longer posted to, all its channels at once', async () => {
    await door.teams.uninstall(door.teams.teams().find(({ name }) => name === 'Agence Lumière')?.id ?? '');
    await door.teams.settled();
    const before = door.teams.calls().length;

    expect(await problemOf(door.messenger.post(aPost()))).toMatchObject({ kind: 'destination_gone' });
    expect(door.teams.calls()).toHaveLength(before);
  });
});

test('an address of Teams that has moved is followed as soon as it is heard', async () => {
  const moved = door.teams.moveServiceUrl();
  await door.teams.say(camille(), door.support, 'Encore moi');
  await door.teams.settled();

  await door.messenger.post(aPost());

  expect(door.teams.calls('create_conversation').at(-1)?.path).toContain(new URL(moved).pathname);
});

test('a card that is too large for Teams is posted without what is quoted', async () => {
  const long = { kind: 'quote' as const, text: 'Bonjour, '.repeat(5000) };
  door.teams.arm({ kind: 'http_error', operation: 'create_conversation', status: 413, code: 'MessageSizeTooBig' });

  await door.messenger.post(aPost({ card: { ...aCard(), parts: [...aCard().parts, long] } }));

  const [first, second] = door.teams.calls('create_conversation').map(({ body }) => JSON.stringify(body));
  expect(Buffer.byteLength(first ?? '')).toBeLessThan(24 * 1024);
  expect(first).toContain('Bonjour, Bonjour');
  expect(second).not.toContain('Bonjour, Bonjour');
});

describe('the directory', () => {
  test('describes a member, whose language and zone came with what they said, and knows a guest', async () => {
    const olivier = door.person('Olivier');

    expect(await door.directory.describe(connectionId, camille())).toEqual({
      externalId: camille(),
      name: 'Camille Roy',
      language: 'fr',
      timeZone: 'Europe/Paris',
      email: 'camille.roy@agence-lumiere.example',
      isExternal: false,
      isBot: false,
    });
    expect(await door.directory.describe(connectionId, olivier.id)).toMatchObject({ isExternal: true });
    expect(await door.directory.describe(connectionId, crypto.randomUUID())).toBeUndefined();
  });

  test('lists the members of a channel, and knows each of them from then on', async () => {
    await door.teams.say(door.person('Léa').id, door.triage, 'Bonjour');
    await door.teams.settled();

    const members = await door.directory.membersOf(connectionId, door.triage);

    expect(members).toContain(door.person('Inès').id);
    expect(members).not.toContain(camille());
    expect(await door.directory.describe(connectionId, door.person('Inès').id)).toMatchObject({ name: 'Inès Bernard' });
  });

  test('offers the channels of the teams that it is in', async () => {
    await door.teams.say(door.person('Léa').id, door.triage, 'Bonjour');
    await door.teams.settled();

    const channels = await door.directory.channels(connectionId);

    expect(channels).toContainEqual({ externalId: door.support, name: 'support' });
    expect(channels).toContainEqual({ externalId: door.triage, name: 'triage' });
    expect(channels.filter(({ name }) => name === 'General')).toHaveLength(2);
    expect(await door.directory.conversation(connectionId, door.triage)).toEqual({
      name: 'triage',
      isArchived: false,
      isOurs: true,
    });
    expect(await door.directory.conversation(connectionId, '19:unknown@thread.tacv2')).toBeUndefined();
  });
});
