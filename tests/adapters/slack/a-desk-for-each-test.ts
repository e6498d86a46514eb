import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { aSlackDesk, type Over, type SlackDesk } from './a-slack-desk.ts';

/**
 * A desk of its own for each test of the file that calls this, all on one database.
 * @param begin is given the desk before the test, to keep it and to make it ready
 */
export function aDeskForEachTest(begin: (desk: SlackDesk) => void | Promise<void>, over: Over = 'http'): void {
  let database: TestDatabase;
  let desk: SlackDesk;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  beforeEach(async () => {
    desk = await aSlackDesk(database, over);
    await begin(desk);
  });
  afterEach(() => desk.close());
  afterAll(() => database.close());
}
