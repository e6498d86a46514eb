import type { Clock } from '../../app/ports/clock.ts';
import { createDeskClock } from './desk-clock.ts';

/** The machine's time, as the desk's. */
export const systemClock: Clock = createDeskClock(() => []);
