import { calendarOf } from './calendar-of.ts';
import type { Policy } from './policy.ts';

/** Whether two policies promise the same of every ticket: then no running clock follows from one to the other. */
export function promisesTheSame(one: Policy, other: Policy): boolean {
  return JSON.stringify(promisesOf(one)) === JSON.stringify(promisesOf(other));
}

function promisesOf(policy: Policy) {
  const { targets, sla, calendars, clients } = policy;
  // The database gives the members of an object back in another order than a file.
  return inOrder({
    targets,
    sla,
    calendar: calendarOf(policy),
    clients: Object.fromEntries(
      clients.flatMap(({ id, calendar }) => (calendar === undefined ? [] : [[id, calendars[calendar] ?? null]])),
    ),
  });
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, inOrder(member)]),
  );
}
