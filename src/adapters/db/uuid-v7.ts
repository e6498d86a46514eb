import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../../app/ports/ids.ts';

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
      const bytes = randomBytes(16);
      bytes.writeUIntBE(lastMs, 0, 6);
      bytes.writeUInt16BE(0x7000 | count, 6);
      bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
