import { subDays } from 'date-fns/subDays';
import { createInboxQueue } from '../../../../src/adapters/db/queues/inbox-queue.ts';
import type { InboxClaim } from '../../../../src/app/ports/delivery.ts';
import { openTestDatabase, type TestDatabase, testOnPostgres } from '../../../support/test-database.ts';
import { aStoredDesk, ids, type StoredDesk } from '../a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
let wakes = 0;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wakes = 0;
  desk = await aStoredDesk(database.dataSource);
  await rows('delete from inbox_event');
});

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);
const queue = () =>
  createInboxQueue({
    dataSource: database.dataSource,
    wake: () => {
      wakes += 1;
    },
  });

async function receives(payload = '{"text":"bonjour"}', inboxKey = ids.next()): Promise<string> {
  await queue().receive({ inboxKey, platform: 'slack', externalConnection: desk.externalId, payload });
  return inboxKey;
}

async function claims(leaseSeconds = 30): Promise<InboxClaim> {
  const claim = await queue().claimNext(leaseSeconds);
  if (!claim) throw new Error('nothing was due');
  return claim;
}

test('an event is kept once, however often it is delivered', async () => {
  const inboxKey = ids.next();
  const event = { inboxKey, platform: 'slack' as const, externalConnection: desk.externalId, payload: '{}' };

  expect(await queue().receive(event)).toBe(true);
  expect(await queue().receive({ ...event, payload: '{"other":1}' })).toBe(false);

  expect(await rows('select payload from inbox_event')).toEqual([{ payload: '{}' }]);
  expect(wakes).toBe(1);
});

test('a payload comes back as it was received, escaped NUL and line ends included', async () => {
  const payload = '{"text":"a\\u0000b\\ud83d",\r\n  "n":1.0}';
  const inboxKey = await receives(payload);

  expect(await claims()).toEqual({
    inboxKey,
    deskId: desk.deskId,
    connectionId: desk.connectionId,
    platform: 'slack',
    payload,
    receivedAt: expect.any(Date),
    attempts: 1,
  });
});

test('the oldest event comes first, and none comes twice while it is leased', async () => {
  const first = await receives();
  const second = await receives();

  expect((await claims()).inboxKey).toBe(first);
  expect((await claims()).inboxKey).toBe(second);
  expect(await queue().claimNext(30)).toBeUndefined();
});

test('an event whose worker died comes again when the lease is over', async () => {
  const inboxKey = await receives();
  await claims(0);
  expect(await claims()).toMatchObject({ inboxKey, attempts: 2 });
});

test('a worker that lost its lease neither postpones nor buries the event', async () => {
  await receives();
  const lost = await claims(0);
  const current = await claims();

  await queue().postpone(lost, 0, 'late');
  await queue().bury(lost, 'late');

  expect(await queue().claimNext(30)).toBeUndefined();
  expect(await rows('select state, detail from inbox_event')).toEqual([{ state: 'ready', detail: null }]);
  await desk.stores(({ inbox }) => inbox.done(current.inboxKey));
});

test('a postponed event waits, then comes again', async () => {
  const inboxKey = await receives();
  await queue().postpone(await claims(), 60_000, 'the database was away');
  expect(await queue().claimNext(30)).toBeUndefined();

  await rows(`update inbox_event set due_at = due_at - interval '60 seconds'`);
  expect(await claims()).toMatchObject({ inboxKey, attempts: 2 });
});

test('a buried event is kept with its reason, and its payload for 7 days', async () => {
  await receives();
  await queue().bury(await claims(), 'no handler');
  expect(await queue().claimNext(30)).toBeUndefined();
  expect(await queue().sweep()).toBe(0);

  await rows('update inbox_event set ended_at = $1', subDays(new Date(), 8));
  expect(await queue().sweep()).toBe(1);
  expect(await rows('select state, detail, payload from inbox_event')).toEqual([
    { state: 'dead', detail: 'no handler', payload: null },
  ]);
  expect(await queue().sweep()).toBe(0);
});

test('the key of a handled event is forgotten after 7 days, not before', async () => {
  const inboxKey = await receives();
  await desk.stores(({ inbox }) => inbox.done(inboxKey));
  expect(await queue().sweep()).toBe(0);
  expect(await queue().receive({ inboxKey, platform: 'slack', externalConnection: 'T', payload: '{}' })).toBe(false);

  await rows('update inbox_event set ended_at = $1', subDays(new Date(), 8));
  expect(await queue().sweep()).toBe(1);
  expect(await rows('select 1 from inbox_event')).toEqual([]);
});

test('an event of a workspace that is not installed here is buried, and the next one is handled', async () => {
  await queue().receive({ inboxKey: 'stray', platform: 'slack', externalConnection: 'TSTRAY', payload: '{}' });
  const inboxKey = await receives();

  expect(await claims()).toMatchObject({ inboxKey });
  expect(await rows(`select state, detail from inbox_event where inbox_key = 'stray'`)).toEqual([
    { state: 'dead', detail: 'it came for a connection that is not known here' },
  ]);
});

testOnPostgres('four workers share 200 events, each handled once', async () => {
  await Promise.all([...Array(200)].map(() => receives()));
  const handled: string[] = [];
  const worker = async () => {
    for (let claim = await queue().claimNext(30); claim; claim = await queue().claimNext(30)) {
      const { inboxKey } = claim;
      await desk.stores(({ inbox }) => inbox.done(inboxKey));
      handled.push(inboxKey);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);

  expect(handled).toHaveLength(200);
  expect(new Set(handled).size).toBe(200);
});
