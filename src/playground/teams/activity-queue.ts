import { setMaxListeners } from 'node:events';
import { type Delivered, failedForNow, type Wire } from './deliver.ts';
import type { Faults } from './faults.ts';
import type { JsonObject } from './simulator-types.ts';

/** Teams says that it retries and not when: MicrosoftDocs/msteams-docs#6084. */
export const REDELIVERY_DELAYS_MS: readonly number[] = [1000, 5000];

export interface ActivityQueue {
  /** Sends an activity now, and again while it fails. Doesn't wait. */
  send(activity: JsonObject): void;
  settled(): Promise<void>;
  /** Sends what a reordering still holds back. */
  release(): void;
  close(): void;
}

export function createActivityQueue(
  wire: Wire,
  faults: Faults,
  options: { readonly timeoutMs: number; readonly delaysMs: readonly number[] },
): ActivityQueue {
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // one for each activity that waits to be sent again
  let held: { activities: JsonObject[]; count: number } | undefined;

  const start = (work: Promise<void>): void => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
  };

  const deliver = (activity: JsonObject, attempt: number): Promise<Delivered> =>
    wire.send(activity, { attempt, timeoutMs: options.timeoutMs });

  async function deliverAndRetry(activity: JsonObject): Promise<void> {
    await retryAfter(await deliver(activity, 0), activity);
  }

  async function retryAfter(first: Delivered, activity: JsonObject): Promise<void> {
    let last = first;
    for (const [index, delayMs] of options.delaysMs.entries()) {
      if (!failedForNow(last)) return;
      await waitFor(delayMs, closing.signal);
      if (closing.signal.aborted) return;
      last = await deliver(activity, index + 1);
    }
  }

  /** One after the other, so that the product really meets them backwards. */
  async function sendBackwards(activities: readonly JsonObject[]): Promise<void> {
    for (const activity of activities.toReversed()) {
      const first = await deliver(activity, 0);
      start(retryAfter(first, activity));
    }
  }

  const release = (): void => {
    const activities = held?.activities ?? [];
    held = undefined;
    start(sendBackwards(activities));
  };

  return {
    send(activity) {
      if (!wire.isOpen() || closing.signal.aborted) return;
      const count = held ? undefined : faults.takeReordering();
      if (count !== undefined) held = { activities: [], count };
      if (!held) {
        const copies = faults.takeCopies();
        for (let copy = 0; copy < copies; copy += 1) start(deliverAndRetry(activity));
        return;
      }
      held.activities.push(activity);
      if (held.activities.length >= held.count) release();
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
