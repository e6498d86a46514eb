import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import type { Log, LogFields } from '../../../src/app/ports/log.ts';

export const SIGNING_SECRET = 'a signing secret of the tests';

const signatureOf = (body: string, timestamp: number, secret: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

export interface Sent {
  readonly body: string;
  readonly contentType?: string;
  readonly secondsFromNow?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a body as Slack does, signed; each part can be wrong on purpose. */
export function sendSigned(address: string, sent: Sent): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000) + (sent.secondsFromNow ?? 0);
  return fetch(address, {
    method: 'POST',
    body: sent.body,
    headers: {
      'content-type': sent.contentType ?? 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(sent.body, timestamp, sent.secret ?? SIGNING_SECRET),
      ...sent.headers,
    },
  });
}

/** A log that remembers its lines, and how many of each level it got. */
export function countingLog() {
  const counts = { error: 0, warn: 0, info: 0, debug: 0 };
  const lines: string[] = [];
  const count = (level: keyof typeof counts) => (fields: LogFields, sentence: string) => {
    counts[level] += 1;
    lines.push(`${inspect(fields, { depth: 10 })} ${sentence}`);
  };
  const log: Log = {
    child: () => log,
    error: count('error'),
    warn: count('warn'),
    info: count('info'),
    debug: count('debug'),
  };
  return { log, counts, lines };
}
