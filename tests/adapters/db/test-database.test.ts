import { databaseKind, openTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('opens a migrated database of its own', async () => {
  const [row] = await database.dataSource.query('select version() as version, count(*)::int as ran from migrations');

  expect(row.ran).toBeGreaterThan(0);
  expect(row.version).toMatch(databaseKind === 'embedded' ? /PGlite/ : /^PostgreSQL \d+\.\d+ (?!.*PGlite)/);
});
