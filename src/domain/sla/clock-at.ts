import type { BusinessCalendar } from './business-calendar.ts';
import { breachedAt, type Clock, elapsedMs } from './clocks.ts';

/** A clock as it stands at one instant, for whoever reads it. */
export interface ClockAt extends Omit<Clock, 'segments'> {
  readonly elapsedMs: number;
  /** What is left of the promise, below zero by what it is late; null without one. */
  readonly leftMs: number | null;
  /** Since when it is missed; null while it is kept. */
  readonly breachedAt: Date | null;
}

export function clockAt(clock: Clock, calendarOf: (policyVersion: number) => BusinessCalendar, at: Date): ClockAt {
  const { segments, ...shown } = clock;
  const spentMs = elapsedMs(clock, calendarOf, at);
  return {
    ...shown,
    elapsedMs: spentMs,
    leftMs: clock.targetMs === null ? null : clock.targetMs - spentMs,
    breachedAt: breachedAt(clock, at),
  };
}
