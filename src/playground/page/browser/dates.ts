const DAY_MS = 86_400_000;

/** Who reads: dates are said in their language and zone. */
export interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

/** Slack's date tokens (`{date_short_pretty} {time}`, `{ago}` …) filled in for a reader; `timestamp` in seconds. */
export function formatDate(timestamp: number, format: string, reader: Reader, now = Date.now()): string {
  return format.replace(
    /\{(\w+)\}/g,
    (whole, token: string) => dateToken(token, timestamp * 1000, reader, now) ?? whole,
  );
}

/** `14:05`, the time beside a message. `ts` is Slack's. */
export function timeOf(ts: string, reader: Reader): string {
  return say(Number(ts) * 1000, reader, { ...hourOf(reader), minute: '2-digit' });
}

/** The whole instant, for a tooltip. */
export function instantOf(ts: string, reader: Reader): string {
  return say(Number(ts) * 1000, reader, { dateStyle: 'full', timeStyle: 'short' });
}

/** The day's own line between two messages of different days. */
export function dayOf(ts: string, reader: Reader, now = Date.now()): string {
  const day = dateToken('date_long_pretty', Number(ts) * 1000, reader, now) ?? '';
  return day.charAt(0).toLocaleUpperCase(reader.locale) + day.slice(1);
}

function dateToken(token: string, at: number, reader: Reader, now: number): string | undefined {
  switch (token) {
    case 'date_num':
      return new Intl.DateTimeFormat('en-CA', { timeZone: reader.timeZone, dateStyle: 'short' }).format(at);
    case 'date_slash':
      return say(at, reader, { day: '2-digit', month: '2-digit', year: 'numeric' });
    case 'date':
      return say(at, reader, { day: 'numeric', month: 'long' });
    case 'date_short':
      return say(at, reader, { day: 'numeric', month: 'short', year: 'numeric' });
    case 'date_long':
      return say(at, reader, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    case 'date_long_full':
      return say(at, reader, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'date_pretty':
    case 'date_short_pretty':
    case 'date_long_pretty':
      return nearDay(at, reader, now) ?? dateToken(token.replace('_pretty', ''), at, reader, now);
    case 'day_divider_pretty':
      return nearDay(at, reader, now) ?? say(at, reader, { weekday: 'long', day: 'numeric', month: 'long' });
    case 'time':
      return say(at, reader, { ...hourOf(reader), minute: '2-digit' });
    case 'time_secs':
      return say(at, reader, { ...hourOf(reader), minute: '2-digit', second: '2-digit' });
    case 'ago':
      return distance(at, reader, now);
    default:
      return undefined;
  }
}

function nearDay(at: number, reader: Reader, now: number): string | undefined {
  const days = Math.round((dayNumber(at, reader) - dayNumber(now, reader)) / DAY_MS);
  return Math.abs(days) <= 1
    ? new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(days, 'day')
    : undefined;
}

/** Midnight UTC of the reader's calendar day, so that two days can be subtracted whatever the clock changes between. */
function dayNumber(at: number, reader: Reader): number {
  return Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: reader.timeZone, dateStyle: 'short' }).format(at));
}

const STEPS = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function distance(at: number, reader: Reader, now: number): string {
  const format = new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' });
  const gap = at - now;
  for (const [unit, length] of STEPS) {
    // Nearly two hours read as two: rounded, from three quarters of the unit on.
    if (Math.abs(gap) >= length * 0.75) return format.format(Math.round(gap / length), unit);
  }
  return format.format(0, 'second');
}

/** `04:26` for those who read 24 hours, `4:26 AM` for the others. */
function hourOf(reader: Reader): Intl.DateTimeFormatOptions {
  return { hour: reader.locale.startsWith('en-US') ? 'numeric' : '2-digit' };
}

function say(at: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, ...options }).format(at);
}
