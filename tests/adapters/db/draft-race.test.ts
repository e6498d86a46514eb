import { addMinutes } from 'date-fns/addMinutes';
import type { Draft, Stores } from '../../../src/app/ports/stores.ts';
import { openTestDatabase, type TestDatabase, testOnPostgres } from '../../support/test-database.ts';
import { aStoredDesk, at, type StoredDesk } from './a-stored-desk.ts';

let database: TestDatabase;
let desk: StoredDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await aStoredDesk(database.dataSource);
});
afterAll(() => database.close());

// Architecture §4.2: a draft that forgets its ticket lets its form, sent again, ask for a second one.
testOnPostgres.each([
  [
    'joins more words to a draft',
    ({ drafts }: Stores, { personId, connectionId, conversation }: Draft) =>
      drafts.recentOf(personId, connectionId, conversation, { since: at, until: at }),
  ],
  [
    'reads the message of a draft anew',
    ({ drafts }: Stores, { connectionId, conversation, messageId }: Draft) =>
      drafts.byMessage(connectionId, conversation, messageId ?? ''),
  ],
])('whoever %s while its form is sent leaves it its ticket', async (_what, find) => {
  const draft = desk.aDraft({ conversation: `C${Math.random()}` });
  await desk.stores(({ drafts }) => drafts.add(draft, at, addMinutes(at, 60)));
  let found: () => void = () => undefined;
  const isFound = new Promise<void>((resolve) => {
    found = resolve;
  });

  const joining = desk.stores(async (stores) => {
    const known = await find(stores, draft);
    found();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (known && !known.ticketId) await stores.drafts.save({ ...known, originalText: 'more' }, at);
  });
  await isFound;
  const ticket = await desk.stores(async (stores) => {
    await stores.drafts.lock(draft.draftId);
    return desk.createIn(stores, draft);
  });
  await joining;

  expect(await desk.stores(({ drafts }) => drafts.find(draft.draftId))).toMatchObject({
    ticketId: ticket.ticketId,
    originalText: 'more',
  });
});
