import { createDeadLetters } from '../../../../src/adapters/db/queues/dead-letters.ts';
import { createInboxQueue } from '../../../../src/adapters/db/queues/inbox-queue.ts';
import { createOutboxQueue } from '../../../../src/adapters/db/queues/outbox-queue.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { aStoredDesk, firstPostOf, ids, type StoredDesk } from '../a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.dataSource.query('update destination set due_at = null');
  await database.dataSource.query(`delete from inbox_event`);
  await database.dataSource.query(`update outbox_message set payload = null where state = 'dead'`);
  desk = await aStoredDesk(database.dataSource);
});

const outbox = () => createOutboxQueue({ dataSource: database.dataSource });
const inbox = () => createInboxQueue({ dataSource: database.dataSource, wake: () => {} });
const letters = () => createDeadLetters({ dataSource: database.dataSource });

async function claims() {
  const claim = await outbox().claimNext(30);
  if (!claim) throw new Error('nothing was due');
  return claim;
}

test('a post that was given up is listed with its reason and without its words, and goes last when tried again', async () => {
  await desk.stores(({ outbox }) => outbox.announce(desk.aCard('MOTSECRET', 'C1')));
  await outbox().bury(await claims(), 'is_archived');
  await desk.stores(({ outbox }) => outbox.announce(desk.aCard('behind', 'C1')));

  const dead = await letters().deliveries();
  expect(dead).toEqual([
    expect.objectContaining({ what: 'post', reason: 'is_archived', place: `${desk.connectionId}:C1` }),
  ]);
  expect(JSON.stringify(dead)).not.toContain('MOTSECRET');

  expect(await letters().retryDelivery(dead[0]?.id ?? '')).toBe(true);

  const first = await claims();
  expect(first).toMatchObject({ announcement: { card: { plain: 'behind' } } });
  if (first.kind === 'post') await outbox().posted(first, { conversation: 'C1', messageId: '1.1' }, null, 0);
  expect(await claims()).toMatchObject({
    kind: 'post',
    announcement: { card: { plain: 'MOTSECRET' } },
    attempts: 0,
    maybePostedSince: null,
  });
  expect(await letters().deliveries()).toEqual([]);
  expect(await letters().retryDelivery(dead[0]?.id ?? '')).toBe(false);
});

test('the card of a ticket comes back with its post, and a card that could not be redrawn is redrawn', async () => {
  const ticket = await desk.hasTicket();
  const surface = desk.aSurface(ticket, 'CTRIAGE');
  await desk.stores(async ({ surfaces, outbox }) => {
    await surfaces.add(surface);
    await outbox.announce(firstPostOf(surface));
    await outbox.refreshSurfaces(ticket.ticketId, 1);
  });
  await outbox().bury(await claims(), 'not_in_channel');
  const [dead] = await letters().deliveries();
  expect(await letters().retryDelivery(dead?.id ?? '')).toBe(true);
  const again = await claims();
  if (again.kind === 'post') await outbox().posted(again, { conversation: 'CTRIAGE', messageId: '2.2' }, 1, 0);

  await desk.stores(({ outbox }) => outbox.refreshSurfaces(ticket.ticketId, 2));
  await outbox().bury(await claims(), 'is_archived');
  const [gone] = await letters().deliveries();
  expect(gone).toMatchObject({ what: 'edit', id: surface.surfaceId, reason: 'is_archived' });

  expect(await letters().retryDelivery(surface.surfaceId)).toBe(true);

  expect(await claims()).toMatchObject({ kind: 'edit', surfaceId: surface.surfaceId });
});

test('an event that was given up is handled again', async () => {
  const inboxKey = ids.next();
  await inbox().receive({ inboxKey, platform: 'slack', externalConnection: desk.externalId, payload: '{}' });
  const claim = await inbox().claimNext(30);
  if (claim) await inbox().bury(claim, 'broken');
  expect(await letters().events()).toEqual([
    expect.objectContaining({ id: inboxKey, what: 'event', reason: 'broken' }),
  ]);

  expect(await letters().retryEvent(inboxKey)).toBe(true);

  expect(await inbox().claimNext(30)).toMatchObject({ inboxKey, attempts: 1 });
  expect(await letters().retryEvent(inboxKey)).toBe(false);
});

test('after a restore, what waits is looked for before it is posted', async () => {
  await desk.stores(({ outbox }) => outbox.announce(desk.aCard('bonjour', 'C9')));

  await letters().lookBeforePosting();

  expect(await claims()).toMatchObject({ kind: 'post', maybePostedSince: expect.any(Date) });
});
