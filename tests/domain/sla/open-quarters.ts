import type { BusinessCalendar, Slot } from '../../../src/domain/sla/business-calendar.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How many quarters of an hour from `start` to `end` begin within opening hours: the plainest way to count, from instants
 * to what a wall clock shows, where the engine goes from opening hours to instants. Blind to what a boundary in a skipped
 * or repeated hour means.
 */
export function openQuarters(calendar: BusinessCalendar, start: Date, end: Date): number {
  let open = 0;
  for (let at = start.getTime(); at < end.getTime(); at += 900_000) if (isOpen(calendar, at)) open += 1;
  return open;
}

function isOpen(calendar: BusinessCalendar, at: number): boolean {
  const { date, time, weekday } = wallClock(calendar.timeZone, at);
  const within = (slots: readonly Slot[] | undefined) => slots?.some(([from, until]) => from <= time && time < until);
  const ordinary = calendar.holidays.includes(date) ? [] : calendar.hours[weekday];
  return within(calendar.openings?.[date] ?? ordinary) === true && within(calendar.breaks?.[date]) !== true;
}

function wallClock(timeZone: string, at: number) {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, ...PARTS });
  formats.set(timeZone, format);
  const [date = '', time = ''] = format.format(at).split(' ');
  const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(date).getUTCDay()];
  if (weekday === undefined) throw new Error(`${date} has no weekday`);
  return { date, time, weekday };
}

const PARTS = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
