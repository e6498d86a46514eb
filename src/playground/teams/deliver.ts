import type { Delivery, JsonObject } from './simulator-types.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** What one activity came to. */
export interface Delivered {
  readonly status: Delivery['status'];
  readonly body: string;
}

export interface Wire {
  /** Sends one activity and records how it went. Never throws. */
  send(activity: JsonObject, how: { readonly attempt?: number; readonly timeoutMs: number }): Promise<Delivered>;
  /** Sends it with this header instead of Teams' own. */
  sendWith(authorization: string | undefined, activity: JsonObject, timeoutMs: number): Promise<Delivered>;
  /** False while nobody has said where the product listens. */
  isOpen(): boolean;
  deliverTo(messagesUrl: string): void;
  deliveries(): readonly Delivery[];
  close(): void;
}

const KEPT_DELIVERIES = 5000;

export function createWire(options: {
  messagesUrl: string | undefined;
  issuer: TokenIssuer;
  now: () => number;
  nextId: () => number;
  /** Told after each record. */
  ended: () => void;
}): Wire {
  const closing = new AbortController();
  const past: Delivery[] = [];
  let messagesUrl = options.messagesUrl;

  const request = async (
    authorization: string | undefined,
    activity: JsonObject,
    timeoutMs: number,
  ): Promise<Delivered> => {
    if (messagesUrl === undefined) return { status: 'connection_failed', body: '' };
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(messagesUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          // A kept connection to a product that was just restarted would look like a failed delivery.
          connection: 'close',
          'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify(activity),
        redirect: 'manual',
        signal: AbortSignal.any([timeout, closing.signal]),
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return { status: timeout.aborted ? 'timeout' : 'connection_failed', body: '' };
    }
  };

  const recorded = async (
    authorization: string | undefined,
    activity: JsonObject,
    timeoutMs: number,
    attempt: number,
  ): Promise<Delivered> => {
    const at = options.now();
    const started = performance.now();
    const delivered = await request(authorization, activity, timeoutMs);
    past.push({
      id: options.nextId(),
      activity,
      status: delivered.status,
      answer: delivered.body,
      attempt,
      tookMs: performance.now() - started,
      at,
    });
    if (past.length > KEPT_DELIVERIES) past.shift();
    options.ended();
    return delivered;
  };

  return {
    send(activity, { attempt = 0, timeoutMs }) {
      const serviceUrl = String(activity['serviceUrl']);
      return recorded(options.issuer.authorization(serviceUrl), activity, timeoutMs, attempt);
    },
    sendWith: (authorization, activity, timeoutMs) => recorded(authorization, activity, timeoutMs, 0),
    isOpen: () => messagesUrl !== undefined,
    deliverTo(url) {
      messagesUrl = url;
    },
    deliveries: () => [...past],
    close: () => closing.abort(),
  };
}

export const isReceived = ({ status }: Delivered): boolean =>
  typeof status === 'number' && status >= 200 && status < 300;

/** Worth sending again: the app was late, away or broken. What it refuses (4xx) or doesn't know (501), it would refuse again. */
export const failedForNow = ({ status }: Delivered): boolean =>
  typeof status !== 'number' || (status >= 500 && status !== 501);
