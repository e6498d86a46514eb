import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { SlackSimulator } from '../../src/playground/slack/simulator-types.ts';
import { type ADatabase, aDatabase } from './a-database.ts';
import { AGENT, aWorkspace, REQUESTERS, SUPPORT, TRIAGE } from './a-workspace.ts';
import { cardsIn } from './cards.ts';
import { type Death, POINTS } from './desk-orders.ts';
import { type DeskProcess, prepareDesk } from './desk-process.ts';
import { askForTicket } from './people.ts';
import { countUnfinished } from './unfinished.ts';

const TICKETS = 200;
const DEATHS_AT_EACH_POINT = 4;
const DEATHS_AT_ANY_MOMENT = 6;

/** Which passage of its point kills: another in each round, so that each life does more or less before it ends. */
const deaths: readonly Death[] = Array.from({ length: DEATHS_AT_EACH_POINT }, (_, round) =>
  POINTS.map((point, place) => ({ point, passage: 1 + ((3 * round + place) % 4) })),
).flat();

let database: ADatabase;
let slack: SlackSimulator;
const desks: DeskProcess[] = [];

beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  for (const desk of desks) desk.signal('SIGKILL');
  await Promise.all(desks.map((desk) => desk.ended));
  await slack.close();
  await database.remove();
});

// Architecture §4.1 and §4.2.
test('a desk killed again and again loses nothing and does nothing twice', async () => {
  const workspace = await aWorkspace();
  slack = workspace.slack;
  const prepare = () => {
    const desk = prepareDesk({ ...workspace.environment, ...database.environment });
    desks.push(desk);
    return desk;
  };

  let isKilling = true;
  const people = peopleAtWork(slack, (asked) => isKilling || asked < TICKETS);
  let next = prepare();
  const live = async (death?: Death): Promise<DeskProcess> => {
    const desk = next;
    // It may come by its point, and die, before it says that it is open.
    const address = await desk.open(death).catch((error: unknown) => {
      if (!death) throw error;
    });
    if (address) slack.deliverTo(address);
    next = prepare();
    return desk;
  };
  for (const death of deaths) expect(await (await live(death)).ended).toEqual({ code: null, signal: 'SIGKILL' });
  for (let n = 0; n < DEATHS_AT_ANY_MOMENT; n += 1) {
    const desk = await live();
    await sleep(100 + 100 * n);
    desk.signal('SIGKILL');
    await desk.ended;
  }
  isKilling = false;
  const survivor = await live();
  next.signal('SIGKILL');

  const { numbers, said } = await people;
  await slack.settled();
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
    expect(judgements.map(({ messageId }) => messageId)).toEqual(said);
    expect(judgements.filter(({ drafts }) => drafts > 1)).toEqual([]);
    expect(await eventsOf(dataSource)).toBe(said.length);
    expect(await countUnfinished(dataSource)).toBe(0);
  });
  const inOrder = (cards: readonly (number | undefined)[]) => cards.toSorted((a = 0, b = 0) => a - b);
  expect(inOrder(REQUESTERS.flatMap((user) => cardsIn(slack, slack.directChannel(user).id, user)))).toEqual(upTo);
  expect(inOrder(cardsIn(slack, TRIAGE, AGENT))).toEqual(upTo);
});

/**
 * Each person says something, asks for a ticket, and begins again.
 * @returns the number that each title got, and the messages said
 */
async function peopleAtWork(slack: SlackSimulator, wantMore: (asked: number) => boolean) {
  const numbers = new Map<string, number>();
  const said: string[] = [];
  let asked = 0;
  await Promise.all(
    REQUESTERS.map(async (user) => {
      while (wantMore(asked)) {
        asked += 1;
        const title = `Panne numéro ${asked}`;
        const words = asked % 3 === 0 ? 'ok merci' : `Le panier plante avec une erreur ${asked} depuis ce matin`;
        said.push((await slack.say(user, SUPPORT, words)).ts);
        numbers.set(title, await askForTicket(slack, user, title));
      }
    }),
  );
  return { numbers, said: said.sort() };
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
  const sql = `select count(*)::int as kept from inbox_event where inbox_key like '%:said:%'`;
  return keptSchema.parse(await dataSource.query(sql))[0].kept;
}
