import type { Clock } from '../../src/app/ports/clock.ts';

/** A Tuesday morning in Paris. */
export const TUESDAY = new Date('2026-11-24T09:00:00Z');

export interface FixedClock extends Clock {
  /** Moves the desk's time forward. */
  advance(by: { readonly seconds?: number; readonly minutes?: number; readonly hours?: number }): Date;
}

/** The desk's time, which stands still until it is moved. */
export function createFixedClock(start: Date = TUESDAY): FixedClock {
  let now = start;
  return {
    now: () => now,
    advance({ seconds = 0, minutes = 0, hours = 0 }) {
      now = new Date(now.getTime() + (seconds + 60 * minutes + 3600 * hours) * 1000);
      return now;
    },
  };
}
