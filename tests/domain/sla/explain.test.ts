import fc from 'fast-check';
import { assertNever } from '../../../src/domain/assert-never.ts';
import type { BusinessCalendar } from '../../../src/domain/sla/business-calendar.ts';
import { clockAt } from '../../../src/domain/sla/clock-at.ts';
import { clocksOf } from '../../../src/domain/sla/clocks.ts';
import type { DeskCalendar } from '../../../src/domain/sla/desk-calendar.ts';
import { type Explained, explainClock, foldSteps, isPromised } from '../../../src/domain/sla/explain.ts';
import { lifeOf } from '../../../src/domain/sla/life.ts';
import type { TermsOf } from '../../../src/domain/sla/promise.ts';
import { historyOf, termsSaying } from './a-life.ts';
import { instants, officeIn } from './calendars.ts';
import { happened, steps, terms } from './random-lives.ts';

const DAY_MS = 86_400_000;

const deskCalendars = new Map<BusinessCalendar, DeskCalendar>();

/** The calendar as its administrator might have written it. */
function deskCalendar(calendar: BusinessCalendar): DeskCalendar {
  const { holidays, ...rest } = calendar;
  const closures = holidays.map((date) => ({ name: 'Fermeture', from: date, until: date }));
  const known = deskCalendars.get(calendar) ?? { ...rest, nominalDayMinutes: 420, customaryDays: [], closures };
  deskCalendars.set(calendar, known);
  return known;
}

const aboutAt = (history: ReturnType<typeof historyOf>, termsOf: TermsOf, at: Date) => ({
  life: lifeOf(history),
  terms: termsOf,
  deskCalendarOf: (version: number) => deskCalendar(termsOf(version).calendar),
  at,
});

const countedIn = ({ steps: all }: Explained) => all.flatMap((step) => (step.kind === 'counted' ? [step] : []));

test('whatever happened, what is unfolded adds up to the clock, and its last interval ends when it is due (N11)', () => {
  fc.assert(
    fc.property(
      terms,
      instants,
      steps,
      fc.nat({ max: 20 * DAY_MS }),
      fc.integer({ min: 4, max: 12 }),
      (termsOf, from, done, wait, most) => {
        const at = new Date(from.getTime() + wait);
        const history = historyOf(from, happened(from, done)).filter(({ occurredAt }) => occurredAt <= at);
        for (const clock of clocksOf(history, termsOf).filter(isPromised)) {
          const explained = explainClock(clock, aboutAt(history, termsOf, at));
          const counted = countedIn(explained);
          const { elapsedMs } = clockAt(clock, (version) => termsOf(version).calendar, at);

          expect(explained.sumMs).toBe(clock.dueAt ? clock.targetMs : elapsedMs);
          if (clock.dueAt) expect(counted.at(-1)?.until).toEqual(clock.dueAt);
          const past = counted.reduce((sum, { ms, isToCome }) => (isToCome ? sum : sum + ms), 0);
          expect(past).toBe(Math.min(elapsedMs, clock.targetMs ?? elapsedMs));
          expect(
            counted.every(
              ({ from: start, until }, index) => start < until && start >= (counted[index - 1]?.until ?? start),
            ),
          ).toBe(true);

          const folded = foldSteps(explained.steps, most);
          const shownMs = folded.reduce((sum, step) => ('ms' in step ? sum + step.ms : sum), 0);
          expect(shownMs).toBe(explained.sumMs);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

describe('a clock, unfolded', () => {
  const PARIS: DeskCalendar = {
    ...officeIn('Europe/Paris'),
    nominalDayMinutes: 420,
    publicHolidays: 'metropole',
    customaryDays: [],
    closures: [{ name: 'Inventaire', from: '2026-12-28', until: '2026-12-29' }],
  };
  const ONE = termsSaying({ 1: {} });
  const on = (time: string) => new Date(`2026-12-${time}:00+01:00`);

  const unfolded = (at: Date, happenings: Parameters<typeof historyOf>[1]) => {
    const history = historyOf(on('24T16:00'), happenings);
    // Its calendar says which days are closed: open time is counted by the same one.
    const calendar = { ...officeIn('Europe/Paris'), holidays: ['2026-12-25', '2026-12-28', '2026-12-29'] };
    const termsOf: TermsOf = (version) => ({ ...ONE(version), calendar });
    const clock = clocksOf(history, termsOf)
      .filter(isPromised)
      .find(({ metric }) => metric === 'resolution');
    const explained = clock && explainClock(clock, { ...aboutAt(history, termsOf, at), deskCalendarOf: () => PARIS });
    return explained?.steps.map((step): string => {
      const time = (date: Date | null) => date?.toISOString().slice(8, 16);
      switch (step.kind) {
        case 'counted':
          return `${time(step.from)} – ${time(step.until)} ${step.state}${step.isToCome ? ', to come' : ''}`;
        case 'paused':
          return `${time(step.from)} – ${time(step.until)} paused, ${step.awaited ?? step.state}`;
        case 'promised':
          return `${time(step.at)} rank ${step.rank}`;
        case 'closed':
          return `${step.firstDate} – ${step.lastDate} ${step.because.kind}`;
        default:
          return assertNever(step);
      }
    });
  };

  test('names what it counted, what it waited for and the days that were closed, in order', () => {
    const happenings = [
      { is: 'taken', at: on('24T16:30') },
      { is: 'moved', to: { name: 'waiting', reason: 'information' }, at: on('24T17:00') },
      { is: 'moved', to: { name: 'in_progress' }, by: 'requester', at: on('24T17:30') },
      { is: 'ranked', rank: 3, at: on('30T10:00') },
    ] as const;

    expect(unfolded(on('30T11:00'), happenings)).toEqual([
      '24T15:00 rank 2',
      '24T15:00 – 24T15:30 new',
      '24T15:30 – 24T16:00 in_progress',
      '24T16:00 – 24T16:30 paused, information',
      '24T16:30 – 24T17:00 in_progress',
      '2026-12-25 – 2026-12-25 holiday',
      '2026-12-26 – 2026-12-27 day_off',
      '2026-12-28 – 2026-12-29 closure',
      '30T08:00 – 30T09:00 in_progress',
      '30T09:00 rank 3',
      '30T09:00 – 30T10:00 in_progress',
      '30T10:00 – 30T10:30 in_progress, to come',
    ]);
  });
});
