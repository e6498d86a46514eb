import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { sendSigned } from '../adapters/slack/signed-request.ts';
import { databaseKind, testOnPostgres } from '../support/test-database.ts';
import { type ADatabase, aDatabase } from './a-database.ts';
import { AGENT, aWorkspace, REQUESTERS, SIGNING_SECRET, SUPPORT, TRIAGE } from './a-workspace.ts';
import { cardsIn } from './cards.ts';
import { type DeskProcess, prepareDesk } from './desk-process.ts';
import { askForTicket } from './people.ts';

const TICKETS = 50;

let database: ADatabase;
let slack: SlackSimulator;
let desks: DeskProcess[];
let addresses: string[];

beforeEach(async () => {
  database = await aDatabase();
  const workspace = await aWorkspace({ retryDelaysMs: [] });
  slack = workspace.slack;
  const environment = { ...workspace.environment, ...database.environment };
  desks = Array.from({ length: databaseKind === 'postgres' ? 3 : 1 }, () => prepareDesk(environment));
  addresses = await Promise.all(desks.map((desk) => desk.open()));
});
afterEach(async () => {
  for (const desk of desks) desk.signal('SIGKILL');
  await Promise.all(desks.map((desk) => desk.ended));
  await slack.close();
  await database.remove();
});

// The embedded database is of one process.
test('the same event three times, out of order, to three processes has one effect', async () => {
  // Nobody listens yet: what was said is told by the test, again and again.
  for (const [n, user] of REQUESTERS.entries()) {
    const said = await slack.say(user, SUPPORT, `Le panier plante avec une erreur 50${n} depuis ce matin`);
    await slack.edit(user, SUPPORT, said.ts, `Le panier plante avec une erreur 50${n} depuis hier soir`);
  }
  await slack.settled();
  const events = slack.deliveries().map(({ body }) => JSON.stringify(body));
  expect(events).toHaveLength(2 * REQUESTERS.length);

  const backwards = [...events, ...events, ...events].reverse();
  const answers = await Promise.all(
    backwards.map((body, n) => sendSigned(addresses[n % addresses.length] ?? '', { body, secret: SIGNING_SECRET })),
  );
  await desks[0]?.finished();

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const promptsOf = (user: string) => slack.messages(SUPPORT, user).filter(({ onlyFor }) => onlyFor === user);
  expect(REQUESTERS.map((user) => promptsOf(user).length)).toEqual(REQUESTERS.map(() => 1));
});

testOnPostgres.each([2, 3])('%i processes deliver fifty tickets once each, in their order', async (processes) => {
  for (const idle of desks.slice(processes)) await idle.stop();
  await askForFifty(processes);
  await desks[1]?.finished();

  const acknowledged = expectEachOnce(cardsIn(slack, TRIAGE, AGENT));
  for (const numbers of acknowledged) expect(numbers).toEqual(numbers.toSorted(byNumber));
});

testOnPostgres('one of three processes is killed at work: the others say what it left, once', async () => {
  const asking = askForFifty(2);
  while (cardsIn(slack, TRIAGE, AGENT).length < TICKETS / 5) await sleep(20);
  desks[2]?.signal('SIGKILL');
  await asking;
  await desks[0]?.finished();

  expectEachOnce(cardsIn(slack, TRIAGE, AGENT).toSorted(byNumber));
});

const byNumber = (one = 0, other = 0) => one - other;

/** Everybody asks at once, each gesture taken by another of the first processes. */
async function askForFifty(processes: number): Promise<void> {
  let asked = 0;
  const people = REQUESTERS.map(async (user) => {
    while (asked < TICKETS) {
      asked += 1;
      slack.deliverTo(addresses[asked % processes] ?? '');
      await askForTicket(slack, user, `Panne numéro ${asked}`);
    }
  });
  await Promise.all(people);
}

/** @returns what each person was told, in the order in which they were told */
function expectEachOnce(inTriage: readonly (number | undefined)[]): (number | undefined)[][] {
  const upTo = Array.from({ length: TICKETS }, (_, n) => n + 1);
  expect(inTriage).toEqual(upTo);
  const acknowledged = REQUESTERS.map((user) => cardsIn(slack, slack.directChannel(user).id, user));
  expect(acknowledged.flat().sort(byNumber)).toEqual(upTo);
  return acknowledged;
}
