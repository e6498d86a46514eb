import type { BusinessCalendar } from './business-calendar.ts';
import { isOpenAt, lastClosingAt } from './open-intervals.ts';

/** What fell on a closing may still be told so long after it: workers do not look at the very instant. */
const AFTER_CLOSING_MS = 5 * 60_000;

/** Whether the desk tells at that instant what a business clock brings about: inside opening hours, or so shortly after a closing that what fell on it is told. */
export function isToldAt(calendar: BusinessCalendar, at: Date): boolean {
  if (isOpenAt(calendar, at)) return true;
  const closedAt = lastClosingAt(calendar, at);
  return closedAt !== null && at.getTime() - closedAt.getTime() <= AFTER_CLOSING_MS;
}
