import { publicHolidays } from '../../domain/sla/holidays.ts';
import { instantOf, offsetPeriods } from '../../domain/sla/wall-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A 22 May may fall on a weekend, or on a holiday of Easter, several years in a row. */
const TEN_YEARS = 10 * 366;
const MORNING = 9;
/** Ten in the morning in Martinique. */
const AFTERNOON = 16;
const PARIS = 'Europe/Paris';

/** Where the clock of a played desk may be moved to by the calendar alone. */
export type CalendarJump = 'hour' | 'night' | 'weekend' | 'may_22';

/**
 * The instant to which a jump leads, always after `now`, by the clocks of Paris: an hour on; the next morning at nine; the
 * next Monday at nine; the afternoon of the next 22 May on which the mainland works, a holiday in Martinique.
 */
export function instantOfJump(jump: CalendarJump, now: Date): Date {
  switch (jump) {
    case 'hour':
      return new Date(now.getTime() + HOUR_MS);
    case 'night':
      return nextInParis(now, MORNING, 2, () => true);
    case 'weekend':
      return nextInParis(now, MORNING, 8, (day) => day.getUTCDay() === 1);
    case 'may_22':
      return nextInParis(now, AFTERNOON, TEN_YEARS, isWorked22May);
  }
}

function isWorked22May(day: Date): boolean {
  const date = day.toISOString().slice(0, 10);
  const isWeekend = [0, 6].includes(day.getUTCDay());
  const isHoliday = () => publicHolidays('metropole', day.getUTCFullYear()).some((holiday) => holiday.date === date);
  return date.endsWith('-05-22') && !isWeekend && !isHoliday();
}

/** @param isWanted asked of days in Paris, each as its midnight in UTC */
function nextInParis(now: Date, hour: number, withinDays: number, isWanted: (day: Date) => boolean): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const periods = offsetPeriods(PARIS, today - 2 * DAY_MS, today + (withinDays + 2) * DAY_MS);
  for (let day = today; day <= today + withinDays * DAY_MS; day += DAY_MS) {
    const instant = new Date(instantOf(day + hour * HOUR_MS, periods));
    if (instant > now && isWanted(new Date(day))) return instant;
  }
  throw new Error('the day that is looked for does not come in time');
}
