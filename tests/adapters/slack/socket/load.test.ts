import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { aSlackDesk, CAMILLE, type SlackDesk, SUPPORT } from '../a-slack-desk.ts';

/** Each message is judged in a transaction of its own: a busy machine takes its time for 500. */
const LASTS_AT_MOST_MS = 300_000;

let database: TestDatabase;
let desk: SlackDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await aSlackDesk(database, 'socket');
});
afterAll(async () => {
  await desk.close();
  await database.close();
});

const keys = z.array(z.object({ message: z.string(), times: z.int() }));

// Architecture §4.1 and §4.2.
test(
  '500 messages while lines are renewed, cut, and the database is away: each is kept and judged once',
  async () => {
    const said: string[] = [];
    for (let n = 0; n < 500; n += 1) {
      said.push((await desk.slack.say(CAMILLE, SUPPORT, `ok merci ${n}`)).ts);
      if (n % 100 === 40) desk.slack.sockets.announce('refresh_requested');
      if (n % 100 === 80) desk.slack.sockets.cut(1);
      if (n === 250 || n === 260) desk.databaseAway(n === 250);
      if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await desk.work();

    const { dataSource } = desk;
    const judged = await dataSource.query(
      'select message_id as message, count(*)::int as times from verdict group by message_id order by message_id',
    );
    expect(keys.parse(judged)).toEqual(said.toSorted().map((message) => ({ message, times: 1 })));
    expect(
      await dataSource.query(`select count(*)::int as kept from inbox_event where inbox_key like '%:said:%'`),
    ).toEqual([{ kept: 500 }]);
  },
  LASTS_AT_MOST_MS,
);
