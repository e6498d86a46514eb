import { addSeconds } from 'date-fns/addSeconds';
import fc from 'fast-check';
import { sqlState } from '../../../src/adapters/db/engine/statement.ts';
import type { Stores } from '../../../src/app/ports/stores.ts';
import type { ContentId, PersonId } from '../../../src/domain/ids.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';
import { moveTo } from '../../../src/domain/ticket/lifecycle.ts';
import { replay } from '../../../src/domain/ticket/replay.ts';
import type { Ticket, TicketState } from '../../../src/domain/ticket/ticket.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { aRequest, aStoredDesk, at, ids, type StoredDesk } from './a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await aStoredDesk(database.dataSource);
});
afterAll(() => database.close());

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);

function theReply(ticket: Ticket, contentId: ContentId | null = null): TicketEvent {
  return {
    ticketId: ticket.ticketId,
    sequence: ticket.revision + 1,
    actorId: desk.requester.personId,
    occurredAt: addSeconds(at, 1),
    policyVersion: 1,
    contentId,
    kind: 'replied',
    by: 'requester',
    state: ticket.state,
  };
}

test('an event is appended with what was said, and read back as it was', async () => {
  const ticket = await desk.hasTicket();
  const event = theReply(ticket, ids.next() as ContentId);
  const said = { kind: 'said', text: 'Toujours cassé\n"vraiment" <!channel> 🙃' } as const;

  await desk.stores(async ({ history }) => {
    expect(await history.append(event, said, 'click:1')).toBe(true);
    expect((await history.of(ticket.ticketId))[1]).toEqual(event);
    expect(event.contentId && (await history.content(event.contentId))).toEqual(said);
    expect(await history.content(ids.next() as ContentId)).toBeUndefined();
  });
});

test('a gesture that is known changes nothing a second time, on that ticket only', async () => {
  const ticket = await desk.hasTicket();
  const other = await desk.hasTicket();
  await desk.stores(async ({ history }) => {
    expect(await history.append(theReply(ticket), null, 'click:1')).toBe(true);
    const second = { ...theReply(ticket, ids.next() as ContentId), sequence: 3 };

    expect(await history.append(second, { kind: 'said', text: 'encore' }, 'click:1')).toBe(false);
    expect(await history.append(theReply(ticket), null, 'click:1')).toBe(false);

    expect(await history.knows(ticket.ticketId, 'click:1')).toBe(true);
    expect(await history.knows(ticket.ticketId, 'click:2')).toBe(false);
    expect(await history.knows(other.ticketId, 'click:1')).toBe(false);
    expect(second.contentId && (await history.content(second.contentId))).toBeUndefined();
    expect(await history.of(ticket.ticketId)).toHaveLength(2);
    expect(await history.append(theReply(other), null, 'click:1')).toBe(true);
  });
});

test('two events cannot have the same place in a history', async () => {
  const ticket = await desk.hasTicket();
  const append = (gestureKey: string | null) =>
    desk.stores(({ history }) => history.append(theReply(ticket), null, gestureKey));
  await append(null);
  await expect(append(null)).rejects.toThrow('already has an event 2');
  await expect(append('click:1')).rejects.toThrow('already has an event 2');
});

test('an event and its content come together', async () => {
  const ticket = await desk.hasTicket();
  const without = desk.stores(({ history }) => history.append(theReply(ticket, ids.next() as ContentId), null, null));
  await expect(without).rejects.toThrow('the content it comes with');
});

describe('what happened stays (architecture §4.3): the database refuses', () => {
  test.each([
    ['a changed event', `update ticket_event set actor_id = null where ticket_id = $1`],
    ['a deleted event', 'delete from ticket_event where ticket_id = $1'],
    ['changed words', `update ticket_content set body = '{}' where ticket_id = $1`],
    ['words erased beside the function', 'update ticket_content set body = null where ticket_id = $1'],
    ['deleted words', 'delete from ticket_content where ticket_id = $1'],
  ])('%s', async (_what, sql) => {
    const { ticketId } = await desk.hasTicket();
    expect(await rows(sql, ticketId).catch(sqlState)).toMatch(/^23(001|514)$/);
  });

  test.each(['ticket_event', 'ticket_content', 'policy_version'])('emptying %s', async (table) => {
    expect(await rows(`truncate ${table} cascade`).catch(sqlState)).toBe('23001');
  });
});

describe('erasing what a person wrote', () => {
  const erase = (contentId: ContentId, by: PersonId = desk.agent.personId) =>
    rows('select erase_ticket_content($1, $2, $3, $4) as erased', desk.deskId, contentId, by, at);

  test('leaves a tombstone, blanks the title, and forgets the draft of a request', async () => {
    const draft = desk.aDraft();
    const ticket = await desk.stores(async (stores) => {
      await stores.drafts.add(draft, at, addSeconds(at, 60));
      return desk.createIn(stores, draft);
    });
    const before = await desk.stores(({ history }) => history.of(ticket.ticketId));

    expect(await erase(ticket.requestContentId)).toEqual([{ erased: true }]);
    expect(await erase(ticket.requestContentId)).toEqual([{ erased: false }]);

    expect(
      await rows('select body, erased_at, erased_by from ticket_content where ticket_id = $1', ticket.ticketId),
    ).toEqual([{ body: null, erased_at: at, erased_by: desk.agent.personId }]);
    await desk.stores(async ({ history, tickets, drafts }) => {
      expect(await history.content(ticket.requestContentId)).toBeUndefined();
      expect(await history.of(ticket.ticketId)).toEqual(before);
      expect(await tickets.byId(ticket.ticketId)).toEqual({ ...ticket, title: '' });
      expect(await drafts.find(draft.draftId)).toBeUndefined();
    });
  });

  test('of a reply leaves the request alone', async () => {
    const ticket = await desk.hasTicket();
    const reply = theReply(ticket, ids.next() as ContentId);
    await desk.stores(({ history }) => history.append(reply, { kind: 'said', text: 'mon numéro' }, null));

    await rows('select erase_ticket_content($1, $2, $3, $4)', desk.deskId, reply.contentId, desk.agent.personId, at);

    await desk.stores(async ({ history, tickets }) => {
      expect(reply.contentId && (await history.content(reply.contentId))).toBeUndefined();
      expect(await history.content(ticket.requestContentId)).toEqual(aRequest);
      expect(await tickets.byId(ticket.ticketId)).toEqual(ticket);
    });
  });

  test('does nothing in the name of another desk', async () => {
    const ticket = await desk.hasTicket();
    const other = await aStoredDesk(database.dataSource);
    const [answer] = await rows(
      'select erase_ticket_content($1, $2, $3, $4) as erased',
      ...[other.deskId, ticket.requestContentId, other.agent.personId, at],
    );
    expect(answer).toEqual({ erased: false });
    expect(await desk.stores(({ history }) => history.content(ticket.requestContentId))).toEqual(aRequest);
  });
});

/** Something that an agent or the requester tries, whether or not the ticket's state allows it. */
type Attempt = { kind: 'take' } | { kind: 'reply' } | { kind: 'move'; state: TicketState };

const states: TicketState[] = [
  { name: 'in_progress' },
  { name: 'to_test' },
  { name: 'waiting', reason: 'information' },
  { name: 'waiting', reason: 'third_party' },
  { name: 'resolved', at: addSeconds(at, 7) },
  { name: 'closed', at: addSeconds(at, 9), reason: 'done' },
  { name: 'closed', at, reason: 'no_answer' },
];
const attempts = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Attempt>({ kind: 'take' }) },
    { weight: 1, arbitrary: fc.constant<Attempt>({ kind: 'reply' }) },
    { weight: 6, arbitrary: fc.constantFrom(...states).map((state): Attempt => ({ kind: 'move', state })) },
  ),
  { maxLength: 14 },
);

/** Saves what the attempt makes of the ticket, with its event, or nothing when it is refused. */
async function make(attempt: Attempt, { tickets, history }: Stores, ticket: Ticket): Promise<Ticket> {
  const by = desk.agent.personId;
  const next = { ...ticket, revision: ticket.revision + 1, updatedAt: addSeconds(ticket.updatedAt, 1) };
  const head = {
    ticketId: ticket.ticketId,
    sequence: next.revision,
    actorId: by,
    occurredAt: next.updatedAt,
    policyVersion: 1,
    contentId: null,
  };
  switch (attempt.kind) {
    case 'take':
      next.ownerId = by;
      await history.append({ ...head, kind: 'taken', ownerId: by, state: next.state }, null, null);
      break;
    case 'reply':
      await history.append({ ...head, kind: 'replied', by: 'requester', state: next.state }, null, null);
      break;
    case 'move': {
      const move = moveTo(ticket, attempt.state, next.updatedAt);
      if (move.kind === 'refused') return ticket;
      const { state, ownerId } = move.ticket;
      await tickets.save(move.ticket);
      await history.append({ ...head, kind: 'moved', move: 'any', state, ownerId }, null, null);
      return move.ticket;
    }
  }
  await tickets.save(next);
  return next;
}

test('a ticket can be rebuilt from its history, whatever was done to it', async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      await desk.stores(async (stores) => {
        let ticket = await desk.createIn(stores);
        for (const attempt of all) ticket = await make(attempt, stores, ticket);

        const stored = await stores.tickets.byId(ticket.ticketId);
        const events = await stores.history.of(ticket.ticketId);
        const request = await stores.history.content(ticket.requestContentId);
        const title = request?.kind === 'request' ? request.title : '';
        expect(replay(desk.deskId, events, () => title)).toEqual(stored);
      });
    }),
    { numRuns: 100 },
  );
});
