import { examineDatabase } from '../../../src/adapters/db/examine.ts';
import { sayInDialog } from '../../../src/adapters/teams/invoke-answers.ts';
import { BAD_TOKENS, type JsonObject } from '../../../src/playground/teams/simulator-types.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { aDoor, type Door } from './a-door.ts';

const TWO_HUNDRED_FIFTY_SIX_KB = 256 * 1024;
const OTHER_TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

let database: TestDatabase;
let door: Door;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  door = await aDoor(database.dataSource);
});
afterEach(() => door.close());

/** What Teams would send of a message, changed. */
const aMessage = (changes: JsonObject = {}): JsonObject => ({
  ...door.teams.anActivity(door.person('Camille').id, door.support, 'Salut, le site bug'),
  ...changes,
});

const stored = async (): Promise<number> => {
  const [row]: [{ stored: string }] = await database.dataSource.query(`
    select (select count(*) from teams_conversation) + (select count(*) from teams_account) +
           (select count(*) from connection) + (select count(*) from inbox_event) as stored`);
  return Number(row.stored);
};

describe('what comes to the address of Teams', () => {
  test('is heard once it is signed, with the tenant that it came from, whose desk is made on the way', async () => {
    await door.teams.installEverywhere();
    await door.teams.say(door.person('Camille').id, door.support, 'Salut, le site bug');
    await door.teams.settled();

    const connection = await door.desks.deskOfConnection('teams', door.teams.tenantId);
    expect(connection).toMatchObject({ botUserId: `28:${door.settings.appId}`, botId: door.settings.appId });
    const said = door.heard.find(({ activity }) => activity.type === 'message');
    expect(said).toMatchObject({
      activity: { type: 'message', channelId: 'msteams', from: { aadObjectId: door.person('Camille').id } },
      tenant: { tenantId: door.teams.tenantId, deskId: connection?.deskId, connectionId: connection?.connectionId },
    });
    expect(door.teams.deliveries().map(({ status }) => status)).not.toContain(500);
  });

  test.each(BAD_TOKENS)('is a bare 401 with a token that is not of Teams: %s', async (token) => {
    const before = await stored();

    expect(await door.teams.knock(token)).toEqual({ status: 401, body: '' });
    expect(door.heard).toEqual([]);
    expect(await stored()).toBe(before);
    expect(door.log.lines).toEqual([expect.objectContaining({ level: 'warn', status: 401 })]);
  });

  test.each([
    ['of another channel', { channelId: 'emulator' }],
    ['of another bot', { channelId: 'AseChannel' }],
    ['without a channel', { channelId: undefined }],
    ['without an address to answer to', { serviceUrl: undefined }],
    ['with an address that we would send no token to', { serviceUrl: 'https://smba.example.com/emea/' }],
    ['with an address that only looks like Microsoft’s', { serviceUrl: 'https://trafficmanager.net.example.com/' }],
    ['with an address that is no longer private', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }],
    ['with somebody’s name in its address', { serviceUrl: 'https://smba.trafficmanager.net@127.0.0.1/' }],
  ])('is a bare 401 %s', async (_what, changes) => {
    const before = await stored();

    expect(await door.teams.send(aMessage(changes))).toEqual({ status: 401, body: '' });
    expect([door.heard, await stored()]).toEqual([[], before]);
  });

  test.each([
    ['in the conversation', { conversation: { id: '19:x@thread.tacv2', tenantId: OTHER_TENANT } }],
    ['in the data of the channel', { channelData: { tenant: { id: OTHER_TENANT } } }],
    ['nowhere', { conversation: { id: 'a:1' }, channelData: undefined }],
  ])('is a 403 and a line in the log for another tenant, said %s', async (_where, changes) => {
    const before = await stored();

    expect(await door.teams.send(aMessage(changes))).toEqual({ status: 403, body: '' });
    expect([door.heard, await stored()]).toEqual([[], before]);
    expect(door.log.lines.filter(({ sentence }) => sentence.includes('TEAMS_ALLOWED_TENANTS'))).toHaveLength(1);
  });

  test.each([
    ['GET', 'is no POST', 405],
    ['PUT', 'is no POST', 405],
  ])('%s: %s', async (method, _why, status) => {
    expect(await door.knock('', {}, method)).toEqual({ status, body: '' });
  });

  test.each([
    ['', 400],
    ['{}', 400],
    ['[]', 400],
    ['null', 400],
    ['"activity"', 400],
    ['{"type":"message"', 400],
    ['{"type":7,"conversation":{"id":"a:1"}}', 400],
    ['{"type":"message","conversation":{"id":""}}', 400],
    ['{"type":"message","conversation":{"id":"a:1"},"from":"Camille"}', 400],
  ])('is a bare 400 when it is no activity: %s', async (body, status) => {
    expect(await door.knock(body)).toEqual({ status, body: '' });
  });

  test('is read up to 256 KB, and a 413 beyond', async () => {
    const activity = (padding: number) => JSON.stringify(aMessage({ text: 'a'.repeat(padding) }));
    const room = TWO_HUNDRED_FIFTY_SIX_KB - activity(0).length;

    expect(await door.knock(activity(room))).toEqual({ status: 401, body: '' });
    expect(await door.knock(activity(room + 1))).toEqual({ status: 413, body: '' });
  });

  test('is a 503 while the keys cannot be read: Teams sends it again', async () => {
    const away = await aDoor(database.dataSource, { settings: { metadataUrl: 'http://127.0.0.1:1/metadata' } });

    expect(await away.teams.send(away.teams.anActivity(away.person('Camille').id, away.support, 'Salut'))).toEqual({
      status: 503,
      body: '',
    });
    await away.close();
  });
});

describe('a listener that fails', () => {
  const SECRET = 'connection string postgres://guichet:secret@db';

  test('is a bare 500 to an event, which Teams sends again', async () => {
    door.listens(async () => {
      throw new Error(SECRET);
    });

    expect(await door.teams.send(aMessage())).toEqual({ status: 500, body: '' });
    expect(door.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test.each([
    ['task/fetch', 'fr-FR', { task: { type: 'message', value: expect.stringContaining('Rien n’est perdu') } }],
    ['composeExtension/submitAction', 'en-US', { task: { value: expect.stringContaining('Nothing is lost') } }],
    ['adaptiveCard/action', 'en-GB', { statusCode: 200, value: expect.stringContaining('Try again') }],
  ])('is a sentence to whoever clicked (%s), without a word of the error', async (name, locale, answer) => {
    door.listens(async () => {
      throw new Error(SECRET);
    });

    const answered = await door.teams.send(aMessage({ type: 'invoke', name, locale, value: {} }));

    expect(answered.status).toBe(200);
    expect(JSON.parse(answered.body)).toMatchObject(answer);
    expect(answered.body).not.toContain('secret');
  });
});

test('a team reads along once a message came that neither mentions the app nor is for it alone', async () => {
  const camille = door.person('Camille').id;
  const [team] = door.teams.teams();
  const readsAlong = async () => {
    await door.teams.settled();
    const { held } = await examineDatabase(database.dataSource);
    return held?.teams.find(({ tenant }) => tenant === door.teams.tenantId)?.isOverheard;
  };

  await door.teams.install(team?.id ?? '', { readsAllMessages: false });
  await door.teams.settled();
  await door.teams.say(camille, door.support, `@${door.teams.app.name} aide`);
  await door.teams.slash(camille, door.support, 'ticket');
  expect(await readsAlong()).toBe(false);

  await door.teams.install(team?.id ?? '', { readsAllMessages: true });
  await door.teams.settled();
  await door.teams.say(camille, door.support, 'Salut, le site bug');
  expect(await readsAlong()).toBe(true);
});

test('an invoke is answered with what its listener gives back', async () => {
  door.listens(async () => sayInDialog('Ticket #1'));

  const answered = await door.teams.send(aMessage({ type: 'invoke', name: 'task/submit', value: {} }));

  expect(answered).toEqual({ status: 200, body: JSON.stringify({ task: { type: 'message', value: 'Ticket #1' } }) });
});

test('without authentication only this machine is answered, and a warning says so at each start', async () => {
  const open = await aDoor(database.dataSource, { settings: { registration: null, serviceHosts: [] } });
  const activity = open.teams.anActivity(open.person('Camille').id, open.support, 'Salut');

  expect(await open.knock(JSON.stringify(activity))).toEqual({ status: 200, body: '' });
  const elsewhere = { ...activity, serviceUrl: 'https://smba.trafficmanager.net/emea/' };
  expect(await open.knock(JSON.stringify(elsewhere))).toEqual({ status: 401, body: '' });
  expect(open.log.lines.filter(({ sentence }) => sentence.includes('TEAMS_ALLOW_UNAUTHENTICATED'))).toHaveLength(1);
  await open.close();
});
