// Plain JavaScript: jest loads it as it is.
import path from 'node:path';

/** The files that take the longest, the longest first: what is left at the end of a run should be short. */
const LONGEST = ['month', 'kill', 'slack-away', 'socket-mode', 'database-away', 'several-processes', 'restore'];

/** @param {{ path: string }} test */
const placeOf = (test) => {
  const place = LONGEST.indexOf(path.basename(test.path, '.test.ts'));
  return place < 0 ? LONGEST.length : place;
};

/** The order of the slow tests: jest goes by the sizes of files that it has not seen run, as in a fresh clone. */
// biome-ignore lint/style/noDefaultExport: jest loads it so
export default class LongestFirst {
  /** @param {{ path: string }[]} tests */
  sort(tests) {
    return tests.toSorted((left, right) => placeOf(left) - placeOf(right));
  }

  /** @param {{ path: string }[]} tests */
  shard(tests) {
    return tests;
  }

  allFailedTests() {
    return [];
  }

  cacheResults() {}
}
