import type { Clock } from '../../src/app/ports/clock.ts';

/** A Tuesday morning in Paris. */
export const TUESDAY = new Date('2026-11-24T09:00:00Z');

export interface FixedClock extends Clock {
  /** Moves the desk's time forward. */
  advance(by: { readonly seconds?: number; readonly minutes?: number; readonly hours?: number }): Date;
  /** From now on, what platforms tell of is dated as they say, whatever the desk's time is. */
  believePlatforms(): void;
}

/** The desk's time, which stands still until it is moved. What platforms tell of is dated now: theirs is the real time. */
export function createFixedClock(start: Date = TUESDAY): FixedClock {
  let now = start;
  let believes = false;
  return {
    now: () => now,
    timeOf: (platformTime) => (believes && platformTime) || now,
    believePlatforms: () => {
      believes = true;
    },
    advance({ seconds = 0, minutes = 0, hours = 0 }) {
      now = new Date(now.getTime() + (seconds + 60 * minutes + 3600 * hours) * 1000);
      return now;
    },
  };
}
