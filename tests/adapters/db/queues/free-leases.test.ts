import { freeLeases } from '../../../../src/adapters/db/queues/free-leases.ts';
import { createInboxQueue } from '../../../../src/adapters/db/queues/inbox-queue.ts';
import { createOutboxQueue } from '../../../../src/adapters/db/queues/outbox-queue.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { aStoredDesk, ids, type StoredDesk } from '../a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await aStoredDesk(database.dataSource);
});
afterAll(() => database.close());

const outbox = () => createOutboxQueue({ dataSource: database.dataSource });
const inbox = () => createInboxQueue({ dataSource: database.dataSource, wake: () => {} });

test('what a dead process had in its hands is due at once, and is looked for before it is posted again', async () => {
  await desk.stores(({ outbox }) => outbox.announce(desk.aCard('bonjour', 'C1')));
  await inbox().receive({
    inboxKey: ids.next(),
    platform: 'slack',
    externalConnection: desk.externalId,
    payload: '{}',
  });
  await outbox().claimNext(30);
  await inbox().claimNext(30);
  expect([await outbox().claimNext(30), await inbox().claimNext(30)]).toEqual([undefined, undefined]);

  expect(await freeLeases(database.dataSource)).toBe(2);

  expect(await outbox().claimNext(30)).toMatchObject({ kind: 'post', maybePostedSince: expect.any(Date) });
  expect(await inbox().claimNext(30)).toMatchObject({ attempts: 2 });
});

test('a conversation that rests after a refusal is left to rest', async () => {
  await desk.stores(({ outbox }) => outbox.announce(desk.aCard('bonjour', 'C2')));
  const claim = await outbox().claimNext(30);
  if (!claim) throw new Error('nothing was due');
  await outbox().postpone(claim, 60_000, 'ratelimited', false);

  await freeLeases(database.dataSource);

  expect(await outbox().claimNext(30)).not.toMatchObject({ destinationId: `${desk.connectionId}:C2` });
});
