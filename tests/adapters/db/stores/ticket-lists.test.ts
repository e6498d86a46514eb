import fc from 'fast-check';
import type { ListPart, Person } from '../../../../src/app/ports/stores.ts';
import type { TicketList } from '../../../../src/domain/ticket/lists.ts';
import type { Rank, Ticket, TicketState } from '../../../../src/domain/ticket/ticket.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { aStoredDesk, at } from '../a-stored-desk.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Given {
  readonly rank?: Rank;
  readonly quality?: number;
  readonly title?: string;
  /** 0 is Nora, 1 is Léa. */
  readonly requester?: number;
  readonly owner?: number | null;
  readonly state?: TicketState;
  /** Hours from now. */
  readonly due?: number | null;
}

const inHours = (count: number) => new Date(at.getTime() + count * 3600_000);
const CLOSED: TicketState = { name: 'closed', at, reason: 'done' };
const isDue = ({ name }: TicketState) => name === 'new' || name === 'in_progress';

/** A desk whose tickets are as given, numbered in that order. */
async function aDeskWith(tickets: readonly Given[]) {
  const desk = await aStoredDesk(database.dataSource);
  const people: readonly Person[] = [desk.requester, desk.agent];
  const personIdOf = (who: number | null) => (who === null ? null : (people[who]?.personId ?? null));

  const become = (ticket: Ticket, { state = ticket.state, owner = null, due = null, ...rest }: Given) =>
    desk.stores(async (stores) => {
      const { requester: _, ...changes } = rest;
      const changed: Ticket = {
        ...ticket,
        ...changes,
        state,
        ownerId: personIdOf(owner),
        revision: ticket.revision + 1,
      };
      await stores.tickets.save(changed);
      await stores.clocks.keep(ticket.ticketId, [], due === null || !isDue(state) ? null : inHours(due));
      return changed;
    });
  const add = async (given: Given) => {
    const { rank = 3, quality = 60, title = 'Panier', requester = 0 } = given;
    const requesterId = personIdOf(requester) ?? desk.requester.personId;
    const made = await desk.stores((stores) =>
      desk.createIn(stores, desk.aDraft(), desk.aNewTicket({ rank, quality, title, requesterId })),
    );
    return become(made, given);
  };
  const made: Ticket[] = [];
  for (const given of tickets) made.push(await add(given));

  const list = (which: TicketList, part: Partial<ListPart> = {}) =>
    desk.stores(({ tickets }) => tickets.list(which, { turn: 'after', place: null, most: 100, at, ...part }));
  return {
    ...desk,
    made,
    add,
    become,
    list,
    numbers: async (which: TicketList, part: Partial<ListPart> = {}) =>
      (await list(which, part)).map(({ ticket }) => ticket.number),
    count: (which: TicketList, most = 100) => desk.stores(({ tickets }) => tickets.count(which, most, at)),
    found: async (words: string, requesterId: Person['personId'] | null = null) =>
      (await list({ of: 'words', words, requesterId })).map(({ ticket }) => ticket.number),
  };
}

const OPEN: TicketList = { of: 'desk', only: 'open' };

describe('a list', () => {
  test('stands by rank, then due time, then quality, then age (C17)', async () => {
    const desk = await aDeskWith([
      { rank: 2, quality: 90 },
      { rank: 3, due: 1 },
      { rank: 2, quality: 90, due: 5 },
      { rank: 1, quality: 10 },
      { rank: 2, quality: 95 },
      { rank: 2, quality: 90 },
      { rank: 2, quality: 20, due: 2 },
    ]);

    expect(await desk.numbers(OPEN)).toEqual([4, 7, 3, 5, 1, 6, 2]);
  });

  test('of a requester ends with what is closed, the newest first', async () => {
    const desk = await aDeskWith([{ state: CLOSED, rank: 1 }, {}, { state: CLOSED, rank: 4 }, { requester: 1 }]);
    const asked = (only: 'all' | 'done') => ({ of: 'requester', personId: desk.requester.personId, only }) as const;

    expect(await desk.numbers(asked('all'))).toEqual([2, 3, 1]);
    expect(await desk.numbers(asked('done'))).toEqual([3, 1]);
  });

  test('of late tickets compares its four ranks', async () => {
    const desk = await aDeskWith([
      { rank: 4, due: -9 },
      { rank: 2, due: -1 },
      { rank: 2, due: 1 },
      { rank: 2, due: -2 },
      { rank: 1 },
    ]);

    expect(await desk.numbers({ of: 'desk', only: 'late' })).toEqual([4, 2, 1]);
    expect(await desk.numbers({ of: 'desk', only: 'late' }, { most: 2 })).toEqual([4, 2]);
    expect(await desk.count({ of: 'desk', only: 'late' })).toBe(3);
  });

  test('of what is due today begins with what is late, whatever its rank, and is turned like any other', async () => {
    const desk = await aDeskWith([
      { rank: 4, due: 3 },
      { rank: 1, due: 9 },
      { rank: 1, due: 3, quality: 10 },
      { rank: 3, due: -2 },
      { rank: 2 },
      { rank: 2, due: 5, requester: 1 },
    ]);
    const due: TicketList = { of: 'desk', only: 'due', before: inHours(9) };
    const [, second] = await desk.list(due);

    expect(await desk.numbers(due)).toEqual([4, 1, 3, 6]);
    expect(await desk.count(due)).toBe(4);
    expect(await desk.numbers(due, { place: second?.place ?? null, most: 1 })).toEqual([3]);
    expect(await desk.numbers(due, { place: second?.place ?? null, turn: 'before' })).toEqual([4]);

    const own: TicketList = { ...due, of: 'requester', personId: desk.requester.personId };
    expect(await desk.numbers(own)).toEqual([4, 1, 3]);
    expect(await desk.numbers(own, { place: second?.place ?? null })).toEqual([3]);
    expect(await desk.count(own)).toBe(3);
  });

  test('forgets the due time of a ticket that nobody works on', async () => {
    const desk = await aDeskWith([{ due: -1 }]);
    const [ticket] = desk.made;
    if (!ticket) throw new Error('there is one');

    await desk.stores(({ tickets }) =>
      tickets.save({ ...ticket, state: { name: 'waiting', reason: 'information' }, revision: 3 }),
    );

    const [listed] = await desk.list(OPEN);
    expect(listed?.dueAt).toBeNull();
  });

  test('is counted to the asked number and no further', async () => {
    const desk = await aDeskWith([{}, {}, {}, { state: CLOSED }]);

    expect([await desk.count(OPEN, 2), await desk.count(OPEN)]).toEqual([2, 3]);
    expect(await desk.count({ of: 'words', words: 'panier', requesterId: null })).toBe(4);
  });
});

describe('whatever the tickets are', () => {
  const STATES: readonly TicketState[] = [
    { name: 'new' },
    { name: 'in_progress' },
    { name: 'waiting', reason: 'information' },
    { name: 'waiting', reason: 'third_party' },
    { name: 'to_test' },
    { name: 'resolved', at },
    CLOSED,
  ];
  const anyTicket: fc.Arbitrary<Given> = fc.record({
    rank: fc.constantFrom<Rank>(1, 2, 3, 4),
    quality: fc.constantFrom(0, 50, 100),
    requester: fc.constantFrom(0, 1),
    owner: fc.constantFrom(null, 0, 1),
    state: fc.constantFrom(...STATES),
    due: fc.constantFrom(null, -5, -1, 1, 5),
  });
  const isAwaited = (state: TicketState) =>
    state.name === 'to_test' || (state.name === 'waiting' && state.reason === 'information');
  const isLate = ({ due = null, state = { name: 'new' } }: Given) => due !== null && due < 0 && isDue(state);
  const tonight = inHours(4);
  const isDueToday = ({ due = null, state = { name: 'new' } }: Given) => due !== null && due < 4 && isDue(state);

  /** Each list by its meaning, for the person numbered 0 where it has one. */
  const MEANINGS: readonly [
    Exclude<TicketList, { of: 'words' }> | 'owner' | 'all' | 'done' | 'open' | 'late' | 'due' | 'awaited',
    (given: Given) => boolean,
  ][] = [
    [{ of: 'desk', only: 'open' }, ({ state }) => state?.name !== 'closed'],
    [{ of: 'desk', only: 'queue' }, ({ state, owner }) => state?.name !== 'closed' && owner === null],
    [{ of: 'desk', only: 'waiting' }, ({ state }) => state?.name === 'waiting'],
    [{ of: 'desk', only: 'late' }, isLate],
    ['owner', ({ state, owner }) => state?.name !== 'closed' && owner === 0],
    ['all', ({ requester }) => requester === 0],
    ['done', ({ requester, state }) => requester === 0 && state?.name === 'closed'],
    ['open', ({ requester, state }) => requester === 0 && state?.name !== 'closed'],
    ['late', (given) => given.requester === 0 && isLate(given)],
    [{ of: 'desk', only: 'due', before: tonight }, isDueToday],
    ['due', (given) => given.requester === 0 && isDueToday(given)],
    ['awaited', ({ requester, state }) => requester === 0 && state !== undefined && isAwaited(state)],
  ];

  test('each list holds those that it means, counts them, and reads the same from both ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTicket, { maxLength: 12 }), async (tickets) => {
        const desk = await aDeskWith(tickets);
        const { personId } = desk.requester;
        for (const [meant, holds] of MEANINGS) {
          const which: TicketList =
            typeof meant !== 'string'
              ? meant
              : meant === 'owner'
                ? { of: 'owner', personId }
                : meant === 'due'
                  ? { of: 'requester', personId, only: meant, before: tonight }
                  : { of: 'requester', personId, only: meant };
          const expected = tickets.flatMap((given, index) => (holds(given) ? [index + 1] : []));
          const numbers = await desk.numbers(which);
          expect([...numbers].sort((one, other) => one - other)).toEqual(expected);
          expect(await desk.count(which)).toBe(expected.length);
          expect(await desk.numbers(which, { turn: 'before' })).toEqual([...numbers].reverse());
        }
      }),
      { numRuns: 12 },
    );
  });

  test('pages skip none and repeat none of the tickets that stay as they are, while others come and change', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTicket, { minLength: 4, maxLength: 14 }),
        fc.array(fc.record({ changes: fc.nat(13), into: anyTicket, arrives: fc.option(anyTicket, { nil: null }) }), {
          minLength: 14,
          maxLength: 14,
        }),
        fc.constantFrom('after' as const, 'before' as const),
        async (tickets, events, turn) => {
          const desk = await aDeskWith(tickets);
          const before = await desk.list(OPEN, { turn });
          const touched = new Set<number>();
          const read: number[] = [];
          let place: ListPart['place'] = null;
          for (const { changes, into, arrives } of events) {
            const page = await desk.list(OPEN, { turn, place, most: 2 });
            read.push(...page.map(({ ticket }) => ticket.number));
            const last = page.at(-1);
            if (!last) break;
            place = last.place;
            const changed = desk.made[changes % desk.made.length];
            if (changed && !touched.has(changed.number)) {
              touched.add(changed.number);
              await desk.become(changed, into);
            }
            if (arrives) await desk.add(arrives);
          }
          const untouched = before.map(({ ticket }) => ticket.number).filter((number) => !touched.has(number));
          const known = new Set(untouched);
          expect(read.filter((number) => known.has(number))).toEqual(untouched);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('search', () => {
  test('finds the beginnings of words in titles, whatever their accents, capitals and signs, the newest first', async () => {
    const desk = await aDeskWith([
      { title: 'Formulaire de contact muet - monsite.com' },
      { title: 'L’ÉCRAN d’accueil (formulaires)' },
      { title: 'Œuvre cachée : « été »', state: CLOSED },
      { title: 'e\u0301cran noir 100 %' },
    ]);

    expect(await desk.found('formulaire')).toEqual([2, 1]);
    expect(await desk.found('ecran')).toEqual([4, 2]);
    expect(await desk.found('Écran accueil')).toEqual([2]);
    expect(await desk.found('oeuvre ete')).toEqual([3]);
    expect(await desk.found('monsite.com')).toEqual([1]);
    expect(await desk.found('creme')).toEqual([]);
    expect(await desk.found('100%')).toEqual([4]);
  });

  test('finds a number', async () => {
    const desk = await aDeskWith([{}, { title: 'Erreur 1 au paiement' }]);

    expect(await desk.found('#1')).toEqual([2, 1]);
    expect(await desk.found('2')).toEqual([2]);
    expect(await desk.found('99999999999')).toEqual([]);
  });

  test.each(["' | !x", '\\', ':*', '&', '', '   ', "a'b\\:*", '🙃', '\u0000x'])('takes %j for words', async (words) => {
    const desk = await aDeskWith([{}]);

    expect(await desk.found(words.replaceAll('\u0000', ''))).toEqual([]);
  });

  test('keeps to the tickets of a requester, and to those of the desk', async () => {
    const desk = await aDeskWith([{}, { requester: 1 }]);
    await aDeskWith([{}]);

    expect(await desk.found('panier', desk.requester.personId)).toEqual([1]);
    expect(await desk.found('panier')).toEqual([2, 1]);
  });

  test('no longer finds an erased title', async () => {
    const desk = await aDeskWith([{}]);

    await database.dataSource.query('select erase_ticket_content($1, $2, $3, $4)', [
      desk.deskId,
      desk.made[0]?.requestContentId,
      desk.agent.personId,
      at,
    ]);

    expect(await desk.found('panier')).toEqual([]);
  });

  test('of a word that very many titles hold gives the newest, page by page', async () => {
    const desk = await aDeskWith([{ title: 'Panier 0' }, { title: 'Autre' }]);
    await copyTickets(desk.deskId, 1, 700);
    const which: TicketList = { of: 'words', words: 'panier', requesterId: null };

    const first = await desk.list(which, { most: 3 });
    const second = await desk.list(which, { most: 3, place: first.at(-1)?.place ?? null });
    const back = await desk.list(which, { most: 3, place: second[0]?.place ?? null, turn: 'before' });

    expect(first.map(({ ticket }) => ticket.number)).toEqual([702, 701, 700]);
    expect(second.map(({ ticket }) => ticket.number)).toEqual([699, 698, 697]);
    expect(back.map(({ ticket }) => ticket.number)).toEqual([700, 701, 702]);
    expect(await desk.count(which)).toBe(100);
    expect(await desk.found('panier', desk.agent.personId)).toEqual([]);
  });

  test('finds what is older than very many others', async () => {
    const desk = await aDeskWith([{ title: 'Panier 0' }, { title: 'Panier 1' }, { title: 'Autre' }]);
    await copyTickets(desk.deskId, 3, 1600);
    const which: TicketList = { of: 'words', words: 'panier', requesterId: null };

    const [newest] = await desk.list(which, { most: 1 });
    const older = await desk.list(which, { most: 1, place: newest?.place ?? null });

    expect([newest, ...older].map((listed) => listed?.ticket.number)).toEqual([2, 1]);
    expect(await desk.numbers(which, { turn: 'before' })).toEqual([1, 2]);
    expect(await desk.count(which)).toBe(2);
  });
});

/** Copies of the ticket of that number, numbered from the next free one on. */
function copyTickets(deskId: string, number: number, copies: number): Promise<unknown> {
  return database.dataSource.query(
    `insert into ticket (desk_id, ticket_id, number, draft_id, type, title, urgency, rank, state, requester_id, quality,
                         missing, reopened_count, request_content_id, policy_version, revision, created_at, updated_at,
                         origin_connection_id, origin_conversation)
     select desk_id, gen_random_uuid(), last.number + copy, gen_random_uuid(), type, title, urgency, rank, state,
            requester_id, quality, missing, reopened_count, request_content_id, policy_version, revision, created_at,
            updated_at, origin_connection_id, origin_conversation
       from ticket, generate_series(1, $3::int) as copy, (select max(number) as number from ticket where desk_id = $1) as last
      where desk_id = $1 and ticket.number = $2`,
    [deskId, number, copies],
  );
}
