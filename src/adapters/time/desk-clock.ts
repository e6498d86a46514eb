import type { Clock, ClockMove } from '../../app/ports/clock.ts';

/** Platforms give up repeating an event within hours; what was put aside here is erased after a week. */
const OLDEST_NEWS_MS = 7 * 24 * 60 * 60_000;

/**
 * A desk's clock: the machine's, ahead by what it was moved. What happened before a move keeps the time that the desk's
 * clock showed then.
 * @param moves the moves that are known by now, oldest first, each further ahead than the one before
 */
export function createDeskClock(moves: () => readonly ClockMove[], machineTime: () => Date = () => new Date()): Clock {
  const ahead = (date: Date, move: ClockMove | undefined) => new Date(date.getTime() + (move?.aheadMs ?? 0));
  const now = () => ahead(machineTime(), moves().at(-1));
  return {
    now,
    timeOf(platformTime) {
      const ageMs = machineTime().getTime() - (platformTime?.getTime() ?? Number.NaN);
      if (!platformTime || !(ageMs >= 0 && ageMs <= OLDEST_NEWS_MS)) return now();
      return ahead(
        platformTime,
        moves().findLast(({ movedAt }) => movedAt <= platformTime),
      );
    },
  };
}
