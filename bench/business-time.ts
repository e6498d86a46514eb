import { tzOffset } from '@date-fns/tz';
import type { BusinessCalendar } from '../src/domain/sla/business-calendar.ts';
import { addBusinessMinutes, businessMinutesBetween } from '../src/domain/sla/business-time.ts';
import { publicHolidays } from '../src/domain/sla/holidays.ts';
import { type Comparison, compare, inTurns } from './figures.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAY_MINUTES = 420;
const YEAR_MINUTES = 250 * DAY_MINUTES;
const PRODUCT_RUNS = 200_000;
const LAYING_OUT_RUNS = 5;

/** Monday to Friday in slots of minutes since midnight, as both sides read them. */
const SLOTS = [
  ['09:00', '12:00', 540, 720],
  ['14:00', '18:00', 840, 1080],
] as const;
const HOLIDAYS = [2025, 2026, 2027, 2028, 2029].flatMap((year) =>
  publicHolidays('metropole', year).map(({ date }) => date),
);
const CLOSED = new Set(HOLIDAYS);
const ZONE = 'Europe/Paris';

/** Of three years, each at another time of day. */
const STARTS = Array.from({ length: PRODUCT_RUNS }, (_, run) => {
  const share = (run * 0.618_033_988_749) % 1;
  return new Date(Date.UTC(2025, 0, 10) + Math.floor(share * 3 * 365 * DAY_MS));
});

interface Engine {
  readonly add: (start: Date, minutes: number) => Date;
  readonly between: (start: Date, end: Date) => number;
}

interface Operation {
  readonly name: string;
  readonly referenceRuns: number;
  readonly run: (engine: Engine, start: Date) => Date | number;
}

const OPERATIONS: readonly Operation[] = [
  { name: 'add a day', referenceRuns: 500, run: ({ add }, start) => add(start, DAY_MINUTES) },
  { name: 'add a year', referenceRuns: 20, run: ({ add }, start) => add(start, YEAR_MINUTES) },
  { name: 'between, a day', referenceRuns: 500, run: ({ between }, start) => between(start, after(start, 1)) },
  { name: 'between, a year', referenceRuns: 20, run: ({ between }, start) => between(start, after(start, 365)) },
];

export interface BusinessTimeFigures {
  /** Operations in a second of processor time, once the open time of the calendar is laid out. */
  readonly perSecond: readonly (Comparison & { readonly name: string })[];
  /** Milliseconds of processor time to lay out three years; the reference walks them once, for a single answer. */
  readonly layOut: Comparison;
}

/** The product beside the plainest correct loop: day after day, asking the zone at each opening and closing. */
export async function measureBusinessTime(options: { readonly rounds: number }): Promise<BusinessTimeFigures> {
  const product = productOn(freshCalendar());
  checkAgreement(product);

  const perSecond: (Comparison & { readonly name: string })[] = [];
  for (const { name, referenceRuns, run } of OPERATIONS) {
    const rounds = await inTurns(options.rounds, {
      product: async () => PRODUCT_RUNS / cpuSeconds(() => STARTS.forEach((start) => void run(product, start))),
      reference: async () => {
        const starts = STARTS.slice(0, referenceRuns);
        return referenceRuns / cpuSeconds(() => starts.forEach((start) => void run(dayByDay, start)));
      },
    });
    perSecond.push({ name, ...compare(rounds, (measured) => measured) });
  }

  const [from, until] = [new Date('2026-01-02'), new Date('2028-12-30')];
  const layingOut = await inTurns(options.rounds, {
    product: async () => millisecondsEach(() => productOn(freshCalendar()).between(from, until)),
    reference: async () => millisecondsEach(() => dayByDay.between(from, until)),
  });
  return { perSecond, layOut: compare(layingOut, (measured) => measured) };
}

/** A fresh object, of which the engine knows nothing yet. */
export function freshCalendar(): BusinessCalendar {
  const day = SLOTS.map(([opening, closing]) => [opening, closing] as const);
  return { timeZone: ZONE, hours: { mon: day, tue: day, wed: day, thu: day, fri: day }, holidays: HOLIDAYS };
}

const productOn = (known: BusinessCalendar): Engine => ({
  add: (start, minutes) => addBusinessMinutes(known, start, minutes),
  between: (start, end) => businessMinutesBetween(known, start, end),
});

export const dayByDay: Engine = {
  add(start, minutes) {
    let leftMs = minutes * MINUTE_MS;
    for (let day = localDay(start.getTime()); ; day += DAY_MS)
      for (const [fromMs, untilMs] of openOn(day)) {
        const openMs = Math.max(0, untilMs - Math.max(fromMs, start.getTime()));
        if (openMs > 0 && openMs >= leftMs) return new Date(untilMs - openMs + leftMs);
        leftMs -= openMs;
      }
  },
  between(start, end) {
    let openMs = 0;
    const lastDay = localDay(end.getTime());
    for (let day = localDay(start.getTime()); day <= lastDay; day += DAY_MS)
      for (const [fromMs, untilMs] of openOn(day))
        openMs += Math.max(0, Math.min(untilMs, end.getTime()) - Math.max(fromMs, start.getTime()));
    return openMs / MINUTE_MS;
  },
};

function openOn(day: number): readonly (readonly [number, number])[] {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6 || CLOSED.has(new Date(day).toISOString().slice(0, 10))) return [];
  return SLOTS.map(([, , from, until]) => [instantOf(day + from * MINUTE_MS), instantOf(day + until * MINUTE_MS)]);
}

const localDay = (atMs: number): number => Math.floor((atMs + offsetMs(atMs)) / DAY_MS) * DAY_MS;

// Right but for the hours that clocks skip and repeat, in which this office is closed.
const instantOf = (wallMs: number): number => wallMs - offsetMs(wallMs - offsetMs(wallMs));

const offsetMs = (atMs: number): number => tzOffset(ZONE, new Date(atMs)) * MINUTE_MS;

const after = (start: Date, days: number): Date => new Date(start.getTime() + days * DAY_MS);

function checkAgreement(product: Engine): void {
  for (const { name, run } of OPERATIONS)
    for (const start of STARTS.slice(0, 20))
      if (Number(run(product, start)) !== Number(run(dayByDay, start)))
        throw new Error(`${name} from ${start.toISOString()}: the two sides do not agree`);
}

/** Of the processor, so that what else the machine does is not counted. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const millisecondsEach = (work: () => number): number =>
  (cpuSeconds(() => {
    for (let run = 0; run < LAYING_OUT_RUNS; run += 1) work();
  }) *
    1000) /
  LAYING_OUT_RUNS;
