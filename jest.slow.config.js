// Tests that start whole processes, browsers and database servers: `npx jest --config jest.slow.config.js`, two at a time: they wait more than they work.
import { project } from './jest.config.js';
import { hasTestPostgres } from './tests/support/postgres-binaries.js';

const setup = {
  globalSetup: '<rootDir>/tests/support/global-setup-slow.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
};
const faults = ['<rootDir>/tests/faults/**/*.test.ts'];

export default {
  testTimeout: 10 * 60_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  projects: [
    project('e2e', ['<rootDir>/tests/e2e/**/*.test.ts'], { ...setup, globals: { databaseKind: 'embedded' } }),
    project('faults embedded', faults, { ...setup, globals: { databaseKind: 'embedded' } }),
    ...(hasTestPostgres()
      ? [project('faults postgres', faults, { ...setup, globals: { databaseKind: 'postgres' } })]
      : []),
  ],
};
