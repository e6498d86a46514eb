// Prints a thousand answers, the same in every process, to compare machines in different zones.
import fc from 'fast-check';
import { addBusinessMinutes, businessMinutesBetween } from '../../../src/domain/sla/business-time.ts';
import { instants, knownCalendars } from './calendars.ts';

const known = fc.constantFrom(...knownCalendars(5, 2));
const questions = fc.record({ calendar: known, start: instants, minutes: fc.nat({ max: 5000 }) });
for (const { calendar, start, minutes } of fc.sample(questions, { seed: 1, numRuns: 1000 })) {
  const due = addBusinessMinutes(calendar, start, minutes);
  const inTenDays = businessMinutesBetween(calendar, start, new Date(start.getTime() + 10 * 86_400_000));
  console.log(due.toISOString(), inTenDays);
}
