import { offsetPeriods } from './wall-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** From a time of day, "20:00", until another, excluded: of the same day, or of the next one. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/**
 * The first instant at or after `at` at which clocks on the wall of that zone show no quiet time: `at` itself outside quiet
 * hours. Where clocks are put forward past their end, that is when they are.
 */
export function notQuietAt({ from, until }: QuietHours, timeZone: string, at: Date): Date {
  const [fromMs, untilMs] = [timeOfDayMs(from), timeOfDayMs(until)];
  const quietMs = modulo(untilMs - fromMs, DAY_MS);
  let nowMs = at.getTime();
  // An offset changes at most once in the two days that the quiet hours, and what clocks do in them, can take.
  for (const period of offsetPeriods(timeZone, nowMs, nowMs + 2 * DAY_MS)) {
    if (nowMs >= period.untilMs) continue;
    const spentMs = modulo(nowMs + period.offsetMs - fromMs, DAY_MS);
    if (spentMs >= quietMs) break;
    const endMs = nowMs + quietMs - spentMs;
    nowMs = Math.min(endMs, period.untilMs);
    if (endMs < period.untilMs) break;
  }
  return new Date(nowMs);
}

function timeOfDayMs(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE_MS;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
