import { instantOf, offsetPeriods } from '../sla/wall-time.ts';

const DAY_MS = 86_400_000;

/** Who is on call, a week each in turn. */
export interface Rota {
  readonly timeZone: string;
  /** The first day of the first one's first week, as `2026-11-23`. */
  readonly startsOn: string;
  /** When each day, and so each week, goes to the next one, as `09:00` of that zone. */
  readonly handover: string;
  /** By address. */
  readonly people: readonly string[];
  /** Somebody else, from a day to a day, both included; of two that overlap the later one in the list counts. */
  readonly swaps: readonly { readonly from: string; readonly until: string; readonly email: string }[];
}

/**
 * The address of whoever is on call at that instant; null before the rota begins, unless a swap says somebody. A day lasts
 * from its handover to that of the next day, also where clocks change in between.
 * @throws RangeError for a zone that is not known
 */
export function onCallAt(rota: Rota, at: Date): string | null {
  const dayMs = dayOnCall(rota, at);
  const swap = rota.swaps.findLast(({ from, until }) => Date.parse(from) <= dayMs && dayMs <= Date.parse(until));
  if (swap) return swap.email;
  const days = Math.round((dayMs - Date.parse(rota.startsOn)) / DAY_MS);
  return days < 0 ? null : (rota.people[Math.floor(days / 7) % rota.people.length] ?? null);
}

/** The day whose handover came last, written as its midnight in UTC. */
function dayOnCall({ timeZone, handover }: Rota, at: Date): number {
  const atMs = at.getTime();
  const periods = offsetPeriods(timeZone, atMs - 3 * DAY_MS, atMs + 3 * DAY_MS);
  const [hours = 0, minutes = 0] = handover.split(':').map(Number);
  const afterMidnightMs = (hours * 60 + minutes) * 60_000;
  const todayMs = Math.floor(atMs / DAY_MS) * DAY_MS;
  // The local date is that of UTC, or a neighbour of it.
  const days = [todayMs + DAY_MS, todayMs, todayMs - DAY_MS];
  return days.find((dayMs) => instantOf(dayMs + afterMidnightMs, periods) <= atMs) ?? todayMs - 2 * DAY_MS;
}
