import { dueAlerts } from '../src/domain/sla/alerts.ts';
import type { BusinessCalendar } from '../src/domain/sla/business-calendar.ts';
import { breachedAt, type Clock, clocksOf, elapsedMs } from '../src/domain/sla/clocks.ts';
import type { TicketEvent } from '../src/domain/ticket/history.ts';
import { type Happening, historyOf, minutes, termsSaying } from '../tests/domain/sla/a-life.ts';
import { cpuSeconds, dayByDay, freshCalendar } from './business-time.ts';
import { type Comparison, compare, inTurns } from './figures.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CLOCKS = 10_000;
const REFERENCE_CLOCKS = 200;
const WARN_AT_PERCENT = 75;
const NOW = new Date('2026-11-23T10:00:00Z');
/** Open tickets of so many days, half of them of this week. */
const OLDEST_DAYS = 120;

const DAY_MINUTES = 420;
const calendar = freshCalendar();
const termsOf = termsSaying({
  1: { calendar, response: minutes(DAY_MINUTES), resolution: minutes(3 * DAY_MINUTES) },
});
const calendarOf = (version: number): BusinessCalendar => termsOf(version).calendar;

export interface ClockFigures {
  /** Milliseconds of processor time for 10,000 clocks that are kept: what is counted, whether late, and what to say when. */
  readonly reevaluated: Comparison;
  /** The same, with the clocks first worked out of the histories of their tickets. */
  readonly fromHistory: Comparison;
}

/** The open clocks of a busy desk looked at all at once, beside the same questions asked of the plain day-by-day loop. */
export async function measureClocks(options: { readonly rounds: number }): Promise<ClockFigures> {
  const histories = Array.from({ length: CLOCKS }, (_, index) => historyOfOpenTicket(index));
  const clocks = histories.map(openClock);
  checkAgreement(clocks.slice(0, REFERENCE_CLOCKS));

  const reference = async () => milliseconds(clocks.slice(0, REFERENCE_CLOCKS), countDayByDay);
  const reevaluated = await inTurns(options.rounds, {
    product: async () => milliseconds(clocks, reevaluate),
    reference,
  });
  const fromHistory = await inTurns(options.rounds, {
    product: async () => milliseconds(histories, (history) => reevaluate(openClock(history))),
    reference,
  });
  return {
    reevaluated: compare(reevaluated, (measured) => measured),
    fromHistory: compare(fromHistory, (measured) => measured),
  };
}

/** One of three is new, one was taken, one waited for its requester in between. */
function historyOfOpenTicket(index: number): readonly TicketEvent[] {
  const share = (index * 0.618_033_988_749) % 1;
  const createdMs = NOW.getTime() - Math.ceil(share ** 4 * OLDEST_DAYS * DAY_MS) - 4 * MINUTE_MS;
  const after = (part: number) => new Date(createdMs + Math.floor((NOW.getTime() - createdMs) * part));
  const story: readonly (Happening & { readonly at: Date })[] = [
    { is: 'taken', at: after(0.25) },
    { is: 'moved', to: { name: 'waiting', reason: 'information' }, at: after(0.5) },
    { is: 'moved', to: { name: 'in_progress' }, by: 'requester', at: after(0.75) },
  ];
  return historyOf(new Date(createdMs), story.slice(0, [0, 1, 3][index % 3]));
}

/** The one that runs out next. */
function openClock(history: readonly TicketEvent[]): Clock {
  const clock = clocksOf(history, termsOf).find(({ state }) => state === 'running');
  if (!clock) throw new Error('an open ticket has a clock that runs');
  return clock;
}

function reevaluate(clock: Clock): readonly unknown[] {
  return [elapsedMs(clock, calendarOf, NOW), breachedAt(clock, NOW), dueAlerts(clock, calendarOf, () => false, NOW)];
}

function countDayByDay({ segments, targetMs }: Clock): {
  readonly elapsedMs: number;
  readonly dueAt: Date | undefined;
} {
  const spentMs = segments.map(({ from, until }) => dayByDay.between(from, until ?? NOW) * MINUTE_MS);
  const reaches = (amountMs: number): Date | undefined => {
    let leftMs = amountMs;
    for (const [index, { from, until }] of segments.entries()) {
      if (!until || (spentMs[index] ?? 0) >= leftMs) return dayByDay.add(from, leftMs / MINUTE_MS);
      leftMs -= spentMs[index] ?? 0;
    }
    return undefined;
  };
  reaches(Math.ceil(((targetMs ?? 0) * WARN_AT_PERCENT) / 100));
  return { elapsedMs: spentMs.reduce((sum, ms) => sum + ms, 0), dueAt: reaches(targetMs ?? 0) };
}

function checkAgreement(clocks: readonly Clock[]): void {
  for (const clock of clocks) {
    const plain = countDayByDay(clock);
    const elapsed = elapsedMs(clock, calendarOf, NOW);
    if (Math.abs(plain.elapsedMs - elapsed) > 1 || Math.abs(Number(plain.dueAt) - Number(clock.dueAt)) > 1)
      throw new Error(`a clock of ${clock.startedAt.toISOString()}: the two sides do not agree`);
  }
}

/** Of processor time, for as many as there are clocks. */
const milliseconds = <One>(ones: readonly One[], work: (one: One) => unknown): number =>
  (cpuSeconds(() => ones.forEach((one) => void work(one))) * 1000 * CLOCKS) / ones.length;
