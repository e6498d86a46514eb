import { addMinutes } from 'date-fns/addMinutes';
import { addSeconds } from 'date-fns/addSeconds';
import { subSeconds } from 'date-fns/subSeconds';
import { sqlState } from '../../../../src/adapters/db/engine/statement.ts';
import { createUuidV7Ids } from '../../../../src/adapters/db/engine/uuid-v7.ts';
import { createInboxQueue } from '../../../../src/adapters/db/queues/inbox-queue.ts';
import { EventAlreadyHandledError } from '../../../../src/app/ports/stores.ts';
import type { ChannelId, DraftId, PersonId } from '../../../../src/domain/ids.ts';
import type { Vote } from '../../../../src/domain/intake/channel-offset.ts';
import type { TicketState } from '../../../../src/domain/ticket/ticket.ts';
import { presetPolicy } from '../../../../src/policy/presets/presets.ts';
import { openTestDatabase, type TestDatabase, testOnPostgres } from '../../../support/test-database.ts';
import { aRequest, aStoredDesk, at, firstPostOf, ids, type StoredDesk } from '../a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;
let wakes = 0;
beforeAll(async () => {
  database = await openTestDatabase({ poolSize: 12 });
});
afterAll(() => database.close());
beforeEach(async () => {
  wakes = 0;
  desk = await aStoredDesk(database.dataSource, () => {
    wakes += 1;
  });
});

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);

describe('a transaction', () => {
  test('leaves nothing behind when its work throws', async () => {
    const draft = desk.aDraft();

    const failed = desk.stores(async (stores) => {
      await stores.drafts.add(draft, at, addMinutes(at, 60));
      await desk.createIn(stores, draft);
      await stores.outbox.announce(desk.aCard('bonjour', 'C1'));
      throw new Error('changed my mind');
    });

    await expect(failed).rejects.toThrow('changed my mind');
    expect(await desk.stores(({ drafts }) => drafts.find(draft.draftId))).toBeUndefined();
    expect(await rows('select 1 from outbox_message where desk_id = $1', desk.deskId)).toEqual([]);
    expect(wakes).toBe(0);
  });

  test('wakes the workers when it has something to deliver, and only then', async () => {
    await desk.stores(({ policies }) => policies.current());
    expect(wakes).toBe(0);
    await desk.stores(({ outbox }) => outbox.announce(desk.aCard('bonjour', 'C1')));
    expect(wakes).toBe(1);
  });

  test.each([
    ['a NUL character', 'a\u0000b'],
    ['half of a surrogate pair', 'a\ud83d'],
  ])('refuses a card with %s whole, and the next transaction is none the worse for it', async (_what, text) => {
    const failed = desk.stores(async ({ outbox, channels }) => {
      await channels.remember({ connectionId: desk.connectionId, externalId: 'C9', role: 'support', name: 'x' });
      await outbox.announce(desk.aCard(text, 'C1'));
    });

    await expect(failed).rejects.toThrow();
    expect(await desk.stores(({ channels }) => channels.byExternalId(desk.connectionId, 'C9'))).toBeUndefined();
  });

  test('never shows what another desk keeps', async () => {
    const other = await aStoredDesk(database.dataSource);
    const ticket = await desk.hasTicket();

    await other.stores(async ({ tickets, people, history }) => {
      expect(await tickets.byId(ticket.ticketId)).toBeUndefined();
      expect(await tickets.byNumber(ticket.number)).toBeUndefined();
      expect(await tickets.origin(ticket.ticketId)).toBeUndefined();
      expect(await history.of(ticket.ticketId)).toEqual([]);
      expect(await history.content(ticket.requestContentId)).toBeUndefined();
      expect(await people.byId(desk.requester.personId)).toBeUndefined();
      expect(await people.byAccount(desk.connectionId, 'UNora')).toBeUndefined();
    });
  });
});

describe('policies', () => {
  const other = presetPolicy('workflow-support');

  test('are numbered from 1, and the last published is the current one', async () => {
    expect(await desk.stores(({ policies }) => policies.current())).toEqual({
      version: 1,
      policy: presetPolicy('agence'),
    });
    const published = await desk.stores(({ policies }) => policies.publish(other, desk.agent.personId, at));

    expect(published).toEqual({ version: 2, policy: other });
    expect(await desk.stores(({ policies }) => policies.current())).toEqual(published);
    expect((await desk.stores(({ policies }) => policies.version(1))).policy).toEqual(presetPolicy('agence'));
    await expect(desk.stores(({ policies }) => policies.version(3))).rejects.toThrow('no policy version 3');
  });

  test('that were rolled back are forgotten, even those read before the rollback', async () => {
    const failed = desk.stores(async ({ policies }) => {
      await policies.publish(other, null, at);
      expect((await policies.current()).version).toBe(2);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');

    const third = { ...other, draftHours: 3 };
    await desk.stores(({ policies }) => policies.publish(third, null, at));
    expect(await desk.stores(({ policies }) => policies.current())).toEqual({ version: 2, policy: third });
  });

  test('once published cannot be changed', async () => {
    const change = rows(`update policy_version set document = '{}' where desk_id = $1`, desk.deskId);
    await expect(change).rejects.toThrow('append-only');
  });

  testOnPostgres('published at once get one number each', async () => {
    const published = await Promise.all(
      [1, 2, 3, 4].map(() => desk.stores(({ policies }) => policies.publish(other, null, at))),
    );
    expect(published.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5]);
  });
});

describe('people', () => {
  const account = () => ({
    connectionId: desk.connectionId,
    externalId: 'UPaul',
    name: 'Paul',
    language: 'en' as const,
    timeZone: 'Europe/London',
    email: 'paul@example.org',
    role: 'requester' as const,
  });

  test('are added with their first account, then refreshed, their role kept', async () => {
    const paul = await desk.stores(({ people }) => people.remember(account()));
    expect(paul).toEqual({
      personId: expect.any(String),
      role: 'requester',
      name: 'Paul',
      language: 'en',
      timeZone: 'Europe/London',
    });
    await desk.stores(({ people }) => people.setRole(paul.personId, 'lead', { cause: 'command_line', by: null }));

    const again = await desk.stores(({ people }) => people.remember({ ...account(), name: 'Paul D.', language: 'fr' }));

    expect(again).toEqual({ ...paul, role: 'lead', name: 'Paul D.', language: 'fr' });
    await desk.stores(async ({ people }) => {
      expect(await people.byId(paul.personId)).toEqual(again);
      expect(await people.byAccount(desk.connectionId, 'UPaul')).toEqual(again);
      expect(await people.account(paul.personId, desk.connectionId)).toEqual({
        personId: paul.personId,
        connectionId: desk.connectionId,
        externalId: 'UPaul',
      });
      const both = await people.byIds([paul.personId, desk.agent.personId, ids.next() as PersonId]);
      expect(both).toEqual(
        new Map([
          [paul.personId, again],
          [desk.agent.personId, desk.agent],
        ]),
      );
      await people.lock(paul.personId);
    });
  });

  test('that nobody knows are undefined, and cannot be given a role', async () => {
    const nobody = ids.next() as PersonId;
    await desk.stores(async ({ people }) => {
      expect(await people.byId(nobody)).toBeUndefined();
      expect(await people.byAccount(desk.connectionId, 'U0')).toBeUndefined();
      expect(await people.account(nobody, desk.connectionId)).toBeUndefined();
      expect(await people.byIds([])).toEqual(new Map());
    });
    await expect(
      desk.stores(({ people }) => people.setRole(nobody, 'lead', { cause: 'command_line', by: null })),
    ).rejects.toThrow('no person');
  });

  test('change from one role to another; whoever has a third keeps it', async () => {
    const paul = await desk.stores(({ people }) => people.remember(account()));
    const lead = await desk.stores(({ people }) =>
      people.remember({ ...account(), externalId: 'UInès', role: 'lead' }),
    );

    await desk.stores(async ({ people }) => {
      await people.changeRole([paul.personId, lead.personId], 'requester', 'agent');
      await people.changeRole([], 'agent', 'requester');
    });

    await desk.stores(async ({ people }) => {
      expect(await people.withRole('agent')).toContainEqual({ ...paul, role: 'agent' });
      expect(await people.withRole('lead')).toEqual([lead]);
      expect(await people.withRole('admin')).toEqual([]);
    });
  });

  testOnPostgres('met by eight processes at once are one person', async () => {
    const met = await Promise.all([...Array(8)].map(() => desk.stores(({ people }) => people.remember(account()))));
    expect(new Set(met.map(({ personId }) => personId)).size).toBe(1);
  });

  testOnPostgres(
    'locked by one transaction are waited for by the next, and not by an insert that names them',
    async () => {
      const order: string[] = [];
      const { personId } = desk.requester;
      let first: Promise<void> | undefined;
      await new Promise<void>((isLocked) => {
        first = desk.stores(async ({ people }) => {
          await people.lock(personId);
          isLocked();
          await desk.hasTicket();
          order.push('first');
        });
      });
      await desk.stores(async ({ people }) => {
        await people.lock(personId);
        order.push('second');
      });
      await first;
      expect(order).toEqual(['first', 'second']);
    },
  );
});

test('channels are added, changed, and found by id or role', async () => {
  const { connectionId } = desk;
  await desk.stores(async ({ channels }) => {
    const support = await channels.remember({ connectionId, externalId: 'C1', role: 'support', name: 'aide' });
    const triage = await channels.remember({ connectionId, externalId: 'C2', role: 'triage', name: 'tri' });
    const renamed = await channels.remember({ connectionId, externalId: 'C1', role: 'support', name: 'support' });

    expect(renamed).toEqual({ ...support, name: 'support' });
    expect(await channels.byExternalId(connectionId, 'C1')).toEqual(renamed);
    expect(await channels.byExternalId(connectionId, 'C3')).toBeUndefined();
    expect(await channels.withRole('triage')).toEqual([triage]);
    expect(await channels.withRole('client')).toEqual([]);
  });
});

describe('drafts', () => {
  const expiresAt = addMinutes(at, 60);

  test('are kept whole, changed and erased', async () => {
    const draft = desk.aDraft({ typed: { title: 'x', impacts: ['legal', 'revenue'] } });
    const changed = { ...draft, typed: { title: 'y' }, promptAnswered: true };
    await desk.stores(async ({ drafts }) => {
      await drafts.add(draft, at, expiresAt);
      expect(await drafts.find(draft.draftId)).toEqual(draft);
      expect(await drafts.byMessage(draft.connectionId, 'CSUPPORT', '1.1')).toEqual(draft);
      await drafts.save(changed, at);
      expect(await drafts.lock(draft.draftId)).toEqual(changed);
      await drafts.erase(draft.draftId);
      expect(await drafts.lock(draft.draftId)).toBeUndefined();
      expect(await drafts.byMessage(draft.connectionId, 'CSUPPORT', '1.1')).toBeUndefined();
    });
    await expect(desk.stores(({ drafts }) => drafts.save(changed, at))).rejects.toThrow('erased');
  });

  test('of the last seconds are found by author and place, the newest first, as long as they are no ticket', async () => {
    const older = desk.aDraft({ messageId: '1.1' });
    const newer = desk.aDraft({ messageId: '1.2' });
    const recent = (since: Date, until = addSeconds(at, 60)) =>
      desk.stores(({ drafts }) => drafts.recentOf(older.personId, older.connectionId, 'CSUPPORT', { since, until }));
    await desk.stores(async ({ drafts }) => {
      await drafts.add(older, at, expiresAt);
      await drafts.add(newer, addSeconds(at, 10), expiresAt);
    });

    expect(await recent(addSeconds(at, 10))).toEqual(newer);
    expect(await recent(addSeconds(at, 11))).toBeUndefined();
    await desk.stores(({ drafts }) => drafts.save(older, addSeconds(at, 20)));
    expect(await recent(at)).toEqual(older);
    expect(await recent(at, addSeconds(at, 19))).toEqual(newer);
    // A message that comes late is told to have been said before.
    await desk.stores(({ drafts }) => drafts.save(older, addSeconds(at, 5)));
    expect(await recent(addSeconds(at, 20))).toEqual(older);
    await desk.hasTicket(older);
    expect(await recent(at)).toEqual(newer);
  });

  test('are erased when their time is over', async () => {
    const over = desk.aDraft();
    const not = desk.aDraft();
    await desk.stores(async ({ drafts }) => {
      await drafts.add(over, at, expiresAt);
      await drafts.add(not, at, addSeconds(expiresAt, 1));
    });
    expect(await desk.stores(({ drafts }) => drafts.eraseExpired(expiresAt))).toBe(1);
    expect(await desk.stores(({ drafts }) => drafts.find(over.draftId))).toBeUndefined();
    expect(await desk.stores(({ drafts }) => drafts.find(not.draftId))).toEqual(not);
  });
});

describe('tickets', () => {
  test('are created with number, content, first event, and their draft marked', async () => {
    const draft = desk.aDraft();
    const ticket = desk.aNewTicket();
    const created = await desk.stores(async (stores) => {
      await stores.drafts.add(draft, at, addMinutes(at, 60));
      return desk.createIn(stores, draft, ticket);
    });

    expect(created).toEqual({ ...ticket, number: 1 });
    await desk.stores(async ({ tickets, history, drafts }) => {
      expect(await tickets.byId(ticket.ticketId)).toEqual(created);
      expect(await tickets.byNumber(1)).toEqual(created);
      expect(await tickets.lock(ticket.ticketId)).toEqual(created);
      expect(await tickets.origin(ticket.ticketId)).toEqual({
        connectionId: desk.connectionId,
        conversation: 'CSUPPORT',
        threadId: '1.1',
      });
      expect(await history.content(ticket.requestContentId)).toEqual(aRequest);
      expect(await history.of(ticket.ticketId)).toEqual([
        {
          ticketId: ticket.ticketId,
          sequence: 1,
          kind: 'created',
          actorId: desk.requester.personId,
          occurredAt: at,
          policyVersion: 1,
          contentId: ticket.requestContentId,
          number: 1,
          type: 'bug',
          urgency: 'critical',
          rank: 1,
          environment: 'production',
          requesterId: desk.requester.personId,
          quality: 60,
          missing: ['url', 'screenshots'],
          follows: null,
          client: null,
          byTeam: false,
          promisedVersion: 1,
          impacts: [],
        },
      ]);
      expect((await drafts.find(draft.draftId))?.ticketId).toBe(ticket.ticketId);
    });
  });

  test('come one from one draft, however often it is sent', async () => {
    const draft = desk.aDraft();
    const ticket = await desk.hasTicket(draft);
    const again = await desk.hasTicket(draft).catch(sqlState);
    expect(await desk.stores(({ tickets }) => tickets.ofDraft(draft.draftId))).toEqual(ticket);
    expect(await desk.stores(({ tickets }) => tickets.ofDraft(desk.aDraft().draftId))).toBeUndefined();
    expect(again).toBe('23505');
    expect((await desk.hasTicket()).number).toBe(2);
  });

  test('are numbered without a gap when a creation is rolled back', async () => {
    await desk.hasTicket();
    await expect(
      desk.stores(async (stores) => {
        expect((await desk.createIn(stores)).number).toBe(2);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await desk.hasTicket()).number).toBe(2);
  });

  testOnPostgres('are numbered without a gap when twelve are created at once and some fail', async () => {
    const outcomes = await Promise.allSettled(
      [...Array(48).keys()].map((turn) =>
        desk.stores(async (stores) => {
          const ticket = await desk.createIn(stores);
          if (turn % 3 === 0) throw new Error('no');
          return ticket.number;
        }),
      ),
    );
    const numbers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(numbers.sort((one, other) => one - other)).toEqual([...Array(32).keys()].map((index) => index + 1));
  });

  test.each<TicketState>([
    { name: 'in_progress' },
    { name: 'to_test' },
    { name: 'waiting', reason: 'approval' },
    { name: 'resolved', at },
    { name: 'closed', at, reason: 'merged' },
  ])('are saved in the state %j', async (state) => {
    const ticket = await desk.hasTicket();
    const changed = {
      ...ticket,
      state,
      ownerId: desk.agent.personId,
      rank: 2 as const,
      reopenedCount: 1,
      revision: 2,
      updatedAt: addSeconds(at, 1),
    };
    await desk.stores(({ tickets }) => tickets.save(changed));
    expect(await desk.stores(({ tickets }) => tickets.byId(ticket.ticketId))).toEqual(changed);
  });

  test.each([
    ['waiting for nothing', `state = 'waiting'`],
    ['waiting for "done"', `state = 'waiting', state_reason = 'done'`],
    ['resolved at no time', `state = 'resolved'`],
    ['closed without reason', `state = 'closed', state_at = now()`],
    ['new since a date', `state = 'new', state_at = now()`],
    ['in a state that is none', `state = 'lost'`],
    ['of rank 5', 'rank = 5'],
  ])('cannot be stored %s', async (_what, change) => {
    const { ticketId } = await desk.hasTicket();
    const error = await rows(`update ticket set ${change} where ticket_id = $1`, ticketId).catch(sqlState);
    expect(error).toBe('23514');
  });

  test('refuse a save that is not newer than what is stored', async () => {
    const ticket = await desk.hasTicket();
    await expect(desk.stores(({ tickets }) => tickets.save(ticket))).rejects.toThrow('not a newer one');
  });

  test('cannot begin otherwise than new', async () => {
    const odd = desk.aNewTicket({ revision: 2 });
    await expect(desk.stores((stores) => desk.createIn(stores, desk.aDraft(), odd))).rejects.toThrow('created new');
  });

  test.each([0, -1, 1.5, 2 ** 31, Number.NaN, 12_345])('have no number %p', async (number) => {
    expect(await desk.stores(({ tickets }) => tickets.byNumber(number))).toBeUndefined();
  });

  test('are found by the thread of their request, the newest of that thread', async () => {
    await desk.hasTicket();
    const newest = await desk.hasTicket();
    const found = (conversation: string, thread: string) =>
      desk.stores(({ tickets }) => tickets.ofThread(desk.connectionId, conversation, thread));

    expect(await found('CSUPPORT', '1.1')).toEqual(newest);
    expect(await found('CSUPPORT', '1.2')).toBeUndefined();
    expect(await found('COTHER', '1.1')).toBeUndefined();
  });
});

test('surfaces are found in the transaction that adds them, and after it', async () => {
  const inThread = { inThreadOf: { messageId: '1.1' }, onlyFor: 'UNora' };
  const ticket = await desk.hasTicket();
  const card = desk.aSurface(ticket, 'C2');
  const note = desk.aSurface(ticket, 'C1', inThread);
  const below = desk.aSurface(ticket, 'C2', { inThreadOf: { surfaceId: card.surfaceId } });

  await desk.stores(async ({ surfaces, outbox }) => {
    for (const surface of [card, note, below]) {
      await surfaces.add(surface);
      await outbox.announce(firstPostOf(surface));
    }
    expect(await surfaces.of(ticket.ticketId)).toEqual([card, note, below]);
    expect(await surfaces.byId(note.surfaceId)).toEqual(note);
  });

  await desk.stores(async ({ surfaces }) => {
    expect(await surfaces.of(ticket.ticketId)).toEqual([card, note, below]);
    expect(await surfaces.byId(note.surfaceId)).toEqual(note);
  });
});

describe('triage', () => {
  const channelId = ids.next() as ChannelId;
  const aVerdict = (changes = {}) => ({
    channelId,
    personId: desk.requester.personId,
    messageId: '1.1',
    label: 'complex_request' as const,
    probability: 0.875,
    signals: ['length_1' as const, 'length_2_3' as const],
    outcome: 'answered' as const,
    draftId: ids.next() as DraftId,
    textHash: null,
    at,
    ...changes,
  });

  test('keeps one verdict on a message: the last', async () => {
    const last = aVerdict({ outcome: 'passed', label: 'typo_fix', probability: 0.1, draftId: null });
    await desk.stores(async ({ triage }) => {
      await triage.record(aVerdict());
      await triage.record(last);
      expect(await triage.verdictOn(channelId, '1.1')).toEqual(last);
      expect(await triage.verdictOn(channelId, '1.2')).toBeUndefined();
    });
  });

  test('knows who was answered, and since when', async () => {
    const { personId } = desk.requester;
    await desk.stores(async ({ triage }) => {
      await triage.record(aVerdict({ messageId: '1.0', outcome: 'unsure', at: addSeconds(at, 5) }));
      expect(await triage.answeredIn(channelId, personId, { since: at, until: at })).toBe(false);
      await triage.record(aVerdict());
      expect(await triage.answeredIn(channelId, personId, { since: at, until: at })).toBe(true);
      expect(
        await triage.answeredIn(channelId, personId, { since: addSeconds(at, -9), until: addSeconds(at, -1) }),
      ).toBe(false);
      expect(await triage.answeredIn(channelId, personId, { since: addSeconds(at, 1), until: addSeconds(at, 9) })).toBe(
        false,
      );
      expect(await triage.answeredIn(channelId, desk.agent.personId, { since: at, until: at })).toBe(false);
    });
  });

  test('remembers who does not want to be asked', async () => {
    const { personId } = desk.requester;
    await desk.stores(async ({ triage }) => {
      expect(await triage.isMuted(channelId, personId)).toBe(false);
      await triage.mute(channelId, personId, at);
      await triage.mute(channelId, personId, at);
      expect(await triage.isMuted(channelId, personId)).toBe(true);
      expect(await triage.isMuted(channelId, desk.agent.personId)).toBe(false);
      await triage.unmute(channelId, personId);
      expect(await triage.isMuted(channelId, personId)).toBe(false);
    });
  });

  test('keeps the words of the last seconds, an edit in place of what it edits, until they are erased', async () => {
    const { personId } = desk.requester;
    const { connectionId } = desk;
    await desk.stores(async ({ triage, channels }) => {
      const channel = await channels.remember({ connectionId, externalId: 'C1', role: 'support', name: 'aide' });
      const words = (since: Date, until = addSeconds(at, 60)) =>
        triage.recentWords(channel.channelId, personId, { since, until });
      const keep = (messageId: string, text: string, seconds: number) =>
        triage.keepWords(channel.channelId, personId, { messageId, text, at: addSeconds(at, seconds) });
      await keep('2', 'deux', 2);
      await keep('1', 'un', 1);
      await keep('3', 'trois', 3);
      await keep('2', 'DEUX', 2);

      expect(await words(addSeconds(at, 2))).toEqual([
        { messageId: '2', text: 'DEUX' },
        { messageId: '3', text: 'trois' },
      ]);
      expect(await words(at, addSeconds(at, 1))).toEqual([{ messageId: '1', text: 'un' }]);
      await triage.forgetWords(connectionId, 'C1', '3');
      expect(await triage.eraseWords(addSeconds(at, 2))).toBe(1);
      expect(await words(subSeconds(at, 60))).toEqual([{ messageId: '2', text: 'DEUX' }]);
    });
  });

  test('keeps what a person said of a verdict with its signals, the last in place of the one before', async () => {
    const verdict = aVerdict({ messageId: '2.1' });
    const says = (personId: PersonId, vote: Vote) =>
      desk.stores(({ triage }) => triage.vote(verdict.draftId, personId, vote, at));
    await desk.stores(({ triage }) => triage.record(verdict));

    expect(await says(desk.agent.personId, 'was_fine')).toBe(false);
    expect(await says(verdict.personId, 'needed_ticket')).toBe(true);
    expect(await says(verdict.personId, 'was_fine')).toBe(true);

    expect(
      await rows('select vote, voted_at, signals, corrects from triage_vote where draft_id = $1', verdict.draftId),
    ).toEqual([{ vote: 'was_fine', voted_at: at, signals: verdict.signals, corrects: true }]);
  });
});

describe('a received event', () => {
  const receive = async () => {
    const inboxKey = ids.next();
    const queue = createInboxQueue({ dataSource: database.dataSource, wake: () => undefined });
    await queue.receive({ inboxKey, platform: 'slack', externalConnection: desk.externalId, payload: '{}' });
    return inboxKey;
  };

  test('is done with the transaction, and its payload erased', async () => {
    const inboxKey = await receive();
    await desk.stores(({ inbox }) => inbox.done(inboxKey));
    expect(await rows('select state, payload, due_at from inbox_event where inbox_key = $1', inboxKey)).toEqual([
      { state: 'done', payload: null, due_at: null },
    ]);
  });

  test('that is already done rolls back what a second worker did for it', async () => {
    const inboxKey = await receive();
    const handle = () =>
      desk.stores(async (stores) => {
        await desk.createIn(stores);
        await stores.inbox.done(inboxKey);
      });
    await handle();
    await expect(handle()).rejects.toThrow(EventAlreadyHandledError);
    expect(await desk.stores(({ tickets }) => tickets.byNumber(2))).toBeUndefined();
  });

  testOnPostgres('handled by two workers at once has one effect', async () => {
    const inboxKey = await receive();
    const handle = () =>
      desk.stores(async (stores) => {
        await stores.inbox.done(inboxKey);
        await desk.createIn(stores);
      });
    const outcomes = await Promise.allSettled([handle(), handle(), handle()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await desk.stores(({ tickets }) => tickets.byNumber(2))).toBeUndefined();
  });
});

describe('desks', () => {
  const installation = () => ({
    platform: 'slack' as const,
    externalId: desk.externalId,
    botUserId: 'U2',
    botId: null,
  });

  test('are found by a connection of theirs', async () => {
    const { deskId, connectionId, externalId } = desk;
    const connection = {
      ...{ deskId, connectionId, externalId },
      ...{ platform: 'slack', botUserId: 'UBOT', botId: 'BBOT' },
    };
    expect(await desk.desks.deskOfConnection('slack', externalId)).toEqual(connection);
    expect(await desk.desks.deskOfConnection('teams', externalId)).toBeUndefined();
    expect(await desk.desks.connectionsOf(deskId)).toEqual([connection]);
    expect(await desk.desks.all()).toContain(deskId);
  });

  test('keep their policy when they are set up again, and refresh their bot', async () => {
    const again = await desk.desks.ensureDesk(installation(), {
      name: 'Autre',
      policy: presetPolicy('workflow-support'),
      at,
    });
    expect(again).toMatchObject({ deskId: desk.deskId, connectionId: desk.connectionId, botUserId: 'U2', botId: null });
    expect(await desk.stores(({ policies }) => policies.current())).toEqual({
      version: 1,
      policy: presetPolicy('agence'),
    });
  });

  test('may have a second connection, which no other desk can take', async () => {
    const other = await aStoredDesk(database.dataSource);
    const tenant = { platform: 'teams' as const, externalId: ids.next(), botUserId: '28:bot', botId: null };
    const added = await desk.desks.ensureConnection(desk.deskId, tenant);

    expect(await desk.desks.ensureConnection(desk.deskId, tenant)).toEqual(added);
    await expect(desk.desks.ensureConnection(other.deskId, { ...tenant, botUserId: 'x' })).rejects.toThrow(
      'belongs to another desk',
    );
    expect(await desk.desks.deskOfConnection('teams', tenant.externalId)).toEqual(added);
  });

  testOnPostgres('set up by six processes at once are one desk', async () => {
    const fresh = { ...installation(), externalId: ids.next() };
    const made = await Promise.all(
      [...Array(6)].map(() => desk.desks.ensureDesk(fresh, { name: 'Studio', policy: presetPolicy('agence'), at })),
    );
    expect(new Set(made.map(({ deskId }) => deskId)).size).toBe(1);
  });
});

test('ids are UUIDs of version 7 that grow, within a millisecond and when the clock steps back', () => {
  const clock = [1000, 1000, 999, 1001];
  const { next } = createUuidV7Ids(() => clock.shift() ?? 1001);
  const made = Array.from({ length: 10_000 }, next);

  expect(made.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true);
  expect(made).toEqual([...new Set(made)].sort());
  expect(Number.parseInt(made[0]?.slice(0, 13).replace('-', '') ?? '', 16)).toBe(1000);
});
