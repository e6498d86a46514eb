import { createDeskTimeMoves, type DeskTimeMoves } from './adapters/db/desk-time.ts';
import type { Database } from './adapters/db/engine/database.ts';
import { instantOfJump } from './adapters/time/clock-jumps.ts';
import { createDeskClock } from './adapters/time/desk-clock.ts';
import { systemClock } from './adapters/time/system-clock.ts';
import type { Clock, ClockMove } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { Language } from './domain/language.ts';
import { type DeskCalendar, toBusinessCalendar } from './domain/sla/desk-calendar.ts';
import { explainOpenTime } from './domain/sla/explain-open-time.ts';
import { isOpenAt, nextOpeningAt } from './domain/sla/open-intervals.ts';
import { CLOCK_JUMPS, type ClockJump, type ClockPlace, type PlayedClock } from './playground/page/clock-protocol.ts';
import { officeCalendar } from './policy/calendar.ts';
import { holidayNames } from './texts/holidays.ts';
import { startLoop } from './workers/loop.ts';

/** How soon a process sees that another one moved the clock. */
const LOOK_EVERY_MS = 1000;
/** A promise is broken once its time is past. */
const PAST_DUE_MS = 60_000;

/** The desk's time, as the product is wired with it. */
export interface DeskTime {
  readonly clock: Clock;
  /** Calls `tell` each time that the clock was moved. */
  onMoved(tell: () => void): void;
  stop(): Promise<void>;
}

/** The machine's time: what every desk of a real workspace or tenant goes by. */
export const realTime: DeskTime = { clock: systemClock, onMoved: () => {}, stop: async () => {} };

/**
 * The machine's time, on a database whose clock a playground may have moved: with real credentials that does not count
 * (architecture §3 "Two times"), and whoever runs the desk is told.
 */
export async function openRealTime({ background }: Pick<Database, 'background'>, log: Log): Promise<DeskTime> {
  const last = (await createDeskTimeMoves({ dataSource: background }).all()).at(-1);
  if (last)
    log.warn(
      { aheadHours: Math.round(last.aheadMs / 3_600_000) },
      'a playground moved the clock in this database: with real credentials the machine’s time is used, what was played keeps its dates',
    );
  return realTime;
}

/** A playground's clock: what its page shows and moves, and the time that the product goes by once the database is open. */
export function createPlayedTime(): {
  readonly played: PlayedClock;
  /** @param ids the playground's own workspace and tenant: beside any other, the clock stands where the machine's does */
  open(database: Pick<Database, 'background' | 'isEmbedded'>, ids: readonly string[], log: Log): Promise<DeskTime>;
} {
  let played: PlayedClock | undefined;
  return {
    played: {
      read: async (language) => played?.read(language),
      move: async (to) => (played ? played.move(to) : 'refused'),
    },
    open: async (database, ids, log) => {
      const opened = await openPlayedTime(database, ids, log);
      played = opened.played;
      return opened.time;
    },
  };
}

async function openPlayedTime(
  { background, isEmbedded }: Pick<Database, 'background' | 'isEmbedded'>,
  ids: readonly string[],
  log: Log,
): Promise<{ readonly time: DeskTime; readonly played: PlayedClock }> {
  const stored = createDeskTimeMoves({ dataSource: background });
  const toTell: (() => void)[] = [];
  let moves: readonly ClockMove[] = await stored.count(ids);
  const look = async (): Promise<void> => {
    const before = moves.length;
    moves = await stored.count(ids);
    if (moves.length !== before) for (const tell of toTell) tell();
  };
  // The embedded database has one process: nobody else moves the clock.
  const looking = isEmbedded
    ? undefined
    : startLoop({
        name: 'desk time',
        pollMs: LOOK_EVERY_MS,
        work: async () => {
          await look();
          return false;
        },
        log,
      });
  const clock = createDeskClock(() => moves);
  return {
    time: {
      clock,
      onMoved: (tell) => {
        toTell.push(tell);
      },
      stop: async () => looking?.stop(),
    },
    played: {
      read: async (language) => ({
        now: clock.now().getTime(),
        moves: moves.map(({ movedAt, aheadMs }) => ({ movedAt: movedAt.getTime(), aheadMs })),
        places: placesAt(clock.now(), language),
        jumps: await jumpsFrom(clock.now(), stored),
      }),
      move: async (to) => {
        const now = clock.now();
        const target = await targetOf(to, now, stored);
        const outcome = target ? await stored.forward(target.getTime() - now.getTime(), ids) : 'refused';
        await look();
        return outcome;
      },
    },
  };
}

async function targetOf(to: ClockJump, now: Date, stored: DeskTimeMoves): Promise<Date | null> {
  if (to !== 'next_due') return instantOfJump(to, now);
  const dueAt = await stored.nextDueAfter(now);
  return dueAt && new Date(dueAt.getTime() + PAST_DUE_MS);
}

async function jumpsFrom(now: Date, stored: DeskTimeMoves) {
  const jumps: { to: ClockJump; at: number }[] = [];
  for (const to of CLOCK_JUMPS) {
    const target = await targetOf(to, now, stored);
    if (target) jumps.push({ to, at: target.getTime() });
  }
  return jumps;
}

/** The two calendars that presets start from (S1-04, N12). */
const PLACES: readonly { readonly id: ClockPlace['id']; readonly calendar: DeskCalendar }[] = [
  { id: 'paris', calendar: officeCalendar('Europe/Paris', 'metropole') },
  { id: 'martinique', calendar: officeCalendar('America/Martinique', 'martinique') },
];

/** Whether each place is open at a time of the desk, and if not, until when and why. */
export function placesAt(now: Date, language: Language): readonly ClockPlace[] {
  return PLACES.map(({ id, calendar }) => {
    const business = toBusinessCalendar(calendar);
    const isOpen = isOpenAt(business, now);
    return {
      id,
      timeZone: calendar.timeZone,
      isOpen,
      opensAt: isOpen ? null : nextOpeningAt(business, now).getTime(),
      holiday: isOpen ? null : holidayAt(calendar, now, language),
    };
  });
}

/** The holiday for which the whole day is closed there, if it is for one. */
function holidayAt(calendar: DeskCalendar, now: Date, language: Language): string | null {
  const [today] = explainOpenTime(calendar, now, new Date(now.getTime() + 1));
  const because = today?.kind === 'closed' ? today.because : undefined;
  return because?.kind === 'holiday' ? holidayNames[because.name][language] : null;
}
