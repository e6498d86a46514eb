import type { ClockReading } from '../clock-protocol.ts';
import type { Reader } from './dates.ts';
import type { Words } from './words.ts';

/** A time of the desk in one place, as `lun. 23 nov. 09:00`; the year where it is not the machine's. */
export function sayTime(at: number, timeZone: string, locale: string, machineTime = Date.now()): string {
  const say = (options: Intl.DateTimeFormatOptions, ms = at) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(ms);
  const isOtherYear = say({ year: 'numeric' }) !== say({ year: 'numeric' }, machineTime);
  const date = say({ weekday: 'short', day: 'numeric', month: 'short', ...(isOtherYear && { year: 'numeric' }) });
  return `${date} ${sayHour(at, timeZone, locale)}`;
}

function sayHour(at: number, timeZone: string, locale: string): string {
  const hour = locale.startsWith('en-US') ? 'numeric' : '2-digit';
  return new Intl.DateTimeFormat(locale, { timeZone, hour, minute: '2-digit' }).format(at);
}

/**
 * What the line above a message says: its day, where that is another, and the desk's time that it became, where the clock
 * was moved since the message before. Undefined when there is nothing to say.
 * @param message `at` and `previous` in ms since 1970, of the machine
 */
export function breakBefore(
  message: { readonly at: number; readonly day: string | undefined },
  previous: number | undefined,
  {
    words,
    locale,
    timeZone,
    clockMoves = [],
  }: Reader & { readonly words: Words; readonly clockMoves?: ClockReading['moves'] },
): string | undefined {
  const move =
    previous === undefined
      ? undefined
      : clockMoves.findLast(({ movedAt }) => movedAt > previous && movedAt <= message.at);
  const moved = move && words.clock.movedTo(sayTime(move.movedAt + move.aheadMs, timeZone, locale));
  return [message.day, moved].filter((part) => part !== undefined).join(' · ') || undefined;
}
