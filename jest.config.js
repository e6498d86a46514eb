import { availableParallelism } from 'node:os';
import { hasTestPostgres } from './tests/support/postgres-binaries.js';

/** Looked up at each use through a detour where tests run, unless named here: about a tenth of all time. */
const FAST_GLOBALS = [
  ...['Array', 'BigInt', 'Boolean', 'Date', 'Error', 'Float64Array', 'Int32Array', 'JSON', 'Map', 'Math', 'Number'],
  ...[
    'Object',
    'Promise',
    'Proxy',
    'Reflect',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'TypeError',
    'Uint8Array',
    'WeakMap',
  ],
];

/** One kind of test: what it is called, where its files are, and what it stands on. */
export const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  testMatch,
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  sandboxInjectedGlobals: FAST_GLOBALS,
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...extra,
});

const support = '<rootDir>/tests/support';
const withDatabase = ['<rootDir>/tests/{app,gestures,adapters,workers}/**/*.test.ts', '<rootDir>/tests/wiring.test.ts'];
// Commands open their own database.
const commands = '<rootDir>/tests/cli/**/*.test.ts';

const onPostgres = project('postgres', withDatabase, {
  globals: { databaseKind: 'postgres' },
  globalSetup: `${support}/global-setup-postgres.ts`,
  globalTeardown: `${support}/global-teardown.ts`,
});

if (!hasTestPostgres()) {
  process.stderr.write(
    'No PostgreSQL server here and no TEST_DATABASE_URL: the tests run on the embedded database only.\n',
  );
}

export default {
  // Some start processes of their own, three times over; a busy machine takes its time.
  testTimeout: 120_000,
  // Each holds an embedded database of about 250 MB.
  maxWorkers: Math.min(4, availableParallelism()),
  projects: [
    project('domain', [
      '<rootDir>/tests/{domain,texts,forms,views,replies,policy}/**/*.test.ts',
      '<rootDir>/tests/config.test.ts',
    ]),
    // Fits the weights again from the data: seconds of arithmetic, kept apart from the domain's quick tests.
    project('triage', ['<rootDir>/tests/triage/**/*.test.ts']),
    project('playground', ['<rootDir>/tests/playground/**/*.test.ts']),
    project('embedded', [...withDatabase, commands], {
      globals: { databaseKind: 'embedded' },
      globalSetup: `${support}/global-setup.ts`,
      testEnvironment: `${support}/embedded-environment.js`,
    }),
    ...(hasTestPostgres() ? [onPostgres] : []),
  ],
};
