import { randomInt, randomUUID } from 'node:crypto';
import type { Ids } from '../../../app/ports/ids.ts';

const LAST_COUNT = 0xfff;

/**
 * UUIDs of version 7 (RFC 9562 §5.7): milliseconds, then a 12-bit counter that starts at random in each millisecond
 * (§6.2, method 1), then random bits. Each is greater than the one before, even when the clock steps back.
 * @param now milliseconds since 1970
 */
export function createUuidV7Ids(now: () => number = Date.now): Ids {
  let lastMs = 0;
  let count = 0;

  return {
    next() {
      const ms = now();
      if (ms > lastMs || count === LAST_COUNT) {
        lastMs = Math.max(ms, lastMs + 1);
        count = randomInt(LAST_COUNT >> 1);
      } else {
        count += 1;
      }
      const time = lastMs.toString(16).padStart(12, '0');
      const counter = count.toString(16).padStart(3, '0');
      // The end of a version 4 is laid out alike, variant included, and comes from entropy that Node draws in bulk.
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${randomUUID().slice(19)}`;
    },
  };
}
