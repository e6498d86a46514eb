import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { createDesks } from '../src/adapters/db/desks.ts';
import { openDatabase } from '../src/adapters/db/engine/database.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { makeDrawHome } from '../src/app/home/draw-home.ts';
import { makeShowOnHome } from '../src/app/home/open-home.ts';
import type { Person } from '../src/app/ports/stores.ts';
import { makeListTickets } from '../src/app/tickets/list-tickets.ts';
import { makeGiveStatus } from '../src/app/tickets/status-card.ts';
import type { Role } from '../src/domain/access/may.ts';
import type { ConnectionId, DeskId } from '../src/domain/ids.ts';
import { presetPolicy } from '../src/policy/presets/presets.ts';
import { type Comparison, compare, inTurns, median } from './figures.ts';
import type { Place } from './place.ts';

const AGENTS = 10;
const REQUESTERS = 200;
const ROWS_AT_ONCE = 10_000;

/** What people look at, as the use cases answer it. */
const LOOKS = [
  '/ticket 12',
  '/ticket open',
  'Home, two of its lists',
  'search, one title in 50',
  'search, one title in 500',
] as const;
type Look = (typeof LOOKS)[number];

/** How long one look takes at each size, in ms; the ratio is the growth. */
export interface GrowthFigures {
  readonly fewTickets: number;
  readonly manyTickets: number;
  readonly looks: Readonly<Record<Look, Comparison>>;
}

interface FilledDesk {
  readonly look: Readonly<Record<Look, () => Promise<unknown>>>;
  close(): Promise<void>;
}

/**
 * The time of what people look at on a desk with many tickets, against the same on a desk with few, in its own database.
 * A tenth of the tickets is open, the titles are made of 50 words and 500 others.
 */
export async function measureGrowth(options: {
  readonly many: Place;
  readonly few: Place;
  readonly manyTickets: number;
  readonly fewTickets: number;
  readonly rounds: number;
  readonly looksPerRound: number;
}): Promise<GrowthFigures> {
  const { fewTickets, manyTickets, rounds, looksPerRound } = options;
  const few = await fillDesk(options.few, fewTickets);
  const many = await fillDesk(options.many, manyTickets);
  const measured = async (desk: FilledDesk, look: Look): Promise<number> => {
    const samples: number[] = [];
    for (let round = 0; round < looksPerRound; round += 1) {
      const startedAt = performance.now();
      await desk.look[look]();
      samples.push(performance.now() - startedAt);
    }
    return median(samples);
  };
  const grows = async (look: Look): Promise<Comparison> => {
    const both = { product: () => measured(many, look), reference: () => measured(few, look) };
    await both.product();
    await both.reference();
    return compare(await inTurns(rounds, both), (ms) => ms);
  };
  try {
    return {
      fewTickets,
      manyTickets,
      looks: {
        '/ticket 12': await grows('/ticket 12'),
        '/ticket open': await grows('/ticket open'),
        'Home, two of its lists': await grows('Home, two of its lists'),
        'search, one title in 50': await grows('search, one title in 50'),
        'search, one title in 500': await grows('search, one title in 500'),
      },
    };
  } finally {
    await few.close();
    await many.close();
  }
}

async function fillDesk(place: Place, tickets: number): Promise<FilledDesk> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'guichet-bench-'));
  if (place.kind === 'embedded') await cp(place.template, dataDir, { recursive: true });
  const database = await openDatabase({
    databaseUrl: place.kind === 'postgres' ? place.databaseUrl : null,
    dataDir,
    log: createPinoLog({ level: 'error' }),
    onFailure: (error) => {
      throw error;
    },
  });
  const ids = createUuidV7Ids();
  const { deskId, connectionId } = await createDesks({ dataSource: database.background, ids }).ensureDesk(
    { platform: 'slack', externalId: 'TGROWTH', botUserId: 'UBOT', botId: 'BBOT' },
    { name: 'Studio', policy: presetPolicy('agence'), at: new Date() },
  );
  const inTransaction = makeInTransaction({ dataSource: database.interactive, ids, wake: () => {} });
  const join = (role: Role, count: number) =>
    inTransaction(deskId, async ({ people }) => {
      const joined: Person[] = [];
      for (let number = 0; number < count; number += 1) {
        const account = { connectionId, externalId: `U${role}${number}`, name: `${role} ${number}`, email: null, role };
        joined.push(await people.remember({ ...account, language: 'fr', timeZone: 'Europe/Paris' }));
      }
      return joined;
    });
  const agents = await join('agent', AGENTS);
  const requesters = await join('requester', REQUESTERS);
  for (let first = 1; first <= tickets; first += ROWS_AT_ONCE)
    await addTickets(database.background, {
      deskId,
      connectionId,
      agents,
      requesters,
      first,
      last: Math.min(tickets, first + ROWS_AT_ONCE - 1),
    });
  // As a server does by itself, and the embedded database each hour.
  await database.background.query('vacuum (analyze)');

  const giveStatus = makeGiveStatus({ inTransaction });
  const listTickets = makeListTickets({ inTransaction });
  const drawHome = makeDrawHome({ inTransaction });
  const showOnHome = makeShowOnHome({ inTransaction });
  const [agent] = agents;
  if (!agent) throw new Error('a desk has an agent');
  await inTransaction(deskId, ({ homes }) => homes.open(agent.personId, connectionId, 'Uagent0'));
  const at = new Date();
  const as = { deskId, actor: agent };
  const home = async (list: 'queue' | 'mine') => {
    await showOnHome({ ...as, connectionId, showing: { list } });
    return drawHome({ deskId, connectionId, personId: agent.personId, at });
  };
  const search = (words: string) => listTickets({ ...as, wanted: { words }, turn: null, at });
  return {
    look: {
      '/ticket 12': () => giveStatus({ ...as, number: 12, at }),
      '/ticket open': () => listTickets({ ...as, wanted: { list: 'open' }, turn: null, at }),
      'Home, two of its lists': async () => [await home('queue'), await home('mine')],
      'search, one title in 50': () => search('sujet7z'),
      'search, one title in 500': () => search('site77z'),
    },
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Tickets as years of work leave them: nine tenths closed, the others in every state, with all ranks, owners and due times. */
function addTickets(
  dataSource: DataSource,
  desk: {
    readonly deskId: DeskId;
    readonly connectionId: ConnectionId;
    readonly agents: readonly Person[];
    readonly requesters: readonly Person[];
    readonly first: number;
    readonly last: number;
  },
): Promise<unknown> {
  return dataSource.query(
    `with added as (
       insert into ticket (desk_id, ticket_id, number, draft_id, type, title, urgency, rank, state, state_reason, state_at,
                           requester_id, owner_id, quality, missing, reopened_count, request_content_id, policy_version,
                           revision, created_at, updated_at, origin_connection_id, origin_conversation, due_at)
       select $1, gen_random_uuid(), number, gen_random_uuid(), 'bug',
              'Demande sujet' || number % 50 || 'z sur site' || number % 500 || 'z, page ' || number, 'normal',
              1 + number % 4, state, case state when 'waiting' then 'information' when 'closed' then 'done' end,
              case state when 'closed' then now() end, ($2::uuid[])[1 + number % cardinality($2::uuid[])],
              case when state = 'new' then null else ($3::uuid[])[1 + number % cardinality($3::uuid[])] end, number % 101,
              '{}', 0, gen_random_uuid(), 1, 2, now(), now(), $4, 'CSUPPORT',
              case when state in ('new', 'in_progress') then now() + make_interval(mins => number % 1000 - 100) end
         from generate_series($5::int, $6::int) as number
        cross join lateral (select case when number % 10 > 0 then 'closed'
                                        else (array['new', 'in_progress', 'waiting', 'to_test'])[1 + number / 10 % 4]
                                   end as state) as lived
       returning *
     ), content as (
       insert into ticket_content (desk_id, content_id, ticket_id, body, written_at)
       select $1, request_content_id, ticket_id,
              jsonb_build_object('kind', 'request', 'title', title, 'values', '{}'::jsonb, 'originalText', ''), now()
         from added
     )
     insert into ticket_event (desk_id, ticket_id, sequence, kind, occurred_at, policy_version, content_id, codes)
     select $1, ticket_id, 1, 'created', created_at, 1, request_content_id,
            jsonb_build_object('number', number, 'type', type, 'urgency', urgency, 'rank', rank, 'environment', null,
                               'requesterId', requester_id, 'quality', quality, 'missing', '[]'::jsonb)
       from added
      union all
     select $1, ticket_id, 2, 'moved', updated_at, 1, null,
            jsonb_build_object('move', 'any', 'ownerId', owner_id,
                               'state', jsonb_strip_nulls(jsonb_build_object(
                                 'name', state, 'reason', state_reason,
                                 'at', to_char(state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))))
       from added
      where state <> 'new'`,
    [
      desk.deskId,
      desk.requesters.map(({ personId }) => personId),
      desk.agents.map(({ personId }) => personId),
      desk.connectionId,
      desk.first,
      desk.last,
    ],
  );
}
