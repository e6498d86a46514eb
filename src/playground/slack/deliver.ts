import { createHmac } from 'node:crypto';
import type { JsonObject } from './json.ts';
import type { Delivery } from './simulator-types.ts';

/** What one signed request, or one envelope, came to. */
export interface Delivered {
  readonly status: Delivery['status'];
  readonly body: string;
  /** The app answered `X-Slack-No-Retry: 1`. */
  readonly refusesRetries: boolean;
}

export interface Retry {
  readonly number: number;
  readonly reason: 'http_timeout' | 'http_error' | 'connection_failed';
}

export interface Wire {
  /** Sends one body and records how it went. Never throws. */
  send(kind: Delivery['kind'], body: JsonObject, retry?: Retry): Promise<Delivered>;
  record(delivery: Omit<Delivery, 'id'>): void;
  /** False while nobody has said where the product listens. */
  isOpen(): boolean;
  deliverTo(requestUrl: string): void;
  deliveries(): readonly Delivery[];
  close(): void;
}

const KEPT_DELIVERIES = 5000;
const FORM = 'application/x-www-form-urlencoded';

export function createWire(options: {
  requestUrl: string | undefined;
  signingSecret: string;
  timeoutMs: number;
  /** What is sent over, once Socket Mode is on, instead of HTTP. */
  sockets: Pick<Wire, 'send'> | undefined;
  now: () => number;
  nextId: () => number;
  /** Told after each record. */
  ended: () => void;
}): Wire {
  const closing = new AbortController();
  const past: Delivery[] = [];
  let requestUrl = options.requestUrl;

  const record = (delivery: Omit<Delivery, 'id'>): void => {
    past.push({ ...delivery, id: options.nextId() });
    if (past.length > KEPT_DELIVERIES) past.shift();
    options.ended();
  };

  return {
    async send(kind, body, retry) {
      const at = options.now();
      const started = performance.now();
      const delivered = await (options.sockets ?? { send: request }).send(kind, body, retry);
      record({
        kind,
        body,
        status: delivered.status,
        answer: delivered.body,
        attempt: retry?.number ?? 0,
        tookMs: performance.now() - started,
        at,
      });
      return delivered;
    },
    record,
    isOpen: () => options.sockets !== undefined || requestUrl !== undefined,
    deliverTo(url) {
      requestUrl = url;
    },
    deliveries: () => [...past],
    close: () => closing.abort(),
  };

  async function request(kind: Delivery['kind'], body: JsonObject, retry: Retry | undefined): Promise<Delivered> {
    const nothing = { body: '', refusesRetries: false };
    if (requestUrl === undefined) return { status: 'connection_failed', ...nothing };
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const text = encode(kind, body);
    try {
      const response = await fetch(requestUrl, {
        method: 'POST',
        headers: { ...headersFor(kind, text, options.signingSecret), ...retryHeaders(retry) },
        body: text,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, closing.signal]),
      });
      return {
        status: response.status,
        body: await response.text(),
        refusesRetries: response.headers.get('x-slack-no-retry') === '1',
      };
    } catch {
      return { status: timeout.aborted ? 'timeout' : 'connection_failed', ...nothing };
    }
  }
}

/** Bolt compares the content type whole, so it goes without a charset, as Slack sends it. */
function headersFor(kind: Delivery['kind'], text: string, signingSecret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    'content-type': kind === 'event' ? 'application/json' : FORM,
    // A kept connection to a product that was just restarted would look like a failed delivery.
    connection: 'close',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(signingSecret, timestamp, text),
  };
}

/** docs.slack.dev/authentication/verifying-requests-from-slack */
function sign(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function encode(kind: Delivery['kind'], body: JsonObject): string {
  if (kind === 'event') return JSON.stringify(body);
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  const fields = Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]);
  return new URLSearchParams(fields).toString();
}

function retryHeaders(retry: Retry | undefined): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {};
}
