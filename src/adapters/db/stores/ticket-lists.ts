import { z } from 'zod';
import type { ListedTicket, ListPart, Stores } from '../../../app/ports/stores.ts';
import type { TicketList } from '../../../domain/ticket/lists.ts';
import { one, run, type Statement, statement } from '../engine/statement.ts';
import { TICKET_COLUMNS, ticketRow } from '../rows/ticket.rows.ts';
import type { StoreContext } from './store-context.ts';

const LISTED_COLUMNS = `${TICKET_COLUMNS},
  ticket.due_at                        as "dueAt",
  ticket.place_rank                    as "placeRank",
  nullif(ticket.place_due, 'infinity') as "placeDue",
  ticket.place_quality                 as "placeQuality",
  ticket.place_number                  as "placeNumber"`;

const listedRow = ticketRow
  .and(
    z.object({
      dueAt: z.date().nullable(),
      placeRank: z.int(),
      placeDue: z.date().nullable(),
      placeQuality: z.int(),
      placeNumber: z.int(),
    }),
  )
  .transform(
    ({ dueAt, placeRank, placeDue, placeQuality, placeNumber, ...ticket }): ListedTicket => ({
      ticket,
      dueAt,
      place: { rank: placeRank, dueAt: placeDue, quality: placeQuality, number: placeNumber },
    }),
  );

type Turn = ListPart['turn'];

const PLACE = '(place_rank, place_due, place_quality, place_number)';
const IN_ORDER: Readonly<Record<Turn, string>> = {
  after: 'place_rank, place_due, place_quality, place_number',
  before: 'place_rank desc, place_due desc, place_quality desc, place_number desc',
};
const BEYOND: Readonly<Record<Turn, '>' | '<'>> = { after: '>', before: '<' };

/** The questions about one kind of list. */
interface ListStatements {
  readonly pages: Readonly<Record<Turn, Statement<ListedTicket>>>;
  readonly count: Statement<{ counted: number }>;
}

const countedRow = z.object({ counted: z.int() });

/** Counts the rows of a query, which stops at the most that anybody asks for. */
const countOf = (name: string, rows: string) =>
  statement({
    name: `ticket_count_${name}`,
    text: `select count(*)::int as "counted" from (${rows}) as counted`,
    row: countedRow,
  });

const bothWays = <Row>(page: (turn: Turn) => Statement<Row>): Readonly<Record<Turn, Statement<Row>>> => ({
  after: page('after'),
  before: page('before'),
});

/**
 * A list that is one range of an index.
 * @param which of the desk's tickets; `$7` stands for the person in a page, where `$1` is the desk, `$2`–`$5` the place
 *   where it begins, `$6` how many it holds
 */
function rangeList(name: string, which: string): ListStatements {
  const page = (turn: Turn) =>
    statement({
      name: `ticket_list_${name}_${turn}`,
      text: `
        select ${LISTED_COLUMNS}
          from ticket
         where desk_id = $1 and ${which}
           and ${PLACE} ${BEYOND[turn]} ($2::smallint, $3::timestamptz, $4::smallint, $5::integer)
         order by ${IN_ORDER[turn]}
         limit $6`,
      row: listedRow,
    });
  return {
    pages: bothWays(page),
    count: countOf(name, `select from ticket where desk_id = $1 and ${which.replace('$7', '$3')} limit $2`),
  };
}

/** Late tickets stand first in each rank: the first of each of the four are enough to know the first of all. */
function lateList(name: string, whose: string): ListStatements {
  const isByPerson = whose.includes('$7');
  const now = isByPerson ? '$8' : '$7';
  const page = (turn: Turn) =>
    statement({
      name: `ticket_list_${name}_${turn}`,
      text: `
        select ${LISTED_COLUMNS}
          from (values (1::smallint), (2::smallint), (3::smallint), (4::smallint)) as each (rank)
         cross join lateral (select *
                               from ticket
                              where desk_id = $1 and ${whose} and place_rank = each.rank
                                and place_due < ${now}::timestamptz
                                and ${PLACE} ${BEYOND[turn]} ($2::smallint, $3::timestamptz, $4::smallint, $5::integer)
                              order by ${IN_ORDER[turn]}
                              limit $6) as ticket
         order by ${IN_ORDER[turn]}
         limit $6`,
      row: listedRow,
    });
  return {
    pages: bothWays(page),
    count: countOf(
      name,
      `select
         from ticket
        where desk_id = $1 and ${whose.replace('$7', '$3')} and due_at < ${isByPerson ? '$4' : '$3'}::timestamptz
        order by due_at
        limit $2`,
    ),
  };
}

/** A place among what is due soon: rank and quality do not count there. */
const DUE_COLUMNS = `${TICKET_COLUMNS}, ticket.due_at as "dueAt", 0 as "placeRank", ticket.due_at as "placeDue",
  0 as "placeQuality", ticket.number as "placeNumber"`;

const BY_DUE: Readonly<Record<Turn, string>> = { after: 'due_at, number', before: 'due_at desc, number desc' };

/** What is due before `$5`, the first due first, late ones so before all others: one range of an index, `$2` and `$3` its place. */
const dueList: ListStatements = {
  pages: bothWays((turn) =>
    statement({
      name: `ticket_list_due_${turn}`,
      text: `
        select ${DUE_COLUMNS}
          from ticket
         where desk_id = $1 and due_at < $5::timestamptz and (due_at, number) ${BEYOND[turn]} ($2::timestamptz, $3::integer)
         order by ${BY_DUE[turn]}
         limit $4`,
      row: listedRow,
    }),
  ),
  count: countOf('due', 'select from ticket where desk_id = $1 and due_at < $3::timestamptz order by due_at limit $2'),
};

/** The same of one requester, `$5`: their tickets stand by rank, so the first of each of the four are compared. */
const dueOwnList: ListStatements = {
  pages: bothWays((turn) =>
    statement({
      name: `ticket_list_asked_due_${turn}`,
      text: `
        select ${DUE_COLUMNS}
          from (values (1::smallint), (2::smallint), (3::smallint), (4::smallint)) as each (rank)
         cross join lateral (select *
                               from ticket
                              where desk_id = $1 and requester_id = $5 and place_rank = each.rank
                                and place_due < $6::timestamptz
                                and (place_due, number) ${BEYOND[turn]} ($2::timestamptz, $3::integer)
                              order by ${BY_DUE[turn].replaceAll('due_at', 'place_due')}
                              limit $4) as ticket
         order by ${BY_DUE[turn]}
         limit $4`,
      row: listedRow,
    }),
  ),
  count: countOf(
    'asked_due',
    `select
       from ticket
      where desk_id = $1 and requester_id = $3 and place_rank < 5 and place_due < $4::timestamptz
      limit $2`,
  ),
};

const LISTS = {
  desk: {
    open: rangeList('open', `state <> 'closed'`),
    queue: rangeList('queue', `state <> 'closed' and owner_id is null`),
    waiting: rangeList('waiting', `state = 'waiting'`),
    late: lateList('late', `state <> 'closed'`),
    due: dueList,
  },
  owner: rangeList('owned', `owner_id = $7 and state <> 'closed'`),
  requester: {
    all: rangeList('asked', `requester_id = $7`),
    open: rangeList('asked_open', `requester_id = $7 and place_rank < 5`),
    done: rangeList('asked_done', `requester_id = $7 and place_rank = 5`),
    late: lateList('asked_late', `requester_id = $7`),
    due: dueOwnList,
    awaited: rangeList(
      'awaited',
      `requester_id = $7 and place_rank < 5
           and (state = 'to_test' or (state = 'waiting' and state_reason = 'information'))`,
    ),
  },
} as const;

type WordList = Extract<TicketList, { of: 'words' }>;
type RangeList = Exclude<TicketList, { of: 'words' }>;

function statementsOf(list: RangeList): ListStatements {
  switch (list.of) {
    case 'desk':
      return LISTS.desk[list.only];
    case 'owner':
      return LISTS.owner;
    case 'requester':
      return LISTS.requester[list.only];
  }
}

/**
 * So many tickets are gone through for the words before the index of words is asked: of a word that many titles hold they
 * have a page, and in their order they cost a third of as many that the index has fetched from here and there.
 */
const MET_FIRST = 1500;

/** A whole number may also be that of the ticket. Written so, the planner sees the words, and knows common ones from rare ones. */
const IS_FOUND = '(words @@ ticket_question($1::uuid, $2) or number = $3::integer)';
/** The same for going through tickets: the question is put together once and not for each, and the index of words kept out. */
const IS_MET = '(words @@ (select ticket_question($1::uuid, $2)) or number = $3::integer) is true';

const countFound = countOf('found', `select from ticket where desk_id = $1 and ${IS_FOUND} limit $4`);

// Whoever asks for work has few tickets: they are gone through.
const countFoundOwn = countOf(
  'found_own',
  `with own as materialized (
     select from ticket where desk_id = $1 and requester_id = $5 and ${IS_MET}
   )
   select from own limit $4`,
);

const BY_AGE: Readonly<Record<Turn, string>> = { after: 'number desc', before: 'number' };
/** Older ones come after. */
const OLDER: Readonly<Record<Turn, '>' | '<'>> = { after: '<', before: '>' };

const FOUND_COLUMNS = `${TICKET_COLUMNS}, ticket.due_at as "dueAt", 0 as "placeRank", null::timestamptz as "placeDue",
  0 as "placeQuality", -ticket.number as "placeNumber"`;

const nearest = (turn: Turn) =>
  statement({
    name: `ticket_nearest_found_${turn}`,
    text: `
      select ${FOUND_COLUMNS}
        from (select *
                from ticket
               where desk_id = $1 and number ${OLDER[turn]} $4
               order by ${BY_AGE[turn]}
               limit ${MET_FIRST}) as ticket
       where ${IS_MET}
       order by ${BY_AGE[turn]}
       limit $5`,
    row: listedRow,
  });

/** The numbers first, so that only the tickets of the page are read. */
const among = (name: string, which: string) => (turn: Turn) =>
  statement({
    name: `ticket_${name}_found_${turn}`,
    text: `
      with found as materialized (
        select number from ticket where desk_id = $1 and ${which}
      )
      select ${FOUND_COLUMNS}
        from ticket
       where desk_id = $1
         and number in (select number from found where number ${OLDER[turn]} $4 order by ${BY_AGE[turn]} limit $5)
       order by ${BY_AGE[turn]}`,
    row: listedRow,
  });

const FOUND = {
  nearest: bothWays(nearest),
  all: bothWays(among('all', IS_FOUND)),
  own: bothWays(among('own', `requester_id = $6 and ${IS_MET}`)),
};

/** Lists of tickets and search, each a bounded number of rows however many tickets the desk has. */
export function createTicketLists({
  client,
  deskId,
}: Pick<StoreContext, 'client' | 'deskId'>): Pick<Stores['tickets'], 'list' | 'count'> {
  const questionOf = (words: string) => [deskId, words, numberIn(words)];

  const findWords = async ({ words, requesterId }: WordList, part: ListPart): Promise<readonly ListedTicket[]> => {
    const from = part.place ? -part.place.number : part.turn === 'after' ? LARGEST : 0;
    const values = [...questionOf(words), from, part.most];
    if (requesterId) return run(client, FOUND.own[part.turn], [...values, requesterId]);
    const met = await run(client, FOUND.nearest[part.turn], values);
    return met.length === part.most ? met : run(client, FOUND.all[part.turn], values);
  };

  return {
    async list(list, part) {
      if (list.of === 'words') return findWords(list, part);
      return run(client, statementsOf(list).pages[part.turn], [
        deskId,
        ...('before' in list ? duePlaceValues(part) : placeValues(part)),
        part.most,
        ...ownValues(list, part.at),
      ]);
    },
    async count(list, most, at) {
      const { counted } =
        list.of !== 'words'
          ? await one(client, statementsOf(list).count, [deskId, most, ...ownValues(list, at)])
          : list.requesterId === null
            ? await one(client, countFound, [...questionOf(list.words), most])
            : await one(client, countFoundOwn, [...questionOf(list.words), most, list.requesterId]);
      return counted;
    },
  };
}

const LARGEST = 2 ** 31 - 1;

function numberIn(words: string): number | null {
  const digits = /^\s*#?(\d{1,9})\s*$/.exec(words)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A place that all others follow, or precede, stands for the beginning and the end. */
function placeValues({ turn, place }: ListPart): unknown[] {
  if (place) return [place.rank, place.dueAt ?? 'infinity', place.quality, place.number];
  return turn === 'after' ? [0, '-infinity', 0, -LARGEST] : [9, 'infinity', 999, LARGEST];
}

/** The same where rank and quality do not count. */
function duePlaceValues({ turn, place }: ListPart): unknown[] {
  if (place) return [place.dueAt, place.number];
  return turn === 'after' ? ['-infinity', -LARGEST] : ['infinity', LARGEST];
}

/** What some lists ask for: whose tickets, and what late, or due, means now. */
function ownValues(list: RangeList, at: Date): unknown[] {
  const whose = 'personId' in list ? [list.personId] : [];
  if ('before' in list) return [...whose, list.before];
  return 'only' in list && list.only === 'late' ? [...whose, at] : whose;
}
