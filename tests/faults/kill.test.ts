import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { type ADatabase, aDatabase } from './a-database.ts';
import { type ATenant, aTenant, setUpInTeams } from './a-tenant.ts';
import { AGENT, aWorkspace, REQUESTERS, SUPPORT, TRIAGE } from './a-workspace.ts';
import { cardsIn, cardsInTeams } from './cards.ts';
import { type Death, POINTS } from './desk-orders.ts';
import { type DeskProcess, prepareDesk } from './desk-process.ts';
import { askForTicket, askForTicketInTeams } from './people.ts';
import { countUnfinished } from './unfinished.ts';

const TICKETS = 200;
const DEATHS_AT_EACH_POINT = 4;
const DEATHS_AT_ANY_MOMENT = 6;
/** Half of those who ask are in Teams. */
const IN_EACH = 5;
const IN_SLACK = REQUESTERS.slice(0, IN_EACH);
/** Longer than desks are killed: what came in no time between two deaths comes once one lives. */
const RETRY_DELAYS_MS = Array.from({ length: 600 }, (_, n) => (n === 0 ? 0 : 500));
/** What a process that dies may have posted in Teams without noting it: it posts in four places at a time. */
const POSTS_AT_ONCE = 4;

/** Which passage of its point kills: another in each round, so that each life does more or less before it ends. */
const deaths: readonly Death[] = Array.from({ length: DEATHS_AT_EACH_POINT }, (_, round) =>
  POINTS.map((point, place) => ({ point, passage: 1 + ((3 * round + place) % 4) })),
).flat();

let database: ADatabase;
let slack: SlackSimulator;
let tenant: ATenant;
const desks: DeskProcess[] = [];

beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  for (const desk of desks) desk.signal('SIGKILL');
  await Promise.all(desks.map((desk) => desk.ended));
  await Promise.all([slack.close(), tenant.teams.close()]);
  await database.remove();
});

// Architecture §4.1 and §4.2.
test('a desk killed again and again loses nothing and does nothing twice', async () => {
  const workspace = await aWorkspace({ retryDelaysMs: RETRY_DELAYS_MS });
  slack = workspace.slack;
  tenant = await aTenant(IN_EACH, RETRY_DELAYS_MS);
  const { teams } = tenant;
  const prepare = () => {
    const desk = prepareDesk({ ...workspace.environment, ...tenant.environment, ...database.environment });
    desks.push(desk);
    return desk;
  };

  let next = prepare();
  const live = async (death?: Death): Promise<DeskProcess> => {
    const desk = next;
    // It may come by its point, and die, before it says that it is open.
    const address = await desk.open(death).catch((error: unknown) => {
      if (!death) throw error;
    });
    if (address) slack.deliverTo(address);
    if (address) teams.deliverTo(new URL('/api/messages', address).href);
    next = prepare();
    return desk;
  };
  let desk = await live();
  await setUpInTeams(tenant, () => desk.finished());
  let isKilling = true;
  const people = peopleAtWork(slack, tenant, (asked) => isKilling || asked < TICKETS);
  desk.signal('SIGKILL');
  await desk.ended;
  for (const death of deaths) expect(await (await live(death)).ended).toEqual({ code: null, signal: 'SIGKILL' });
  for (let n = 0; n < DEATHS_AT_ANY_MOMENT; n += 1) {
    desk = await live();
    await sleep(100 + 100 * n);
    desk.signal('SIGKILL');
    await desk.ended;
  }
  isKilling = false;
  const survivor = await live();
  next.signal('SIGKILL');

  const { numbers, said, inTeams } = await people;
  await Promise.all([slack.settled(), teams.settled()]);
  await survivor.finished();
  expect(await survivor.stop()).toEqual({ code: 0, signal: null });

  const asked = [...numbers.keys()];
  expect(asked.length).toBeGreaterThanOrEqual(TICKETS);
  const upTo = Array.from({ length: asked.length }, (_, n) => n + 1);
  await database.look(async (dataSource) => {
    const tickets = await ticketsOf(dataSource);
    expect(tickets.map(({ number }) => number)).toEqual(upTo);
    expect(new Map(tickets.map(({ title, number }) => [title, number]))).toEqual(numbers);
    const judgements = await judgementsOf(dataSource);
    expect(judgements.map(({ messageId }) => messageId).sort()).toEqual(said);
    expect(judgements.filter(({ drafts }) => drafts > 1)).toEqual([]);
    expect(await eventsOf(dataSource)).toBe(said.length);
    expect(await countUnfinished(dataSource)).toBe(0);
  });
  const inOrder = (cards: readonly (number | undefined)[]) => cards.toSorted((a = 0, b = 0) => a - b);
  const ofSlack = upTo.filter((number) => !inTeams.includes(number));
  expect(inOrder(IN_SLACK.flatMap((user) => cardsIn(slack, slack.directChannel(user).id, user)))).toEqual(ofSlack);
  expect(inOrder(cardsIn(slack, TRIAGE, AGENT))).toEqual(upTo);
  // Teams cannot be asked what was posted there: at least once, and twice only where a process died between a post and its mark.
  const acknowledged = tenant.requesters.flatMap((id) => cardsInTeams(teams, teams.personalChat(id).id, id));
  const triaged = cardsInTeams(teams, tenant.triage, tenant.admin);
  expect(onceEach(acknowledged)).toEqual(inTeams);
  expect(onceEach(triaged)).toEqual(upTo);
  const twice = acknowledged.length - inTeams.length + (triaged.length - upTo.length);
  expect(twice).toBeLessThanOrEqual((deaths.length + DEATHS_AT_ANY_MOMENT + 1) * POSTS_AT_ONCE);
});

const onceEach = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/**
 * Each person says something, asks for a ticket, and begins again: half of them in Slack, half in Teams.
 * @returns the number that each title got, the messages said, and the numbers got in Teams
 */
async function peopleAtWork(slack: SlackSimulator, tenant: ATenant, wantMore: (asked: number) => boolean) {
  const numbers = new Map<string, number>();
  const said: string[] = [];
  const inTeams: number[] = [];
  let asked = 0;
  const asksAgainAndAgain = async (
    say: (words: string) => Promise<string>,
    ask: (title: string) => Promise<number>,
  ): Promise<void> => {
    while (wantMore(asked)) {
      asked += 1;
      const title = `Panne numéro ${asked}`;
      const words = asked % 3 === 0 ? 'ok merci' : `Le panier plante avec une erreur ${asked} depuis ce matin`;
      said.push(await say(words));
      numbers.set(title, await ask(title));
    }
  };
  await Promise.all([
    ...IN_SLACK.map((user) =>
      asksAgainAndAgain(
        async (words) => (await slack.say(user, SUPPORT, words)).ts,
        (title) => askForTicket(slack, user, title),
      ),
    ),
    ...tenant.requesters.map((person) =>
      asksAgainAndAgain(
        async (words) => (await tenant.teams.say(person, tenant.support, words)).id,
        async (title) => {
          const number = await askForTicketInTeams(tenant, person, title);
          inTeams.push(number);
          return number;
        },
      ),
    ),
  ]);
  return { numbers, said: said.sort(), inTeams: inTeams.sort((a, b) => a - b) };
}

const ticketsSchema = z.array(z.object({ number: z.int(), title: z.string() }));

async function ticketsOf(dataSource: DataSource) {
  return ticketsSchema.parse(await dataSource.query('select number, title from ticket order by number'));
}

const judgementsSchema = z.array(z.object({ messageId: z.string(), drafts: z.int() }));

/** The messages that were judged, and how many drafts each of them made. */
async function judgementsOf(dataSource: DataSource) {
  return judgementsSchema.parse(
    await dataSource.query(`
      select verdict.message_id as "messageId", count(draft.draft_id)::int as drafts
        from verdict
        left join draft using (desk_id, message_id)
       group by verdict.message_id
       order by verdict.message_id`),
  );
}

const keptSchema = z.tuple([z.object({ kept: z.int() })]);

/** How many events were kept for what people said. */
async function eventsOf(dataSource: DataSource): Promise<number> {
  const sql = `
    select count(*)::int as kept from inbox_event
     where inbox_key like '%:said:%' or inbox_key ~ '^teams:[^:]+:19:.*:[0-9]+$'`;
  return keptSchema.parse(await dataSource.query(sql))[0].kept;
}
