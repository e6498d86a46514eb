import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDataSource } from '../src/adapters/db/engine/data-source.ts';
import { type Child, startChild } from './child.ts';
import { type Comparison, compare, inTurns } from './figures.ts';
import { CLAIMED_AT, fillDesk, MISSED_AT, type SweptDesk } from './sweep-place.ts';

const CLAIMS = 500;
const FAR_AWAY = new Date('2027-11-24T09:00:00Z');
const LOOK_EVERY_MS = 500;
/** Nothing was found for so long: whoever is left has ended. */
const GIVE_UP_AFTER_MS = 60_000;

export interface SweepFigures {
  /** Milliseconds to claim 500 due clocks among many open tickets, and among few. */
  readonly claims: Comparison;
  readonly storms: readonly StormFigures[];
}

/** What became of many promises that were missed at once, with several processes, one killed in the middle. */
export interface StormFigures {
  readonly processes: number;
  readonly seconds: number;
  /** Tickets whose ladder was climbed, and the steps of the one with the most: 1 when each was climbed once. */
  readonly escalated: number;
  readonly mostSteps: number;
  readonly breachesNoted: number;
  readonly destinations: number;
  /** Of the place that was told most often. */
  readonly mostDigests: number;
  readonly digests: number;
  /** Polls of the processes that were not killed. */
  readonly polls: number;
  /** Resident memory of the process with the most, after the storm ÷ soon after it began; in bytes. */
  readonly memory: Comparison;
}

/**
 * What it costs to find due clocks among many open tickets, and whether each of many promises missed at once is escalated
 * once, and told in digests, whatever happens to the processes at work.
 * @throws Error when a promise was escalated twice or not at all, or a place was told more than once in a poll
 */
export async function measureSweep(options: {
  readonly manyUrl: string;
  readonly fewUrl: string;
  /** One database for each storm after the first, which is in `manyUrl`. */
  readonly freshUrl: () => Promise<string>;
  readonly manyTickets: number;
  readonly fewTickets: number;
  readonly missed: number;
  readonly rounds: number;
}): Promise<SweepFigures> {
  const { manyTickets, fewTickets, missed, rounds } = options;
  const many = await openDesk(options.manyUrl, manyTickets, missed);
  const few = await openDesk(options.fewUrl, fewTickets, Math.min(missed, fewTickets / 2));
  try {
    const product = () => claimAll(many);
    const reference = () => claimAll(few);
    await product();
    await reference();
    const claims = compare(await inTurns(rounds, { product, reference }), (ms) => ms);
    const storms = [await storm(many, missed, 3)];
    const again = await openDesk(await options.freshUrl(), missed, missed);
    try {
      storms.push(await storm(again, missed, 2));
    } finally {
      await again.dataSource.destroy();
    }
    return { claims, storms };
  } finally {
    await many.dataSource.destroy();
    await few.dataSource.destroy();
  }
}

interface OpenDesk extends SweptDesk {
  readonly dataSource: DataSource;
  readonly databaseUrl: string;
}

async function openDesk(databaseUrl: string, tickets: number, missed: number): Promise<OpenDesk> {
  const dataSource = createDataSource({
    databaseUrl,
    poolSize: 4,
    statementTimeoutMs: 600_000,
    onPoolError: () => undefined,
  });
  await dataSource.initialize();
  return { dataSource, databaseUrl, ...(await fillDesk(dataSource, { tickets, missed })) };
}

/** Makes 500 tickets due that are in nobody's storm, and claims each as a worker does, in ms. */
async function claimAll({ dataSource, deskId, inTransaction }: OpenDesk): Promise<number> {
  await dataSource.query(
    `update sla_clock set next_check_at = $2
       from (select ticket_id from sla_clock where desk_id = $1 and next_check_at = $3
              order by ticket_id desc limit ${CLAIMS}) as chosen
      where sla_clock.desk_id = $1 and sla_clock.ticket_id = chosen.ticket_id and metric = 'first_response'`,
    [deskId, new Date(CLAIMED_AT.getTime() - 1000), FAR_AWAY],
  );
  await dataSource.query('vacuum (analyze) sla_clock');
  const startedAt = performance.now();
  for (let claim = 0; claim < CLAIMS; claim += 1)
    await inTransaction(deskId, async ({ clocks }) => {
      const ticket = await clocks.lockDue(CLAIMED_AT);
      if (!ticket) throw new Error(`only ${claim} of ${CLAIMS} clocks were found`);
      await clocks.putOff(ticket.ticketId, CLAIMED_AT, FAR_AWAY);
    });
  return performance.now() - startedAt;
}

const stateSchema = z.object({ polls: z.number(), checked: z.number(), rss: z.number(), heapUsed: z.number() });
type State = z.infer<typeof stateSchema>;
const stateOf = async (child: Child): Promise<State> => stateSchema.parse(await child.ask('state'));

async function storm(desk: OpenDesk, missed: number, processes: number): Promise<StormFigures> {
  const { dataSource, databaseUrl, deskId } = desk;
  const startedAt = performance.now();
  const workers = await Promise.all(
    Array.from({ length: processes }, () => startChild('sweep-worker.js', { databaseUrl, deskId, at: MISSED_AT })),
  );
  const [victim, ...others] = workers;
  if (!victim) throw new Error('a storm needs a process');
  try {
    await until(desk, missed / 10);
    const began = await Promise.all(others.map(stateOf));
    await until(desk, missed / 2);
    victim.kill();
    await until(desk, missed);
    const seconds = (performance.now() - startedAt) / 1000;
    // The digests are written by whoever finds nothing more that is due.
    await untilTold(dataSource, deskId);
    const ended = await Promise.all(others.map(stateOf));
    const figures = {
      processes,
      seconds,
      ...(await countAll(desk)),
      polls: ended.reduce((sum, { polls }) => sum + polls, 0),
    };
    const memory = memoryOf(began, ended);
    check(figures, missed);
    return { ...figures, memory };
  } finally {
    await Promise.all(others.map((child) => child.stop()));
  }
}

/** Waits until so many tickets are escalated. @throws Error when nothing moves any more */
async function until(desk: OpenDesk, escalated: number): Promise<void> {
  let [last, since] = [-1, performance.now()];
  for (;;) {
    const found = await escalatedOf(desk);
    if (found >= escalated) return;
    if (found !== last) [last, since] = [found, performance.now()];
    else if (performance.now() - since > GIVE_UP_AFTER_MS)
      throw new Error(`${found} of ${escalated} tickets were escalated`);
    await wait(LOOK_EVERY_MS);
  }
}

async function untilTold(dataSource: DataSource, deskId: string): Promise<void> {
  const since = performance.now();
  for (;;) {
    const [row] = countRows.parse(
      await dataSource.query('select count(*)::int as count from escalation_deferred where desk_id = $1', [deskId]),
    );
    if (row?.count === 0) return;
    if (performance.now() - since > GIVE_UP_AFTER_MS)
      throw new Error(`${row?.count} escalations wait for their digest`);
    await wait(LOOK_EVERY_MS);
  }
}

const countRows = z.array(z.object({ count: z.number() }));

async function escalatedOf({ dataSource, deskId }: OpenDesk): Promise<number> {
  const [row] = countRows.parse(
    await dataSource.query('select count(*)::int as count from escalation where desk_id = $1 and climb > 0', [deskId]),
  );
  return row?.count ?? 0;
}

async function countAll({ dataSource, deskId, destinations }: OpenDesk) {
  const one = async (sql: string): Promise<number> =>
    countRows.parse(await dataSource.query(sql, [deskId]))[0]?.count ?? 0;
  return {
    destinations,
    escalated: await one('select count(*)::int as count from escalation where desk_id = $1 and climb > 0'),
    mostSteps: await one(
      `select max(steps)::int as count
         from (select count(*) as steps from ticket_event where desk_id = $1 and kind = 'escalated' group by ticket_id) as each`,
    ),
    breachesNoted: await one(
      `select count(*)::int as count from sla_alert where desk_id = $1 and kind = 'breach' and outcome = 'announced'`,
    ),
    digests: await one('select count(*)::int as count from outbox_message where desk_id = $1'),
    mostDigests: await one(
      `select max(told)::int as count
         from (select count(*) as told from outbox_message where desk_id = $1 group by destination_id) as each`,
    ),
  };
}

function check(figures: Omit<StormFigures, 'memory'>, missed: number): void {
  const { escalated, mostSteps, breachesNoted, mostDigests, polls } = figures;
  const isRight = escalated === missed && mostSteps === 1 && breachesNoted === missed && mostDigests <= polls + 1;
  if (!isRight) throw new Error(`the storm did not end as it should: ${JSON.stringify(figures)}`);
}

function memoryOf(began: readonly State[], ended: readonly State[]): Comparison {
  const all = began.map(({ rss }, index) => {
    const product = ended[index]?.rss ?? rss;
    return { product, reference: rss, ratio: product / rss };
  });
  return all.reduce((worst, one) => (one.ratio > worst.ratio ? one : worst));
}
