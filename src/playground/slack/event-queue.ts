import { setMaxListeners } from 'node:events';
import type { Delivered, Retry, Wire } from './deliver.ts';
import type { Faults } from './faults.ts';
import type { JsonObject } from './json.ts';

/** Immediately, after one minute, after five minutes: docs.slack.dev/apis/events-api/#retries */
export const SLACK_RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

export interface EventQueue {
  /** Sends an `event_callback` envelope now, and again as Slack does while it fails. Doesn't wait. */
  send(envelope: JsonObject): void;
  settled(): Promise<void>;
  /** Sends what a reordering still holds back. */
  release(): void;
  close(): void;
}

export function createEventQueue(wire: Wire, faults: Faults, retryDelaysMs: readonly number[]): EventQueue {
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // one for each event that waits to be sent again
  let held: { envelopes: JsonObject[]; count: number } | undefined;

  const start = (work: Promise<void>): void => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
  };

  const sendNow = (envelope: JsonObject): void => {
    const copies = faults.takeCopies();
    for (let copy = 0; copy < copies; copy += 1) start(deliverAndRetry(envelope));
  };

  async function deliverAndRetry(envelope: JsonObject): Promise<void> {
    await retryAfter(await wire.send('event', envelope), envelope);
  }

  async function retryAfter(first: Delivered, envelope: JsonObject): Promise<void> {
    let last = first;
    for (const [index, delayMs] of retryDelaysMs.entries()) {
      if (isReceived(last) || last.refusesRetries) return;
      await waitFor(delayMs, closing.signal);
      if (closing.signal.aborted) return;
      last = await wire.send('event', envelope, { number: index + 1, reason: reasonOf(last) });
    }
  }

  /** One after the other, so that the product really meets them backwards. */
  async function sendBackwards(envelopes: readonly JsonObject[]): Promise<void> {
    for (const envelope of envelopes.toReversed()) {
      const first = await wire.send('event', envelope);
      start(retryAfter(first, envelope));
    }
  }

  const release = (): void => {
    const envelopes = held?.envelopes ?? [];
    held = undefined;
    start(sendBackwards(envelopes));
  };

  return {
    send(envelope) {
      if (!wire.isOpen() || closing.signal.aborted) return;
      const count = held ? undefined : faults.takeReordering();
      if (count !== undefined) held = { envelopes: [], count };
      if (!held) {
        sendNow(envelope);
        return;
      }
      held.envelopes.push(envelope);
      if (held.envelopes.length >= held.count) release();
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    release,
    close: () => closing.abort(),
  };
}

const isReceived = (delivered: Delivered): boolean =>
  typeof delivered.status === 'number' && delivered.status >= 200 && delivered.status < 300;

function reasonOf(failed: Delivered): Retry['reason'] {
  if (failed.status === 'timeout') return 'http_timeout';
  return failed.status === 'connection_failed' ? 'connection_failed' : 'http_error';
}

/** Ends early, without an error, when the simulator closes. */
function waitFor(delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
