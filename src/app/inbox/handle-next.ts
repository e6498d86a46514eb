import { backOffMs } from '../outbox/back-off.ts';
import type { InboxClaim, InboxQueue } from '../ports/delivery.ts';
import type { Log } from '../ports/log.ts';
import { EventAlreadyHandledError, type Platform } from '../ports/stores.ts';

const LEASE_SECONDS = 30;
const MOST_ATTEMPTS = 12;

/**
 * Reads a stored event and calls its use case, which marks the event done in its own transaction. An event that says
 * nothing to the desk is marked done by the handler itself.
 */
export type InboxHandler = (claim: InboxClaim) => Promise<void>;

export type HandleNext = () => Promise<'handled' | 'nothing_due'>;

/** Handles one received event; one that fails again and again is put aside for the administrator. */
export const makeHandleNext =
  (deps: { queue: InboxQueue; handlers: Readonly<Partial<Record<Platform, InboxHandler>>>; log: Log }): HandleNext =>
  async () => {
    const claim = await deps.queue.claimNext(LEASE_SECONDS);
    if (!claim) return 'nothing_due';
    const about = deps.log.child({ inboxKey: claim.inboxKey, deskId: claim.deskId, attempt: claim.attempts });
    try {
      const handler = deps.handlers[claim.platform];
      if (!handler) throw new Error(`no handler for ${claim.platform}`);
      await handler(claim);
    } catch (error) {
      if (error instanceof EventAlreadyHandledError) return 'handled';
      const detail = reasonOf(error);
      if (claim.attempts >= MOST_ATTEMPTS) {
        about.error({ err: error }, 'received event given up, kept as a dead letter');
        await deps.queue.bury(claim, detail);
      } else {
        const afterMs = backOffMs(claim.attempts);
        about.warn({ err: error, afterMs }, 'received event postponed');
        await deps.queue.postpone(claim, afterMs, detail);
      }
    }
    return 'handled';
  };

/** Kept beside the event and listed: its message may quote what somebody wrote, and is left to the log, which knows what not to write. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
