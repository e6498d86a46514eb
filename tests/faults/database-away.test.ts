import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/adapters/db/engine/database.ts';
import type { Delivery, SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { textsWithin } from '../adapters/slack/a-slack-desk.ts';
import { countingLog } from '../adapters/slack/signed-request.ts';
import { createDatabase, urlOfDatabase } from '../support/postgres-template.ts';
import { databaseKind } from '../support/test-database.ts';
import { AGENT, aWorkspace, REQUESTERS, SUPPORT, TRIAGE } from './a-workspace.ts';
import { cardsIn } from './cards.ts';
import { type DeskProcess, prepareDesk } from './desk-process.ts';
import { runGuichet } from './guichet-command.ts';
import { answeredInTime, answersFor, askForTicket } from './people.ts';
import { aRestartablePostgres, type RestartablePostgres } from './restartable-postgres.ts';

/** Slack gives 3 seconds in all; what the desk does not get from its database in this time, it gives up. */
const GIVES_UP_WITHIN_MS = 2500;
/** Other tests may have the processor. */
const SLACK_MS = 400;
const [CAMILLE = '', HUGO = '', NORA = ''] = REQUESTERS;

/** Stopping a server takes one of our own: TEST_DATABASE_URL is not enough. */
const isServerHere = databaseKind === 'postgres' && process.env['GUICHET_TEST_POSTGRES_BINARIES'] !== undefined;
const testWithServer = isServerHere ? test : test.skip;

let postgres: RestartablePostgres;
let slack: SlackSimulator;
let environment: Readonly<Record<string, string>>;
let folder: string;

beforeAll(async () => {
  if (!isServerHere) return;
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-away-'));
  postgres = await aRestartablePostgres();
});
beforeEach(async () => {
  const workspace = await aWorkspace();
  slack = workspace.slack;
  environment = { ...workspace.environment, DATABASE_URL: postgres.url };
});
afterEach(() => slack.close());
afterAll(async () => {
  if (!isServerHere) return;
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a database that is away at the start', () => {
  testWithServer('is waited for, with a message, until it is there', async () => {
    const command = runGuichet('start', { ...environment, LOG_LEVEL: 'info' }, folder);
    try {
      await command.says('waiting for the database');
      await postgres.start();
      await command.says('the desk is open');
    } finally {
      command.signal('SIGTERM');
      await command.ended;
      await postgres.stop();
    }
  });

  testWithServer('is given up after a while, with what to look at', async () => {
    const { log, counts } = countingLog();

    const opening = openDatabase({
      databaseUrl: postgres.url,
      dataDir: folder,
      log,
      onFailure: () => undefined,
      waitMs: 1200,
    });

    await expect(opening).rejects.toThrow(
      /did not answer within 1 seconds: .*ECONNREFUSED.*; is it running, and is DATABASE_URL right\?/,
    );
    expect(counts.warn).toBeGreaterThan(0);
  });
});

describe.each([
  { how: 'stops', leave: () => postgres.stop(), comeBack: () => postgres.start() },
  { how: 'hangs', leave: () => postgres.freeze(), comeBack: () => postgres.thaw() },
])('a database that $how in the middle', ({ leave, comeBack }) => {
  let desk: DeskProcess;
  let origin: string;

  beforeEach(async () => {
    await postgres.start();
    const name = await createDatabase(postgres.url);
    desk = prepareDesk({ ...environment, DATABASE_URL: urlOfDatabase(postgres.url, name) });
    const address = await desk.open();
    origin = new URL(address).origin;
    slack.deliverTo(address);
  });
  afterEach(async () => {
    desk.signal('SIGKILL');
    await desk.ended;
    await postgres.stop();
  });

  testWithServer('loses nothing, and everybody is told', async () => {
    const before = await askForTicket(slack, CAMILLE, 'Avant la panne');
    await slack.command(HUGO, SUPPORT, '/ticket', 'bug : le panier plante');
    const form = slack.openView(HUGO);
    if (!form) throw new Error('no form');

    await leave();
    const said = await slack.say(NORA, SUPPORT, 'Le site plante avec une erreur 500 depuis ce matin');
    const sent = answeredInTime(() => slack.submit(HUGO, form.id, answersFor('Pendant la panne')));
    const asked = answeredInTime(() => slack.command(CAMILLE, SUPPORT, '/ticket', 'bug : le site plante'));
    const readiness = fetch(`${origin}/readyz`);

    expect(await sent).toEqual({ kind: 'corrections', errors: { type: expect.stringContaining('Rien n’est perdu') } });
    expect(JSON.stringify(slack.openView(HUGO)?.state)).toContain('Pendant la panne');
    expect(await asked).toEqual({ kind: 'acknowledged' });
    expect(textsWithin(slack.messages(SUPPORT, CAMILLE).at(-1)?.blocks).join(' ')).toContain('ne répond pas');
    expect((await readiness).status).toBe(503);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    await untilDelivered('event', 2);
    const failed = slack.deliveries().filter(({ status, at }) => status !== 200 || at >= Number(said.ts) * 1000);
    expect(failed.map(({ kind, status }) => `${kind} ${status}`)).toEqual(
      expect.arrayContaining(['event 500', 'interaction 200', 'command 200']),
    );
    for (const kind of ['event', 'interaction', 'command']) {
      const quickestMs = Math.min(...failed.filter((each) => each.kind === kind).map(({ tookMs }) => tookMs));
      expect(quickestMs).toBeLessThan(GIVES_UP_WITHIN_MS + SLACK_MS);
    }

    await comeBack();
    const after = await askForTicket(slack, HUGO, 'Pendant la panne');
    await slack.settled();
    await desk.finished();

    expect([before, after]).toEqual([1, 2]);
    const prompts = slack.messages(SUPPORT, NORA).filter(({ onlyFor }) => onlyFor === NORA);
    expect(prompts).toHaveLength(1);
    expect(cardsIn(slack, TRIAGE, AGENT)).toEqual([1, 2]);
    expect(cardsIn(slack, slack.directChannel(CAMILLE).id, CAMILLE)).toEqual([1]);
    expect(cardsIn(slack, slack.directChannel(HUGO).id, HUGO)).toEqual([2]);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });
});

describe('a database that is restarted under load', () => {
  const desks: DeskProcess[] = [];

  afterEach(async () => {
    for (const desk of desks) desk.signal('SIGKILL');
    await Promise.all(desks.map(({ ended }) => ended));
    await postgres.stop();
  });

  // Each person clicks again on whatever does not answer, and is told so by the desk.
  testWithServer('twice, below two processes: every ticket is made, told and acknowledged once', async () => {
    await postgres.start();
    const name = await createDatabase(postgres.url);
    const here = { ...environment, DATABASE_URL: urlOfDatabase(postgres.url, name) };
    desks.push(prepareDesk(here), prepareDesk(here));
    const addresses: string[] = [];
    for (const desk of desks) addresses.push(await desk.open());

    let asked = 0;
    const people = REQUESTERS.slice(0, 5).map(async (user) => {
      const numbers: number[] = [];
      for (let n = 0; n < 6; n += 1) {
        asked += 1;
        slack.deliverTo(addresses[asked % addresses.length] ?? '');
        numbers.push(await askForTicket(slack, user, `Panne numéro ${asked}`));
      }
      return { user, numbers };
    });
    for (const restartedAfter of [6, 15]) {
      while (asked < restartedAfter) await sleep(20);
      await postgres.stop();
      await sleep(500);
      await postgres.start();
    }
    const told = await Promise.all(people);
    for (const desk of desks) await desk.finished();

    const upTo = Array.from({ length: asked }, (_, n) => n + 1);
    const inOrder = (numbers: readonly (number | undefined)[]) => numbers.toSorted((a = 0, b = 0) => a - b);
    expect(inOrder(told.flatMap(({ numbers }) => numbers))).toEqual(upTo);
    expect(inOrder(cardsIn(slack, TRIAGE, AGENT))).toEqual(upTo);
    for (const { user, numbers } of told)
      expect(inOrder(cardsIn(slack, slack.directChannel(user).id, user))).toEqual(inOrder(numbers));
  });
});

/** Waits for that many failed deliveries of the kind: Slack tries again. */
async function untilDelivered(kind: Delivery['kind'], times: number): Promise<void> {
  const failures = () => slack.deliveries().filter((delivery) => delivery.kind === kind && delivery.status !== 200);
  while (failures().length < times) await sleep(50);
}
