import { createDeliveryQueue, type DeliveryQueue } from '../delivery-queue.ts';
import type { Delivered, Retry, Wire } from './deliver.ts';
import type { Faults } from './faults.ts';
import type { JsonObject } from './json.ts';

/** Immediately, after one minute, after five minutes: docs.slack.dev/apis/events-api/#retries */
export const SLACK_RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

/** Of `event_callback` envelopes. */
export type EventQueue = DeliveryQueue<JsonObject>;

export function createEventQueue(wire: Wire, faults: Faults, delaysMs: readonly number[]): EventQueue {
  return createDeliveryQueue<JsonObject, Delivered>(
    {
      isOpen: () => wire.isOpen(),
      attempt: (envelope, number, failed) =>
        wire.send('event', envelope, failed && { number, reason: reasonOf(failed) }),
      wantsAgain: (delivered) => !isReceived(delivered) && !delivered.refusesRetries,
      delaysMs,
    },
    faults,
  );
}

const isReceived = (delivered: Delivered): boolean =>
  typeof delivered.status === 'number' && delivered.status >= 200 && delivered.status < 300;

function reasonOf(failed: Delivered): Retry['reason'] {
  if (failed.status === 'timeout') return 'http_timeout';
  return failed.status === 'connection_failed' ? 'connection_failed' : 'http_error';
}
