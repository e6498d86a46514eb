import type { Clock } from '../../app/ports/clock.ts';

/** The machine's time, as the desk's. */
export const systemClock: Clock = { now: () => new Date() };
