import fc from 'fast-check';
import { assertNever } from '../../../src/domain/assert-never.ts';
import type { BusinessCalendar } from '../../../src/domain/sla/business-calendar.ts';
import type { Goal, TermsOf } from '../../../src/domain/sla/promise.ts';
import { mayBecome } from '../../../src/domain/ticket/lifecycle.ts';
import { RANKS, type TicketState } from '../../../src/domain/ticket/ticket.ts';
import { type Happening, termsSaying } from './a-life.ts';
import { knownCalendars } from './calendars.ts';

const MINUTE_MS = 60_000;

/** Calendars of every kind, in the two zones of the customer in turn; again and again the same objects. */
const bothZones: readonly BusinessCalendar[] = knownCalendars(5, 7)
  .slice(0, 30)
  .map((calendar, index) => ({
    ...calendar,
    timeZone: index % 2 === 0 ? 'Europe/Paris' : 'America/Martinique',
    hours: { ...calendar.hours, wed: [['08:00', '12:00']] },
  }));

const anyCalendar = fc.constantFrom(...bothZones);

/** From a minute to three days of eight hours. */
const targetMs = fc.integer({ min: 1, max: 24 * 60 }).map((minutes) => minutes * MINUTE_MS);
const goal = (counted: Goal['counted']): fc.Arbitrary<Goal> =>
  fc.record({
    amountMs: targetMs,
    counted: fc.constant(counted),
    warnAtPercent: fc.constantFrom([], [75], [50, 75], [1, 50, 99]),
  });

type SaidOfVersion = NonNullable<Parameters<typeof termsSaying>[0][number]>;

/** What a version may promise: another resolution for each rank. @param calendar counts its time */
const versions = (
  calendar: fc.Arbitrary<BusinessCalendar> = anyCalendar,
  counted: Goal['counted'] = 'business',
): fc.Arbitrary<SaidOfVersion> =>
  fc
    .record({ calendar, response: goal(counted), byRank: fc.array(goal(counted), { minLength: 4, maxLength: 4 }) })
    .map(({ byRank, ...said }) => ({ ...said, resolution: (rank) => byRank[rank - 1] ?? null }));

/** Two versions of a policy: each with a calendar of its own, which count open time both or the wall clock's both. */
export const terms: fc.Arbitrary<TermsOf> = fc
  .constantFrom<Goal['counted']>('business', 'business', 'calendar')
  .chain((counted) => fc.tuple(versions(anyCalendar, counted), versions(anyCalendar, counted)))
  .map(([first, second]) => termsSaying({ 1: first, 2: second }));

/** Two versions with one calendar. */
export const termsOfOneCalendar: fc.Arbitrary<{ readonly terms: TermsOf; readonly calendar: BusinessCalendar }> =
  anyCalendar.chain((calendar) =>
    fc.tuple(versions(fc.constant(calendar)), versions(fc.constant(calendar))).map(([first, second]) => ({
      calendar,
      terms: termsSaying({ 1: first, 2: second }),
    })),
  );

const WORDS = ['answer', 'ask', 'note'] as const;
const GESTURES = ['take', 'wait', 'wait_for_supplier', 'test', 'go_on', 'resolve'] as const;
const CHANGES = ['rank_1', 'rank_2', 'rank_3', 'rank_4', 'version_1', 'version_2'] as const;
type Does = (typeof WORDS)[number] | (typeof GESTURES)[number] | (typeof CHANGES)[number] | 'close';

interface Step {
  readonly does: Does;
  readonly afterMs: number;
}

const gap = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
  { weight: 4, arbitrary: fc.nat({ max: 6 * 60 * MINUTE_MS }) },
  { weight: 2, arbitrary: fc.nat({ max: 300 }).map((quarters) => quarters * 15 * MINUTE_MS) },
);

/** What is done to a ticket, one thing after another. */
const stepsOf = (...does: readonly Does[]): fc.Arbitrary<readonly Step[]> =>
  fc.array(fc.record({ does: fc.constantFrom(...does), afterMs: gap }), { maxLength: 14 });

export const steps = stepsOf(...WORDS, ...GESTURES, ...GESTURES, ...CHANGES, 'close');
export const openSteps = stepsOf(...WORDS, ...GESTURES, ...CHANGES);

export type Happened = Happening & { readonly at: Date };

/** The steps that a ticket allows, each at its instant; what its state does not allow does not happen. */
export function happened(from: Date, done: readonly Step[]): readonly Happened[] {
  let at = from;
  let state: TicketState = { name: 'new' };
  return done.flatMap(({ does, afterMs }): Happened[] => {
    at = new Date(at.getTime() + afterMs);
    const happening = happeningOf(does, state, at);
    if (!happening) return [];
    if (happening.is === 'moved') state = happening.to;
    if (happening.is === 'taken') state = { name: 'in_progress' };
    return [{ ...happening, at }];
  });
}

function happeningOf(does: Does, state: TicketState, at: Date): Happening | null {
  const to = (next: TicketState, by: 'agent' | 'requester' = 'agent'): Happening | null =>
    mayBecome(state.name, next) ? { is: 'moved', to: next, by } : null;
  switch (does) {
    case 'answer':
      return { is: 'said', by: 'agent' };
    case 'ask':
      return { is: 'said', by: 'requester' };
    case 'note':
      return { is: 'noted' };
    case 'take':
      return state.name === 'new' ? { is: 'taken' } : null;
    case 'wait':
      return to({ name: 'waiting', reason: 'information' });
    case 'wait_for_supplier':
      return to({ name: 'waiting', reason: 'third_party' });
    case 'test':
      return to({ name: 'to_test' });
    case 'go_on':
      return to({ name: 'in_progress' }, 'requester');
    case 'resolve':
      return to({ name: 'resolved', at });
    case 'close':
      return to({ name: 'closed', at, reason: state.name === 'resolved' ? 'done' : 'cancelled' });
    case 'version_1':
    case 'version_2':
      return { is: 'repromised', version: does === 'version_1' ? 1 : 2 };
    case 'rank_1':
    case 'rank_2':
    case 'rank_3':
    case 'rank_4':
      return { is: 'ranked', rank: RANKS.find((rank) => does === `rank_${rank}`) ?? 1 };
    default:
      return assertNever(does);
  }
}
