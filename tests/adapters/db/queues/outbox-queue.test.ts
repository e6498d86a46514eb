import { setTimeout as sleep } from 'node:timers/promises';
import { subDays } from 'date-fns/subDays';
import { createOutboxQueue } from '../../../../src/adapters/db/queues/outbox-queue.ts';
import type { Claim } from '../../../../src/app/ports/delivery.ts';
import type { Announcement, Surface } from '../../../../src/app/ports/stores.ts';
import { openTestDatabase, type TestDatabase, testOnPostgres } from '../../../support/test-database.ts';
import { aStoredDesk, at, firstPostOf, type StoredDesk } from '../a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  desk = await aStoredDesk(database.dataSource);
  await rows('update destination set due_at = null');
});

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);
const queue = () => createOutboxQueue({ dataSource: database.dataSource });

const announce = (...announcements: Announcement[]) =>
  desk.stores(async ({ outbox }) => {
    for (const announcement of announcements) await outbox.announce(announcement);
  });

/** The pause of every destination is over. */
const afterThePause = () => rows(`update destination set due_at = now() - interval '1 second' where due_at > now()`);

const endedLongAgo = () =>
  rows('update outbox_message set ended_at = $1 where ended_at is not null', subDays(new Date(), 8));

async function claims(leaseSeconds = 30): Promise<Claim> {
  const claim = await queue().claimNext(leaseSeconds);
  if (!claim) throw new Error('nothing was due');
  return claim;
}

async function claimsPost(leaseSeconds?: number): Promise<Extract<Claim, { kind: 'post' }>> {
  const claim = await claims(leaseSeconds);
  if (claim.kind !== 'post') throw new Error('an edit was next');
  return claim;
}

async function claimsEdit(leaseSeconds?: number): Promise<Extract<Claim, { kind: 'edit' }>> {
  const claim = await claims(leaseSeconds);
  if (claim.kind !== 'edit') throw new Error('a post was next');
  return claim;
}

const saidBy = (claim: Claim | undefined) =>
  claim?.kind === 'post' && claim.announcement.kind === 'card' ? claim.announcement.card.plain : undefined;

/** Posts what is next, and says what it was. */
async function delivers(messageId: string, shownRevision: number | null = null): Promise<string | undefined> {
  const claim = await claimsPost();
  await queue().posted(claim, { conversation: 'C', messageId }, shownRevision, 0);
  return saidBy(claim);
}

describe('a post', () => {
  test('is leased with all that is needed to send it', async () => {
    const card = desk.aCard('bonjour', 'C1', {
      to: desk.addressOf('C1', { onlyFor: 'UNora', inThreadOf: { messageId: '1.1' } }),
      dropAfterSeconds: 60,
    });
    await announce(card);

    expect(await claims()).toEqual({
      kind: 'post',
      deskId: desk.deskId,
      platform: 'slack',
      destinationId: `${desk.connectionId}:C1`,
      leaseToken: expect.any(String),
      outboxId: expect.any(String),
      announcement: card,
      inThreadOf: '1.1',
      attempts: 0,
      maybePostedSince: null,
    });
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('is said once, however often its change is tried', async () => {
    const card = desk.aCard('un', 'C1');
    await announce(card, card);
    await announce(card);
    await delivers('1');
    await announce(card);
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('keeps its text until it is delivered, and not longer (architecture §4.7)', async () => {
    await announce(desk.aCard('secret', 'C1'));
    await delivers('9.1');
    expect(await rows('select * from outbox_message where desk_id = $1', desk.deskId)).toMatchObject([
      { state: 'sent', payload: null, sent_conversation: 'C', sent_message_id: '9.1' },
    ]);
  });

  test('goes out in the order in which it was announced, destination by destination', async () => {
    await announce(desk.aCard('1', 'C1'), desk.aCard('2', 'C1'), desk.aCard('other', 'C2'));
    await announce(desk.aCard('3', 'C1'));

    const first = await claims();
    const elsewhere = await claims();
    expect([saidBy(first), saidBy(elsewhere)].sort()).toEqual(['1', 'other']);
    expect(await queue().claimNext(30)).toBeUndefined();

    for (const claim of [first, elsewhere]) {
      if (claim.kind === 'post') await queue().posted(claim, { conversation: 'C', messageId: '1' }, null, 0);
    }
    expect(await delivers('2')).toBe('2');
    expect(await delivers('3')).toBe('3');
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('is followed by the pause that the destination needs', async () => {
    await announce(desk.aCard('1', 'C1'), desk.aCard('2', 'C1'));
    await queue().posted(await claimsPost(), { conversation: 'C1', messageId: '1' }, null, 60_000);

    expect(await queue().claimNext(30)).toBeUndefined();
    expect(await queue().nextDueInMs(1e9)).toBeGreaterThan(50_000);
    await announce(desk.aCard('3', 'C1'));
    expect(await queue().claimNext(30)).toBeUndefined();

    await afterThePause();
    expect(await delivers('2')).toBe('2');
  });

  test('that is not worth sending any more is dropped, and the next one goes', async () => {
    await announce(desk.aCard('prompt', 'C1', { dropAfterSeconds: 0.01 }), desk.aCard('card', 'C1'));
    await sleep(30);
    expect(await delivers('1')).toBe('card');
    expect(
      await rows(`select state, payload from outbox_message where desk_id = $1 order by turn, place`, desk.deskId),
    ).toEqual([
      { state: 'dropped', payload: null },
      { state: 'sent', payload: null },
    ]);
  });

  test('that a worker left without a word comes again when the lease ends, to be looked for first', async () => {
    await announce(desk.aCard('1', 'C1'), desk.aCard('2', 'C1'));
    const lost = await claimsPost(0);
    const again = await claimsPost();

    expect(again).toMatchObject({ outboxId: lost.outboxId, attempts: 1, maybePostedSince: expect.any(Date) });
    expect(Math.abs(Date.now() - Number(again.maybePostedSince))).toBeLessThan(10_000);
    expect(again.leaseToken).not.toBe(lost.leaseToken);
  });

  test('is left alone by a worker that has lost its lease', async () => {
    await announce(desk.aCard('1', 'C1'));
    const lost = await claimsPost(0);
    const current = await claimsPost();

    await queue().posted(lost, { conversation: 'C1', messageId: 'lost' }, null, 0);
    await queue().postpone(lost, 0, 'lost', false);
    await queue().bury(lost, 'lost');
    expect(await queue().claimNext(30)).toBeUndefined();

    await queue().posted(current, { conversation: 'C1', messageId: 'kept' }, null, 0);
    expect(await rows('select state, sent_message_id from outbox_message where desk_id = $1', desk.deskId)).toEqual([
      { state: 'sent', sent_message_id: 'kept' },
    ]);
  });

  test('postponed makes all of its destination wait, and stays first', async () => {
    await announce(desk.aCard('1', 'C1'), desk.aCard('2', 'C1'));
    await queue().postpone(await claimsPost(), 60_000, '429', false);
    expect(await queue().claimNext(30)).toBeUndefined();

    await afterThePause();
    const again = await claimsPost();
    expect(saidBy(again)).toBe('1');
    expect(again).toMatchObject({ attempts: 1, maybePostedSince: null });
  });

  test('that may have arrived is looked for until it is posted or found, whatever happens in between', async () => {
    await announce(desk.aCard('1', 'C1'));
    await queue().postpone(await claimsPost(), 0, 'time-out', true);
    const second = await claimsPost();
    expect(second.maybePostedSince).toEqual(expect.any(Date));

    await queue().postpone(second, 0, '429 while looking', false);
    expect((await claimsPost()).maybePostedSince).toEqual(second.maybePostedSince);
  });

  test('buried is kept with its reason for 7 days, and the next one goes', async () => {
    await announce(desk.aCard('1', 'C1'), desk.aCard('2', 'C1'));
    await queue().bury(await claimsPost(), 'is_archived');
    expect(await delivers('2')).toBe('2');

    const dead = () =>
      rows(
        `select payload is null as empty, detail from outbox_message where desk_id = $1 and state = 'dead'`,
        desk.deskId,
      );
    await queue().sweep();
    expect(await dead()).toEqual([{ empty: false, detail: 'is_archived' }]);
    await endedLongAgo();
    expect(await queue().sweep()).toBeGreaterThan(0);
    expect(await dead()).toEqual([{ empty: true, detail: 'is_archived' }]);
  });

  test('that this release cannot read is buried, and the next one goes', async () => {
    await announce(desk.aCard('1', 'C1'), desk.aCard('2', 'C1'));
    await rows(`update outbox_message set payload = '{"kind":"fax"}' where desk_id = $1 and place = 0`, desk.deskId);
    expect(await delivers('2')).toBe('2');
  });

  test('about a ticket tells later whose thread a reply stands in', async () => {
    const ticket = await desk.hasTicket();
    await announce(desk.aCard('c’est pris', 'D1', { ticketId: ticket.ticketId }), desk.aCard('aide', 'D1'));
    await delivers('7.1');
    await delivers('7.2');
    const found = (thread: string) => desk.stores(({ tickets }) => tickets.ofThread(desk.connectionId, 'C', thread));

    await endedLongAgo();
    await queue().sweep();
    expect(await found('7.1')).toEqual(ticket);
    expect(await found('7.2')).toBeUndefined();
    expect(await rows('select 1 from outbox_message where desk_id = $1', desk.deskId)).toHaveLength(1);
  });
});

describe('a surface', () => {
  /** A ticket with one surface in C2, not posted yet. */
  async function aTicketWithSurface() {
    const ticket = await desk.hasTicket();
    const surface = desk.aSurface(ticket, 'C2');
    await desk.stores(async ({ surfaces, outbox }) => {
      await surfaces.add(surface);
      await outbox.announce(firstPostOf(surface));
    });
    return { ticket, surface };
  }

  async function aPostedSurface() {
    const { ticket, surface } = await aTicketWithSurface();
    await delivers('5.1', 1);
    const refresh = (revision: number) =>
      desk.stores(({ outbox }) => outbox.refreshSurfaces(ticket.ticketId, revision));
    return { ticket, surface, refresh };
  }

  const stored = async (surface: Surface) =>
    (await rows('select * from surface where surface_id = $1', surface.surfaceId))[0];

  test('is posted first, and is then what its message is', async () => {
    const { surface } = await aTicketWithSurface();
    const claim = await claimsPost();
    expect(claim.announcement).toEqual(firstPostOf(surface));

    await queue().posted(claim, { conversation: 'C2', messageId: '5.1' }, 1, 0);
    expect(await stored(surface)).toMatchObject({
      posted_conversation: 'C2',
      posted_message_id: '5.1',
      posted_revision: 1,
      dirty_turn: null,
    });
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('is edited once, however many changes there were', async () => {
    const { surface, refresh } = await aPostedSurface();
    for (const revision of [2, 3, 4]) await refresh(revision);

    const claim = await claimsEdit();
    expect(claim).toEqual({
      kind: 'edit',
      deskId: desk.deskId,
      platform: 'slack',
      destinationId: `${desk.connectionId}:C2`,
      leaseToken: expect.any(String),
      surfaceId: surface.surfaceId,
      connectionId: desk.connectionId,
      posted: { conversation: 'C', messageId: '5.1' },
      wantedRevision: 4,
      attempts: 0,
    });
    await queue().edited(claim, 4, 0);
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('is not edited for a revision that it already shows', async () => {
    const { refresh } = await aPostedSurface();
    await refresh(1);
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('that changed before it was posted is not edited when its first post showed the change', async () => {
    const { ticket } = await aTicketWithSurface();
    await desk.stores(({ outbox }) => outbox.refreshSurfaces(ticket.ticketId, 2));
    await delivers('5.1', 2);
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('that changed while its first post was under way is edited after it', async () => {
    const { ticket } = await aTicketWithSurface();
    const post = await claimsPost();
    await desk.stores(({ outbox }) => outbox.refreshSurfaces(ticket.ticketId, 2));
    await queue().posted(post, { conversation: 'C2', messageId: '5.1' }, 1, 0);
    expect(await claims()).toMatchObject({ kind: 'edit', wantedRevision: 2 });
  });

  test('that changed while its edit was under way is edited again', async () => {
    const { refresh } = await aPostedSurface();
    await refresh(2);
    const edit = await claimsEdit();
    await refresh(3);
    await queue().edited(edit, 2, 0);

    const again = await claimsEdit();
    expect(again.wantedRevision).toBe(3);
    await queue().edited(again, 3, 0);
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('drawn newer than was wanted is not edited for what it already shows', async () => {
    const { refresh } = await aPostedSurface();
    await refresh(2);
    const edit = await claimsEdit();
    await refresh(3);
    await queue().edited(edit, 3, 0);
    expect(await queue().claimNext(30)).toBeUndefined();
  });

  test('waits its turn among the posts of its destination', async () => {
    const { refresh } = await aPostedSurface();
    await announce(desk.aCard('before', 'C2'));
    await refresh(2);
    await announce(desk.aCard('after', 'C2'));

    expect(await delivers('1')).toBe('before');
    await queue().edited(await claimsEdit(), 2, 0);
    expect(await delivers('2')).toBe('after');
  });

  test('is edited again after a postponed edit, first in its destination', async () => {
    const { refresh } = await aPostedSurface();
    await refresh(2);
    await announce(desk.aCard('after', 'C2'));
    await queue().postpone(await claimsEdit(), 60_000, '429', false);
    expect(await queue().claimNext(30)).toBeUndefined();
    await afterThePause();
    expect(await claimsEdit()).toMatchObject({ attempts: 1 });
  });

  test('whose edit is buried is gone: it is never edited again, and the next in line goes', async () => {
    const { surface, refresh } = await aPostedSurface();
    await refresh(2);
    await announce(desk.aCard('after', 'C2'));
    await queue().bury(await claimsEdit(), 'message_not_found');

    expect(await delivers('1')).toBe('after');
    await refresh(3);
    expect(await queue().claimNext(30)).toBeUndefined();
    expect(await stored(surface)).toMatchObject({ gone_at: expect.any(Date), detail: 'message_not_found' });
  });

  test('is where its thread is, once it is posted', async () => {
    const { surface, ticket } = await aPostedSurface();
    await announce(
      desk.aCard('note', 'C2', { to: desk.addressOf('C2', { inThreadOf: { surfaceId: surface.surfaceId } }) }),
    );
    expect((await claimsPost()).inThreadOf).toBe('5.1');
    expect(await desk.stores(({ tickets }) => tickets.ofThread(desk.connectionId, 'C', '5.1'))).toEqual(ticket);
  });

  test('that stands in a thread itself lends that thread', async () => {
    const ticket = await desk.hasTicket();
    const note = desk.aSurface(ticket, 'C2', { inThreadOf: { messageId: '1.1' } });
    const below = desk.addressOf('C2', { inThreadOf: { surfaceId: note.surfaceId } });
    await desk.stores(async ({ surfaces, outbox }) => {
      await surfaces.add(note);
      await outbox.announce(firstPostOf(note));
      await outbox.announce(desk.aCard('below', 'C2', { to: below }));
    });
    await delivers('5.2', 1);
    expect((await claimsPost()).inThreadOf).toBe('1.1');
  });

  test('that could not be posted lends no thread: what belongs there is posted beside', async () => {
    const { surface } = await aTicketWithSurface();
    await announce(
      desk.aCard('note', 'C2', { to: desk.addressOf('C2', { inThreadOf: { surfaceId: surface.surfaceId } }) }),
    );
    await queue().bury(await claimsPost(), 'refused');
    expect((await claimsPost()).inThreadOf).toBeNull();
  });

  test('with text that was erased keeps no undelivered copy of it', async () => {
    const ticket = await desk.hasTicket();
    await announce(desk.aCard('mon mot de passe', 'C1', { ticketId: ticket.ticketId }));
    await queue().bury(await claimsPost(), 'is_archived');
    await rows(
      'select erase_ticket_content($1, $2, $3, $4)',
      ...[desk.deskId, ticket.requestContentId, desk.agent.personId, at],
    );
    expect(await rows('select payload from outbox_message where desk_id = $1', desk.deskId)).toEqual([
      { payload: null },
    ]);
  });
});

describe('waiting', () => {
  test('lasts until something may be due, at most as long as asked', async () => {
    expect(await queue().nextDueInMs(5_000)).toBe(5_000);
    await announce(desk.aCard('1', 'C1'));
    expect(await queue().nextDueInMs(5_000)).toBe(0);
    await claims(60);
    const inMs = await queue().nextDueInMs(120_000);
    expect(inMs).toBeGreaterThan(20_000);
    expect(inMs).toBeLessThanOrEqual(60_000);
  });

  test('costs nothing for destinations without work: they leave the index that is polled', async () => {
    await announce(desk.aCard('1', 'C1'));
    await delivers('1');
    expect(await queue().claimNext(30)).toBeUndefined();
    expect(await rows('select 1 from destination where due_at is not null')).toEqual([]);
    await announce(desk.aCard('2', 'C1'));
    expect(await delivers('2')).toBe('2');
  });
});

describe('several workers', () => {
  testOnPostgres('deliver everything once and in order, while more is announced', async () => {
    const conversations = ['C1', 'C2', 'C3', 'C4'];
    const perConversation = 40;
    const { ticket, surfaces } = await desk.stores(async (stores) => {
      const ticket = await desk.createIn(stores);
      const surfaces = conversations.map((conversation) => desk.aSurface(ticket, conversation));
      for (const surface of surfaces) {
        await stores.surfaces.add(surface);
        await stores.outbox.announce(firstPostOf(surface));
      }
      return { ticket, surfaces };
    });
    const delivered = new Map<string, string[]>(conversations.map((conversation) => [conversation, []]));
    const inFlight = new Set<string>();
    let revision = 1;
    let isAnnouncing = true;

    const announcer = async () => {
      for (let number = 0; number < perConversation; number += 1) {
        const wanted = revision + 1;
        await desk.stores(async ({ outbox }) => {
          for (const conversation of conversations) await outbox.announce(desk.aCard(String(number), conversation));
          await outbox.refreshSurfaces(ticket.ticketId, wanted);
        });
        revision = wanted;
      }
      isAnnouncing = false;
    };
    const worker = async () => {
      for (;;) {
        const isLast = !isAnnouncing;
        const claim = await queue().claimNext(30);
        if (!claim && isLast) return;
        if (!claim) continue;
        expect(inFlight).not.toContain(claim.destinationId);
        inFlight.add(claim.destinationId);
        const shown = revision;
        await sleep(Math.random() * 2);
        inFlight.delete(claim.destinationId);
        if (claim.kind === 'edit') {
          await queue().edited(claim, shown, 0);
          continue;
        }
        const { conversation } = claim.announcement.to;
        const said = saidBy(claim);
        if (said !== undefined) delivered.get(conversation)?.push(said);
        expect(claim.maybePostedSince).toBeNull();
        await queue().posted(claim, { conversation, messageId: claim.outboxId }, said === undefined ? shown : null, 0);
      }
    };
    await Promise.all([announcer(), worker(), worker(), worker(), worker()]);

    const inOrder = [...Array(perConversation).keys()].map(String);
    for (const conversation of conversations) expect(delivered.get(conversation)).toEqual(inOrder);
    const shown = await rows('select posted_revision, dirty_turn from surface where ticket_id = $1', ticket.ticketId);
    expect(shown).toEqual(surfaces.map(() => ({ posted_revision: revision, dirty_turn: null })));
  });

  testOnPostgres('leave a destination alone while somebody announces there, and serve the others', async () => {
    await announce(desk.aCard('1', 'C1'));
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`update destination set turn = turn + 1 where desk_id = $1`, [desk.deskId]);
    await announce(desk.aCard('2', 'C2'));
    expect(await delivers('2')).toBe('2');
    expect(await queue().claimNext(30)).toBeUndefined();
    await runner.commitTransaction();
    await runner.release();
    expect(await delivers('1')).toBe('1');
  });
});
