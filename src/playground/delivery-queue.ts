import { setMaxListeners } from 'node:events';

export interface DeliveryQueue<Payload> {
  /** Sends it now, and again as its platform does while that fails. Doesn't wait. */
  send(payload: Payload): void;
  settled(): Promise<void>;
  /** Sends what a reordering still holds back. */
  release(): void;
  close(): void;
}

/** How a platform delivers. `failed`: what came of the attempt before; undefined the first time. */
export interface Delivery<Payload, Outcome> {
  isOpen(): boolean;
  attempt(payload: Payload, number: number, failed: Outcome | undefined): Promise<Outcome>;
  wantsAgain(outcome: Outcome): boolean;
  /** The waits before each further attempt. */
  readonly delaysMs: readonly number[];
}

/** What the queue asks of the armed faults. */
interface DeliveryFaults {
  takeCopies(): number;
  takeReordering(): number | undefined;
}

/** Brings what happens on a platform to the app that it is installed for: at once, again while that fails, doubled or backwards where a fault says so. */
export function createDeliveryQueue<Payload, Outcome>(
  delivery: Delivery<Payload, Outcome>,
  faults: DeliveryFaults,
): DeliveryQueue<Payload> {
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // one for each payload that waits to be sent again
  let held: { payloads: Payload[]; count: number } | undefined;

  const start = (work: Promise<void>): void => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
  };

  async function deliverAndRetry(payload: Payload): Promise<void> {
    await retryAfter(await delivery.attempt(payload, 0, undefined), payload);
  }

  async function retryAfter(first: Outcome, payload: Payload): Promise<void> {
    let last = first;
    for (const [index, delayMs] of delivery.delaysMs.entries()) {
      if (!delivery.wantsAgain(last)) return;
      await waitFor(delayMs, closing.signal);
      if (closing.signal.aborted) return;
      last = await delivery.attempt(payload, index + 1, last);
    }
  }

  /** One after the other, so that the product really meets them backwards. */
  async function sendBackwards(payloads: readonly Payload[]): Promise<void> {
    for (const payload of payloads.toReversed()) {
      const first = await delivery.attempt(payload, 0, undefined);
      start(retryAfter(first, payload));
    }
  }

  const release = (): void => {
    const payloads = held?.payloads ?? [];
    held = undefined;
    start(sendBackwards(payloads));
  };

  return {
    send(payload) {
      if (!delivery.isOpen() || closing.signal.aborted) return;
      const count = held ? undefined : faults.takeReordering();
      if (count !== undefined) held = { payloads: [], count };
      if (!held) {
        const copies = faults.takeCopies();
        for (let copy = 0; copy < copies; copy += 1) start(deliverAndRetry(payload));
        return;
      }
      held.payloads.push(payload);
      if (held.payloads.length >= held.count) release();
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    release,
    close: () => closing.abort(),
  };
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
