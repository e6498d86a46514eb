import fc from 'fast-check';
import { type Alert, dueAlerts } from '../../../src/domain/sla/alerts.ts';
import { businessMsBetween as between } from '../../../src/domain/sla/business-time.ts';
import { breachedAt, type Clock, clocksOf, elapsedMs, type Metric } from '../../../src/domain/sla/clocks.ts';
import { lifeOf } from '../../../src/domain/sla/life.ts';
import { isOpenAt, nextOpeningAt } from '../../../src/domain/sla/open-intervals.ts';
import { countedMs, type TermsOf } from '../../../src/domain/sla/promise.ts';
import type { TicketEvent } from '../../../src/domain/ticket/history.ts';
import type { Rank, TicketState } from '../../../src/domain/ticket/ticket.ts';
import { historyOf } from './a-life.ts';
import { instants } from './calendars.ts';
import { type Happened, happened, openSteps, steps, terms, termsOfOneCalendar } from './random-lives.ts';

const RUNS = { numRuns: 1000 };
const DAY_MS = 86_400_000;
const REOPENED_SHARE = 0.25;

const WAITING: TicketState = { name: 'waiting', reason: 'information' };
const TO_TEST: TicketState = { name: 'to_test' };
const GOES_ON: TicketState = { name: 'in_progress' };

const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
const earliest = (one: Date, other: Date) => new Date(Math.min(one.getTime(), other.getTime()));
const moved = (at: Date, to: TicketState): Happened => ({ is: 'moved', at, to });
const ranked = (at: Date, rank: Rank): Happened => ({ is: 'ranked', at, rank });
const pause = (from: Date, until: Date): readonly Happened[] => [moved(from, WAITING), moved(until, GOES_ON)];
const calendarsOf = (termsOf: TermsOf) => (version: number) => termsOf(version).calendar;
const spans = fc.nat({ max: 4 * DAY_MS });

function clockOf(metric: Metric, from: Date, days: readonly Happened[], termsOf: TermsOf): Clock {
  const found = clocksOf(historyOf(from, days), termsOf).find((clock) => clock.metric === metric);
  if (!found) throw new Error(`no clock ${metric}`);
  return found;
}

const resolution = (from: Date, days: readonly Happened[], termsOf: TermsOf) =>
  clockOf('resolution', from, days, termsOf);

/** The instants, each so long after the one before, from `start` on. */
function oneAfterAnother(start: Date, gaps: readonly number[]): readonly Date[] {
  let at = start;
  return gaps.map((gap) => (at = later(at, gap)));
}

const upTo = (history: readonly TicketEvent[], at: Date) => history.filter(({ occurredAt }) => occurredAt <= at);

// The numbers are those of the invariants in the design note on promises; the missing ones are about business time.
describe('a clock', () => {
  test('9: pauses shift its due time by the open time that they took from it', () => {
    fc.assert(
      fc.property(
        termsOfOneCalendar,
        instants,
        fc.array(spans, { maxLength: 8 }),
        ({ terms, calendar }, from, gaps) => {
          const edges = oneAfterAnother(from, gaps.length % 2 === 0 ? gaps : gaps.slice(1));
          const pauses = edges.flatMap((edge, index) =>
            index % 2 === 0 ? ([[edge, edges[index + 1] ?? edge]] as const) : [],
          );
          const undisturbed = dueOf(resolution(from, [], terms));
          const due = dueOf(
            resolution(
              from,
              pauses.flatMap(([start, end]) => pause(start, end)),
              terms,
            ),
          );
          const paused = pauses.reduce((sum, [start, end]) => sum + between(calendar, start, earliest(end, due)), 0);
          expect(between(calendar, undisturbed, due)).toBe(paused);
        },
      ),
      RUNS,
    );
  });

  test('10: a pause wholly in closed time never moves its due time', () => {
    fc.assert(
      fc.property(
        termsOfOneCalendar,
        instants,
        instants,
        fc.nat(),
        fc.nat(),
        ({ terms, calendar }, one, other, ...at) => {
          const [from, near] = one < other ? [one, other] : [other, one];
          const opening = nextOpeningAt(calendar, near);
          const closedMs = opening.getTime() - near.getTime();
          fc.pre(closedMs > 0);
          const [start = 0, end = 0] = at.map((ms) => ms % (closedMs + 1)).toSorted((left, right) => left - right);
          const paused = resolution(from, pause(later(near, start), later(near, end)), terms);
          expect(paused.dueAt).toEqual(resolution(from, [], terms).dueAt);
        },
      ),
      RUNS,
    );
  });

  test('11: an empty pause changes nothing, and a pause in two parts is the whole', () => {
    fc.assert(
      fc.property(terms, instants, spans, spans, spans, spans, (termsOf, from, ...gaps) => {
        const [start = from, middle = from, end = from, at = from] = oneAfterAnother(from, gaps);
        const whole = resolution(from, pause(start, end), termsOf);
        const cut = resolution(from, [...pause(start, middle), ...pause(middle, end)], termsOf);
        const tested = [moved(start, WAITING), moved(middle, GOES_ON), moved(middle, TO_TEST), moved(end, GOES_ON)];
        for (const other of [cut, resolution(from, tested, termsOf)])
          expect({ ...other, segments: [] }).toEqual({ ...whole, segments: [] });

        const [empty, none] = [resolution(from, pause(start, start), termsOf), resolution(from, [], termsOf)];
        expect(empty.dueAt).toEqual(none.dueAt);
        expect(elapsedMs(empty, calendarsOf(termsOf), at)).toBe(elapsedMs(none, calendarsOf(termsOf), at));
      }),
      RUNS,
    );
  });

  test('12: its time never decreases, never outruns the wall clock, and stands still while it is paused', () => {
    const moments = fc.array(fc.nat({ max: 20 * DAY_MS }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(terms, instants, steps, moments, (termsOf, from, done, distances) => {
        const history = historyOf(from, happened(from, done));
        const clocksAt = distances
          .toSorted((left, right) => left - right)
          .map((distance) => later(from, distance))
          .map((at) => ({ at, clocks: clocksOf(upTo(history, at), termsOf) }));
        for (const [index, { at, clocks }] of clocksAt.entries()) {
          for (const clock of clocks) {
            const elapsed = elapsedMs(clock, calendarsOf(termsOf), at);
            expect(elapsed).toBeLessThanOrEqual(at.getTime() - from.getTime());
            if (clock.state === 'paused') expect(elapsed).toBe(clock.consumedMs);
            const earlier = clocksAt[index - 1];
            const before = earlier?.clocks.find(({ metric }) => metric === clock.metric);
            if (!earlier || !before) continue;
            const passed = elapsed - elapsedMs(before, calendarsOf(termsOf), earlier.at);
            expect(passed).toBeGreaterThanOrEqual(0);
            expect(passed).toBeLessThanOrEqual(at.getTime() - earlier.at.getTime());
            const isUntouched = before.state === 'paused' && clock.state === 'paused' && clock.cycle === before.cycle;
            if (isUntouched && sameStretch(history, earlier.at, at)) expect(passed).toBe(0);
          }
        }
      }),
      RUNS,
    );
  });

  test('13: another promise and back again restores its due time, and a promise changes the same before a pause as after it', () => {
    fc.assert(
      fc.property(
        terms,
        instants,
        spans,
        spans,
        spans,
        fc.constantFrom<Rank>(1, 3, 4),
        (termsOf, from, a, b, c, rank) => {
          const [first = from, second = from, third = from] = oneAfterAnother(from, [a, b, c]);
          const [none, there, back] = [[], [ranked(first, rank)], [ranked(first, rank), ranked(second, 2)]].map(
            (days) => resolution(from, days, termsOf),
          );
          expect(back?.dueAt).toEqual(none?.dueAt);
          expect(back?.targetMs).toBe(none?.targetMs);

          const orders = [
            [ranked(first, rank), ...pause(second, third)],
            [...pause(second, third), ranked(third, rank)],
            [moved(second, WAITING), ranked(second, rank), moved(third, GOES_ON)],
          ].map((days) => resolution(from, days, termsOf));
          for (const order of orders) {
            expect(order.dueAt).toEqual(orders[0]?.dueAt);
            expect(order.targetMs).toBe(there?.targetMs);
            expect(order.consumedMs).toBe(orders[0]?.consumedMs);
          }
        },
      ),
      RUNS,
    );
  });

  test('14: more time than was promised is a breach, less is none', () => {
    fc.assert(
      fc.property(terms, instants, steps, fc.nat({ max: 20 * DAY_MS }), (termsOf, from, done, wait) => {
        const days = happened(from, done);
        const at = later(days.at(-1)?.at ?? from, wait);
        for (const clock of clocksOf(historyOf(from, days), termsOf)) {
          const breach = breachedAt(clock, at);
          if (clock.targetMs === null || clock.state === 'void') {
            expect(breach).toBeNull();
            continue;
          }
          const elapsed = elapsedMs(clock, calendarsOf(termsOf), at);
          if (elapsed > clock.targetMs) expect(breach).not.toBeNull();
          if (elapsed < clock.targetMs) expect(breach).toBeNull();
        }
      }),
      RUNS,
    );
  });

  test('15: is what the formulas make of its events one by one, and the same when it is made again of events in any order', () => {
    fc.assert(
      fc.property(terms, instants, steps, fc.infiniteStream(fc.nat()), (termsOf, from, done, order) => {
        const days = happened(from, done);
        const history = historyOf(from, days);
        const clocks = clocksOf(history, termsOf);
        expect(clocksOf(shuffled(history, order), termsOf)).toEqual(clocks);

        const [clock, expected] = [resolution(from, days, termsOf), followed(history, termsOf)];
        expect(clock.targetMs).toBe(expected.targetMs);
        expect(clock.runningSince !== null).toBe(expected.runs);
        const last = days.at(-1)?.at ?? from;
        expect(elapsedMs(clock, calendarsOf(termsOf), last)).toBe(expected.elapsedMsAt(last));
        if (!clock.dueAt) {
          expect(expected.runs).toBe(false);
          expect(expected.elapsedMsAt(last)).toBeLessThan(expected.targetMs);
          return;
        }
        expect(expected.elapsedMsAt(clock.dueAt)).toBe(expected.targetMs);
        expect(expected.elapsedMsAt(later(clock.dueAt, -1))).toBe(expected.targetMs - 1);
      }),
      RUNS,
    );
  });

  test('16: is warned of no later than it is due', () => {
    fc.assert(
      fc.property(terms, instants, openSteps, (termsOf, from, done) => {
        for (const clock of clocksOf(historyOf(from, happened(from, done)), termsOf)) {
          const inTurn = everyAlert(clock, termsOf).map(({ at }) => at.getTime());
          expect(inTurn).toEqual(inTurn.toSorted((left, right) => left - right));
          if (inTurn.length > 0) expect(inTurn.at(-1)).toBeLessThanOrEqual(dueOf(clock).getTime());
        }
      }),
      RUNS,
    );
  });

  test('20: is the same in whatever order words and changed promises are heard of', () => {
    fc.assert(
      fc.property(terms, instants, steps, fc.infiniteStream(fc.nat()), (termsOf, from, done, order) => {
        const days = atInstantsOfTheirOwn(happened(from, done));
        const isHeardLate = ({ is }: Happened) => is !== 'moved' && is !== 'taken';
        const arrivals = days.filter((day) => !isHeardLate(day));
        for (const late of shuffled(days.filter(isHeardLate), order))
          arrivals.splice((order.next().value ?? 0) % (arrivals.length + 1), 0, late);
        expect(clocksOf(historyOf(from, arrivals), termsOf)).toEqual(clocksOf(historyOf(from, days), termsOf));
      }),
      RUNS,
    );
  });

  test('21: of open hours is warned of and due while the desk is open, or on a closing', () => {
    fc.assert(
      fc.property(terms, instants, openSteps, (termsOf, from, done) => {
        for (const clock of clocksOf(historyOf(from, happened(from, done)), termsOf)) {
          if (clock.counted !== 'business') continue;
          for (const { at } of everyAlert(clock, termsOf)) {
            const counting = clock.segments.find(
              (segment) => segment.from < at && (!segment.until || at <= segment.until),
            );
            expect(counting && isOpenAt(termsOf(counting.policyVersion).calendar, later(at, -1))).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('has at least a quarter of its time again when the ticket is reopened', () => {
    fc.assert(
      fc.property(terms, instants, openSteps, spans, spans, (termsOf, from, done, toResolve, toReopen) => {
        const days = happened(from, done).filter((day) => day.is !== 'moved' || day.to.name !== 'resolved');
        const [resolvedAt = from, reopenedAt = from] = oneAfterAnother(days.at(-1)?.at ?? from, [toResolve, toReopen]);
        const reopened = [...days, moved(resolvedAt, { name: 'resolved', at: resolvedAt }), moved(reopenedAt, GOES_ON)];
        const clock = resolution(from, reopened, termsOf);
        const granted = termsOf(clock.policyVersion).goal('resolution', clock.rank)?.amountMs ?? 0;
        const leftMs = (clock.targetMs ?? 0) - elapsedMs(clock, calendarsOf(termsOf), reopenedAt);
        expect(leftMs).toBeGreaterThanOrEqual(REOPENED_SHARE * granted);
        expect(breachedAt(clock, reopenedAt)).toBeNull();
      }),
      RUNS,
    );
  });
});

describe('the team', () => {
  const poll = fc.record({
    afterMs: fc.oneof(fc.nat({ max: 6 * 3_600_000 }), fc.nat({ max: 3 * DAY_MS })),
    /** Dies before it commits, and everything with it; or two do the same at once. */
    goes: fc.constantFrom('well', 'well', 'dies', 'twice'),
  });

  test('19: is told once at most of each level, and of it or a higher one when it was crossed while the clock ran', () => {
    fc.assert(
      fc.property(terms, instants, steps, fc.array(poll, { maxLength: 14 }), (termsOf, from, done, polls) => {
        const history = historyOf(from, happened(from, done));
        const told: string[] = [];
        let at = from;
        for (const { afterMs, goes } of polls) {
          at = later(at, afterMs);
          const clocks = clocksOf(upTo(history, at), termsOf);
          const noted = new Set(told);
          for (const clock of clocks) {
            const due = dueAlerts(clock, calendarsOf(termsOf), (alert) => noted.has(keyOf(clock, alert)), at);
            // The key is unique in the database: the second of two finds it there and says nothing.
            const tells = { well: 1, twice: 2, dies: 0 }[goes];
            for (let worker = 0; worker < tells; worker += 1)
              if (due.alert && !told.includes(keyOf(clock, due.alert))) told.push(keyOf(clock, due.alert));
            if (goes !== 'dies') expectToBeTold(clock, termsOf, told, at);
          }
        }
        expect(new Set(told).size).toBe(told.length);
        expectToRise(told);
      }),
      RUNS,
    );
  });

  test('is told of nothing before the clock says to look again, and of something then', () => {
    fc.assert(
      fc.property(terms, instants, openSteps, fc.nat({ max: 999 }), (termsOf, from, done, share) => {
        const days = happened(from, done);
        const start = days.at(-1)?.at ?? from;
        const calendarOf = calendarsOf(termsOf);
        for (const clock of clocksOf(historyOf(from, days), termsOf)) {
          const now = dueAlerts(clock, calendarOf, () => false, start);
          const told = ({ level }: Alert) => level <= (now.alert?.level ?? 0);
          if (!now.nextCheckAt) continue;
          const between = Math.floor(((now.nextCheckAt.getTime() - start.getTime()) * share) / 1000);
          expect(dueAlerts(clock, calendarOf, told, later(start, between)).alert).toBeNull();
          expect(dueAlerts(clock, calendarOf, told, now.nextCheckAt).alert).not.toBeNull();
        }
      }),
      RUNS,
    );
  });
});

const keyOf = ({ metric, cycle, revision }: Clock, { kind, level }: Alert) =>
  [metric, cycle, revision, kind, level].join(':');

/** Of what a running clock has crossed by `at` since its promise was made, the highest was told or something above it. */
function expectToBeTold(clock: Clock, termsOf: TermsOf, told: readonly string[], at: Date) {
  const { state, targetMs, warnAtPercent, promisedAt, metric, cycle, revision } = clock;
  if (state !== 'running' || targetMs === null) return;
  const spentMsAt = (instant: Date) =>
    clock.segments.reduce((sum, { from, until, policyVersion }) => {
      const end = until ? earliest(until, instant) : instant;
      return sum + countedMs(clock.counted, termsOf(policyVersion).calendar, from, end);
    }, 0);
  const crossed = warnAtPercent.filter((level) => {
    const amountMs = Math.ceil((level / 100) * targetMs);
    return spentMsAt(at) >= amountMs && spentMsAt(promisedAt) < amountMs;
  });
  const level = breachedAt(clock, at) ? 100 : Math.max(0, ...crossed);
  const levels = told
    .filter((key) => key.startsWith(`${metric}:${cycle}:${revision}:`))
    .map((key) => Number(key.split(':').at(-1)));
  expect(Math.max(0, ...levels)).toBeGreaterThanOrEqual(level);
}

/** Never a lower level after a higher one of the same promise. */
function expectToRise(told: readonly string[]) {
  const highest = new Map<string, number>();
  for (const key of told) {
    const [metric, cycle, revision, _kind, level] = key.split(':');
    const promise = [metric, cycle, revision].join(':');
    expect(Number(level)).toBeGreaterThan(highest.get(promise) ?? 0);
    highest.set(promise, Number(level));
  }
}

function dueOf({ dueAt }: Clock): Date {
  if (!dueAt) throw new Error('it is not due');
  return dueAt;
}

/** Everything that is, or will be, told of a clock if it goes on as it does. */
function everyAlert(clock: Clock, termsOf: TermsOf) {
  const whenAllIsOver = later(clock.dueAt ?? clock.startedAt, 1);
  const { alert, superseded } = dueAlerts(clock, calendarsOf(termsOf), () => false, whenAllIsOver);
  return alert ? [...superseded, alert] : superseded;
}

/** Whether the ticket stayed in one state from one instant to the other. */
function sameStretch(history: readonly TicketEvent[], one: Date, other: Date): boolean {
  return !lifeOf(history).stretches.some(({ from }) => from > one && from <= other);
}

/** The formulas of the note followed event by event: what runs, what was spent when, and what is granted. */
function followed(history: readonly TicketEvent[], termsOf: TermsOf) {
  const life = lifeOf(history);
  const counts = ({ state, awaited }: (typeof life.stretches)[number]) =>
    state === 'new' || state === 'in_progress' || awaited === 'third_party';
  const isOver = ({ state }: { readonly state: string }) => state === 'resolved' || state === 'closed';
  const lastOpen = life.stretches.findLastIndex((stretch) => !isOver(stretch));
  const stoppedAt = life.stretches[lastOpen + 1]?.from;
  const [created, ...changes] = life.changes;
  const heard = changes.filter(({ at }) => !stoppedAt || at < stoppedAt);
  const last = heard.at(-1) ?? created;
  const goal = last && termsOf(last.policyVersion).goal('resolution', last.rank);
  if (!goal) throw new Error('nothing is promised');

  const elapsedMsAt = (instant: Date): number =>
    life.stretches.filter(counts).reduce((sum, stretch) => {
      const next = life.stretches[life.stretches.indexOf(stretch) + 1]?.from ?? instant;
      const end = earliest(next, instant);
      const cuts = heard.map(({ at }) => at).filter((at) => at > stretch.from && at < end);
      const edges = [stretch.from, ...cuts, end];
      return edges.slice(1).reduce((spent, edge, index) => {
        const start = edges[index] ?? edge;
        const version = heard.findLast(({ at }) => at <= start)?.policyVersion ?? 1;
        return spent + countedMs(goal.counted, termsOf(version).calendar, start, edge);
      }, sum);
    }, 0);
  const reopenings = life.stretches.filter(
    ({ state }, index) => state === 'in_progress' && life.stretches[index - 1]?.state === 'resolved',
  );
  const granted = reopenings.map((reopened) => elapsedMsAt(reopened.from) + Math.ceil(REOPENED_SHARE * goal.amountMs));
  const now = life.stretches.at(-1);
  return {
    targetMs: Math.max(goal.amountMs, ...granted),
    runs: now !== undefined && counts(now),
    elapsedMsAt,
  };
}

function shuffled<T>(things: readonly T[], order: Iterator<number>): readonly T[] {
  return things
    .map((thing) => ({ thing, place: Number(order.next().value) }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ thing }) => thing);
}

/** No two at once: what happened at the same instant happened in the order in which it was heard of. */
function atInstantsOfTheirOwn(days: readonly Happened[]): readonly Happened[] {
  return days.map((day, index) => ({ ...day, at: later(day.at, index) }));
}
