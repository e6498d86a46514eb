import { createInboxQueue } from '../../../../src/adapters/db/queues/inbox-queue.ts';
import { createOutboxQueue } from '../../../../src/adapters/db/queues/outbox-queue.ts';
import { makeReadClockDepth, makeReadDepths } from '../../../../src/adapters/db/queues/queue-depths.ts';
import { createFixedClock } from '../../../support/fixed-clock.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { aStoredDesk, firstPostOf, ids, type StoredDesk } from '../a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await aStoredDesk(database.dataSource);
});
afterAll(() => database.close());

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);
const outbox = () => createOutboxQueue({ dataSource: database.dataSource });
const inbox = () => createInboxQueue({ dataSource: database.dataSource, wake: () => {} });
/** Read anew: a reader remembers for a moment. */
const depths = () => makeReadDepths({ dataSource: database.dataSource })();
const receive = () =>
  inbox().receive({ inboxKey: ids.next(), platform: 'slack', externalConnection: desk.externalId, payload: '{}' });

test('a desk where nothing waits says so, for both queues', async () => {
  expect(await depths()).toEqual([
    { queue: 'inbox', platform: 'slack', waiting: 0, dead: 0, oldestSeconds: 0 },
    { queue: 'outbox', platform: 'slack', waiting: 0, dead: 0, oldestSeconds: 0 },
  ]);
});

test('what waits, since when, and what is dead are counted apart; what is done is not', async () => {
  for (let n = 0; n < 3; n += 1) await receive();
  const event = await inbox().claimNext(30);
  if (event) await inbox().bury(event, 'broken');
  const ticket = await desk.hasTicket();
  const surface = desk.aSurface(ticket, 'CTRIAGE');
  await desk.stores(async (stores) => {
    await stores.surfaces.add(surface);
    await stores.outbox.announce(firstPostOf(surface));
    for (const place of ['C1', 'C2']) await stores.outbox.announce(desk.aCard('bonjour', place));
  });
  await rows(`update outbox_message set added_at = now() - interval '90 seconds'`);
  const dead = await outbox().claimNext(30);
  if (dead) await outbox().bury(dead, 'is_archived');
  const sent = await outbox().claimNext(30);
  if (sent?.kind === 'post') await outbox().posted(sent, { conversation: 'C', messageId: '1.1' }, 1, 0);

  expect(await depths()).toEqual([
    { queue: 'inbox', platform: 'slack', waiting: 2, dead: 1, oldestSeconds: expect.any(Number) },
    { queue: 'outbox', platform: 'slack', waiting: 1, dead: 1, oldestSeconds: expect.any(Number) },
  ]);
  const [, posts] = await depths();
  expect(posts?.oldestSeconds).toBeGreaterThanOrEqual(90);
  expect(posts?.oldestSeconds).toBeLessThan(120);
});

test('clocks that are due and were not looked at are counted by the desk’s time', async () => {
  const ticket = await desk.hasTicket();
  const dueAt = new Date('2026-11-24T09:00:00Z');
  await rows(
    `insert into sla_clock (desk_id, ticket_id, metric, cycle, state, rank, policy_version, counted, started_at,
                            consumed_ms, running_since, revision, promised_at, next_check_at)
     values ($1, $2, 'first_response', 1, 'running', 2, 1, 'business', $3, 0, $3, 0, $3, $3)`,
    desk.deskId,
    ticket.ticketId,
    dueAt,
  );
  const depthAt = (now: Date) =>
    makeReadClockDepth({ dataSource: database.dataSource, clock: createFixedClock(now) })();

  expect(await depthAt(new Date(dueAt.getTime() - 1))).toEqual({ due: 0, oldestSeconds: 0 });
  expect(await depthAt(new Date(dueAt.getTime() + 90_000))).toEqual({ due: 1, oldestSeconds: 90 });
});

test('readings that come together ask the database once', async () => {
  const read = makeReadDepths({ dataSource: database.dataSource });

  expect(read()).toBe(read());
  await read();
});
