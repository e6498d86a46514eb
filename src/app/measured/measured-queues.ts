import type { InboxHandler } from '../inbox/handle-next.ts';
import type { InboxQueue, OutboxQueue } from '../ports/delivery.ts';
import type { Measures } from '../ports/measures.ts';
import { EventAlreadyHandledError } from '../ports/stores.ts';

/** The same outbox, with what becomes of each delivery measured. */
export function measuredOutbox(queue: OutboxQueue, measures: Measures): OutboxQueue {
  return {
    ...queue,
    async posted(claim, ...rest) {
      await queue.posted(claim, ...rest);
      measures.delivery(claim.platform, 'posted');
    },
    async edited(claim, ...rest) {
      await queue.edited(claim, ...rest);
      measures.delivery(claim.platform, 'edited');
    },
    async postpone(claim, ...rest) {
      await queue.postpone(claim, ...rest);
      measures.delivery(claim.platform, 'postponed');
    },
    async drop(claim, ...rest) {
      await queue.drop(claim, ...rest);
      measures.delivery(claim.platform, 'dropped');
    },
    async bury(claim, ...rest) {
      await queue.bury(claim, ...rest);
      measures.delivery(claim.platform, 'dead');
    },
  };
}

/** The same inbox, with the events that could not be handled measured. */
export function measuredInbox(queue: InboxQueue, measures: Measures): InboxQueue {
  return {
    ...queue,
    async postpone(claim, ...rest) {
      await queue.postpone(claim, ...rest);
      measures.received(claim.platform, 'postponed');
    },
    async bury(claim, ...rest) {
      await queue.bury(claim, ...rest);
      measures.received(claim.platform, 'dead');
    },
  };
}

/** The same handler, with the events that it handled measured. */
export function measuredHandler(handle: InboxHandler, measures: Measures): InboxHandler {
  return async (claim) => {
    try {
      await handle(claim);
      measures.received(claim.platform, 'handled');
    } catch (error) {
      if (error instanceof EventAlreadyHandledError) measures.received(claim.platform, 'already_handled');
      throw error;
    }
  };
}
