import { createDeliveryQueue, type DeliveryQueue } from '../delivery-queue.ts';
import { type Delivered, failedForNow, type Wire } from './deliver.ts';
import type { Faults } from './faults.ts';
import type { JsonObject } from './simulator-types.ts';

/** Teams says that it retries and not when: MicrosoftDocs/msteams-docs#6084. */
export const REDELIVERY_DELAYS_MS: readonly number[] = [1000, 5000];

export type ActivityQueue = DeliveryQueue<JsonObject>;

export function createActivityQueue(
  wire: Wire,
  faults: Faults,
  { timeoutMs, delaysMs }: { readonly timeoutMs: number; readonly delaysMs: readonly number[] },
): ActivityQueue {
  return createDeliveryQueue<JsonObject, Delivered>(
    {
      isOpen: () => wire.isOpen(),
      attempt: (activity, attempt) => wire.send(activity, { attempt, timeoutMs }),
      wantsAgain: failedForNow,
      delaysMs,
    },
    faults,
  );
}
