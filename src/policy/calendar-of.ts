import type { BusinessCalendar } from '../domain/sla/business-calendar.ts';
import { type DeskCalendar, toBusinessCalendar } from '../domain/sla/desk-calendar.ts';
import { officeCalendar } from './calendar.ts';
import type { Policy } from './policy.ts';

/** Policies written before calendars existed came from presets in one of these two zones. */
const supposed = new WeakMap<Policy, DeskCalendar>();

/** The calendar of a policy; office hours in the desk's zone when it has none. The same object each time. */
export function calendarOf(policy: Policy): DeskCalendar {
  if (policy.calendar) return policy.calendar;
  const known = supposed.get(policy);
  if (known) return known;
  const isMartinique = policy.timeZone === 'America/Martinique';
  const made = officeCalendar(policy.timeZone, isMartinique ? 'martinique' : 'metropole');
  supposed.set(policy, made);
  return made;
}

/** The calendar of a policy as open time is counted by it. */
export const businessCalendarOf = (policy: Policy): BusinessCalendar => toBusinessCalendar(calendarOf(policy));
