import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../../src/adapters/db/engine/database.ts';
import type { NotedAlert } from '../../src/app/ports/stores.ts';
import { readClocks } from '../../src/app/sla/keep-clocks.ts';
import type { TicketId } from '../../src/domain/ids.ts';
import type { TicketEvent } from '../../src/domain/ticket/history.ts';
import { countingLog } from '../adapters/slack/signed-request.ts';
import { databaseKind } from '../support/test-database.ts';
import { beginMonth, MONTH_BEGINS, MONTH_ENDS, type Month } from './month/a-month.ts';
import { type Chance, createChance } from './month/chance.ts';
import { expectedAlerts, type HeardEvent, isTellingTime } from './month/expected-alerts.ts';
import { startWorker, type WorkerProcess } from './month/worker-process.ts';
import { aRestartablePostgres, type RestartablePostgres } from './restartable-postgres.ts';

const TICKETS = Number(process.env['GUICHET_MONTH_TICKETS'] ?? 1500);
const SEED = Number(process.env['GUICHET_MONTH_SEED'] ?? 20261019);
/** Every so many looks a worker is killed at work, and the database is restarted. */
const LOOKS_PER_DEATH = 60;
const LOOKS_PER_RESTART = 700;
/** Two look at the same time, and one alone in between. */
const LOOKS_PER_SHARED_LOOK = 4;

/** Stopping a server takes one of our own: TEST_DATABASE_URL is not enough. */
const isServerHere = databaseKind === 'postgres' && process.env['GUICHET_TEST_POSTGRES_BINARIES'] !== undefined;
const testWithServer = isServerHere ? test : test.skip;

/** Nobody looks then: every process is down. In the middle of a day, over a night, and over a closing. */
const OUTAGES = [
  ['2026-10-22T08:30:00Z', '2026-10-22T11:10:00Z'],
  ['2026-10-28T15:00:00Z', '2026-10-29T09:20:00Z'],
  ['2026-11-05T16:40:00Z', '2026-11-05T17:30:00Z'],
].map(([from = '', until = '']) => ({ from: new Date(from), until: new Date(until) }));

let postgres: RestartablePostgres;
let database: Database;
let folder: string;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  if (!isServerHere) return;
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-month-'));
  postgres = await aRestartablePostgres();
  await postgres.start();
  const { log } = countingLog();
  database = await openDatabase({ databaseUrl: postgres.url, dataDir: folder, log, onFailure: () => undefined });
});
afterAll(async () => {
  if (!isServerHere) return;
  await Promise.all(workers.filter((worker) => worker.isAlive()).map((worker) => worker.kill()));
  await database.close();
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
});

testWithServer(
  'a month of eighty people: every promise that runs out is told once, in opening hours',
  async () => {
    const chance = createChance(SEED);
    const month = await beginMonth(database, chance);
    month.planAsking(TICKETS);
    const { looks, deaths, restarts } = await live(month, chance);

    const told = { announced: 0, superseded: 0, breaches: 0, warnings: 0, reminders: 0, closes: 0 };
    const levels = new Map<string, number>();
    const wrong: string[] = [];
    for (const ticketId of month.tickets) {
      const seen = await lookBack(month, ticketId, looks);
      for (const { outcome, kind } of seen.alerts) {
        if (outcome === 'superseded') told.superseded += 1;
        else told.announced += 1;
        if (kind === 'breach') told.breaches += 1;
        if (kind === 'warning' && outcome === 'announced') told.warnings += 1;
        if (kind === 'reminder') told.reminders += 1;
        if (kind === 'close') told.closes += 1;
      }
      for (const { level, rule } of seen.climbs) {
        const step = `N${level} ${rule}`;
        levels.set(step, (levels.get(step) ?? 0) + 1);
      }
      wrong.push(...seen.wrong.map((what) => `${ticketId}: ${what}`));
    }
    printSummary({
      tickets: month.tickets.length,
      ...Object.fromEntries(month.done),
      looks: looks.length,
      deaths,
      restarts,
      ...told,
      ...Object.fromEntries([...levels].toSorted()),
    });

    expect(wrong.slice(0, 20)).toEqual([]);
    expect(month.tickets).toHaveLength(TICKETS);
    expect(told.breaches).toBeGreaterThan(TICKETS / 20);
    expect(told.closes).toBeGreaterThan(0);
    expect(deaths).toBeGreaterThan(0);
    expect(restarts).toBeGreaterThan(0);
    // Five minutes on a machine of its own, ten on one that is busy.
  },
  20 * 60_000,
);

/** Lives through the month: what people do, and workers who look whenever something is due. */
async function live(month: Month, chance: Chance) {
  const looks: Date[] = [];
  let [deaths, restarts] = [0, 0];
  const hire = async (): Promise<WorkerProcess> => {
    const worker = startWorker({ DATABASE_URL: postgres.url });
    await worker.open(month.deskId);
    workers.push(worker);
    return worker;
  };
  let team = [await hire(), await hire()];

  const look = async (at: Date): Promise<void> => {
    looks.push(at);
    const turn = looks.length;
    const isDeath = turn % LOOKS_PER_DEATH === 0;
    const when = chance.oneOf(['before_commit', 'after_commit'] as const);
    const death = isDeath ? { atTransaction: chance.between(1, 2), when } : null;
    const isRestart = turn % LOOKS_PER_RESTART === 0;
    const looking = isDeath || isRestart || turn % LOOKS_PER_SHARED_LOOK === 0 ? team : team.slice(0, 1);
    const polls = looking.map((worker, index) => worker.poll(at, index === 0 ? death : null));
    if (isRestart) {
      await postgres.stop();
      await postgres.start();
      restarts += 1;
    }
    await Promise.all(polls);
    deaths += team.filter((worker) => !worker.isAlive()).length;
    team = await Promise.all(team.map((worker) => (worker.isAlive() ? worker : hire())));
  };

  let now = MONTH_BEGINS;
  for (;;) {
    const deedAt = month.timetable.nextAt() ?? MONTH_ENDS;
    const dueAt = await again(() => month.nextLookAt());
    const lookAt = dueAt && afterOutage(latest(dueAt, now));
    if (lookAt && lookAt < deedAt) {
      const repeated = looks.at(-5);
      if (repeated && +repeated === +lookAt) throw new Error(`what is due at ${lookAt.toISOString()} stays so`);
      now = lookAt;
      await look(now);
      continue;
    }
    const next = month.timetable.next();
    if (!next) return { looks, deaths, restarts };
    now = next.at;
    await again(() => month.happens(next));
  }
}

/** Whoever comes to the database as it restarts comes again: each gesture has its name, and counts once. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 8) throw error;
    }
  }
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other);

function afterOutage(at: Date): Date {
  return OUTAGES.find(({ from, until }) => at >= from && at < until)?.until ?? at;
}

/** What became of a ticket, and what of it is not as it should be. */
async function lookBack(month: Month, ticketId: TicketId, looks: readonly Date[]) {
  return month.inTransaction(month.deskId, async (stores) => {
    const ticket = await stores.tickets.byId(ticketId);
    if (!ticket) throw new Error('a ticket is gone');
    const { history, clocks, terms } = await readClocks(stores, ticket);
    const alerts = await stores.clocks.alertsOf(ticketId);
    const heard = history
      .map((event): HeardEvent => {
        return { event, heardAt: month.heardAt.get(`${ticketId} ${event.sequence}`) ?? event.occurredAt };
      })
      .sort((one, other) => one.event.sequence - other.event.sequence);
    const expected = expectedAlerts(heard, terms, looks, MONTH_ENDS).toSorted();
    const told = alerts.filter(isOfPromise).map(nameOf).toSorted();
    const atNight = alerts.filter(
      ({ outcome, detectedAt }) =>
        outcome === 'announced' && !isTellingTime(terms(versionAt(history, detectedAt)).calendar, detectedAt),
    );
    const stored = (await stores.clocks.of(ticketId)).map(({ nextCheckAt, ...clock }) => clock);
    const made = clocks.map(({ segments, warnAtPercent, ...clock }) => clock);
    const wrong = [
      ...expected.filter((each) => !told.includes(each)).map((each) => `not told: ${each}`),
      ...told.filter((each) => !expected.includes(each)).map((each) => `told without reason: ${each}`),
      ...atNight.map((alert) => `told while closed: ${nameOf(alert)} at ${alert.detectedAt.toISOString()}`),
      ...alerts
        .filter(({ kind }) => kind === 'close')
        .filter((close) => !wasReminded(close, alerts))
        .map(closedUnasked),
      ...eachCauseOnce(history).map((cause) => `escalated twice: ${cause}`),
      ...(textOf(stored) === textOf(made) ? [] : [`stored ${textOf(stored)}, made of its history ${textOf(made)}`]),
    ];
    const climbs = history.filter((event) => event.kind === 'escalated');
    return { alerts, climbs, wrong };
  });
}

const isOfPromise = ({ kind, outcome }: NotedAlert): boolean =>
  outcome !== 'superseded' && (kind === 'breach' || kind === 'warning');
const nameOf = ({ metric, cycle, revision, kind, level }: NotedAlert): string =>
  `${metric} ${cycle}.${revision} ${kind} ${level}`;
/** When to look again is a worker's note, put off over a night: not of the history. */
/** By which version of the policy the desk was open then: what is known of a day may change after it. */
const versionAt = (history: readonly TicketEvent[], at: Date): number =>
  history.reduce((version, event) => {
    if (event.kind === 'created') return event.promisedVersion ?? event.policyVersion;
    return event.kind === 'repromised' && event.occurredAt <= at ? event.promisedVersion : version;
  }, 1);

/** What made a ticket climb and did so again. */
function eachCauseOnce(history: readonly TicketEvent[]): readonly string[] {
  const causes = history.flatMap((event) => (event.kind === 'escalated' ? (event.occurrences ?? []) : []));
  return causes.filter((cause, index) => causes.indexOf(cause) !== index);
}

/** Nobody's ticket is closed for their silence before they were reminded of it. */
const wasReminded = (close: NotedAlert, alerts: readonly NotedAlert[]): boolean =>
  alerts.some(
    ({ metric, cycle, kind, outcome, detectedAt }) =>
      metric === close.metric &&
      cycle === close.cycle &&
      kind === 'reminder' &&
      outcome === 'announced' &&
      detectedAt < close.detectedAt,
  );
const closedUnasked = (close: NotedAlert): string => `closed without a reminder: ${nameOf(close)}`;
const textOf = (clocks: readonly object[]): string =>
  JSON.stringify(clocks.map((clock) => ({ ...clock, nextCheckAt: null })));

function printSummary(figures: Readonly<Record<string, number>>): void {
  const lines = Object.entries(figures).map(([what, count]) => `  ${what.padEnd(16)} ${count}`);
  process.stdout.write(`\nthe month\n${lines.join('\n')}\n`);
}
