import { tzOffset } from '@date-fns/tz';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** A stretch of time in which a zone keeps one distance from UTC. */
export interface OffsetPeriod {
  /** Wall time minus UTC. */
  readonly offsetMs: number;
  /** Its end, excluded; the last one has none. */
  readonly untilMs: number;
}

/**
 * The offsets of a zone between two instants, in order. Asking for an offset costs microseconds, so it is asked once a
 * week, and the exact instant looked for only where two answers differ.
 * @throws RangeError for a zone that is not known
 */
export function offsetPeriods(timeZone: string, fromMs: number, untilMs: number): readonly OffsetPeriod[] {
  const periods: OffsetPeriod[] = [];
  let offsetMs = offsetAt(timeZone, fromMs);
  for (let atMs = fromMs; atMs < untilMs; atMs += WEEK_MS) {
    const nextOffsetMs = offsetAt(timeZone, atMs + WEEK_MS);
    if (nextOffsetMs === offsetMs) continue;
    periods.push({ offsetMs, untilMs: changeBetween(timeZone, atMs, atMs + WEEK_MS) });
    offsetMs = nextOffsetMs;
  }
  return [...periods, { offsetMs, untilMs: Number.POSITIVE_INFINITY }];
}

/**
 * The instant at which local clocks show a wall time. A skipped wall time moves forward by the gap; a repeated one means
 * the first of the two. Not `TZDate`: what that answers for a repeated hour depends on the zone of the process
 * (date-fns/tz#40).
 * @param wallMs the wall time written as if it were UTC
 * @param periods cover that time, with a day to spare on both sides
 */
export function instantOf(wallMs: number, periods: readonly OffsetPeriod[]): number {
  let fromMs = Number.NEGATIVE_INFINITY;
  let offsetBeforeMs = 0;
  for (const { offsetMs, untilMs } of periods) {
    const instantMs = wallMs - offsetMs;
    if (instantMs < untilMs) return instantMs < fromMs ? wallMs - offsetBeforeMs : instantMs;
    fromMs = untilMs;
    offsetBeforeMs = offsetMs;
  }
  throw new RangeError('the last period of offsets has no end');
}

/** What local clocks show at an instant, written as if it were UTC. @param periods cover that instant */
export function wallTimeOf(atMs: number, periods: readonly OffsetPeriod[]): number {
  return atMs + (periods.find(({ untilMs }) => atMs < untilMs)?.offsetMs ?? 0);
}

function offsetAt(timeZone: string, atMs: number): number {
  const offsetMs = tzOffset(timeZone, new Date(atMs)) * MINUTE_MS;
  if (Number.isNaN(offsetMs)) throw new RangeError(`${timeZone} is not a known time zone`);
  return offsetMs;
}

function changeBetween(timeZone: string, beforeMs: number, afterMs: number): number {
  const offsetMs = offsetAt(timeZone, beforeMs);
  let [low, high] = [beforeMs, afterMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === offsetMs) low = middle;
    else high = middle;
  }
  return high;
}
