import { randomBytes, randomUUID } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Letters and digits that nobody can guess, upper case unless told. */
export function randomLetters(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** An id as Slack writes it: a prefix (`V`, `F`, `Ev` …) and ten letters or digits. */
export function makeSlackId(prefix: string): string {
  return `${prefix}0${randomLetters(9)}`;
}

export const makeClientMessageId = (): string => randomUUID();

/** The secret last part of a `response_url` or a `trigger_id`. */
export const makeSecret = (): string => randomBytes(16).toString('hex');

export interface TsClock {
  /** The next message ts: seconds and six digits, later than every earlier one. */
  next(): string;
  /** The last ts given, kept with the workspace's state. */
  last(): string;
}

/**
 * Slack's `ts` is both the date and the key of a message in its channel, so it must never come twice.
 * @param now in ms since 1970
 * @param lastTs the last one given before this run
 */
export function createTsClock(now: () => number, lastTs = '0.000000'): TsClock {
  let lastMicros = microsOf(lastTs);
  return {
    next() {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now()) * 1000);
      return tsOf(lastMicros);
    },
    last: () => tsOf(lastMicros),
  };
}

function microsOf(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0'));
}

function tsOf(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
}
