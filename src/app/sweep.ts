import { subDays } from 'date-fns/subDays';
import { subSeconds } from 'date-fns/subSeconds';
import type { DeskId } from '../domain/ids.ts';
import { VOTES_KEPT_DAYS } from '../domain/intake/channel-offset.ts';
import type { InboxQueue, OutboxQueue } from './ports/delivery.ts';
import type { InTransaction } from './ports/stores.ts';
import { makeReleaseLeft } from './tickets/release-left.ts';

export type Sweep = (at: Date) => Promise<void>;

/** A message delivered later than this after its deletion would be kept: platforms give up long before. */
const REMOVALS_KEPT_DAYS = 7;
/** A form is sent within its draft's time, or somewhat later. */
const UNSENT_KEPT_DAYS = 8;

/**
 * Erases what is not to be kept: words judged together, drafts whose time is over, verdicts and votes of half a year ago,
 * payloads of old dead letters (architecture §4.7). Gives back to the team what those who left it still have.
 */
export const makeSweep =
  (deps: {
    inTransaction: InTransaction;
    inbox: InboxQueue;
    outbox: OutboxQueue;
    desks: () => Promise<readonly DeskId[]>;
  }): Sweep =>
  async (at) => {
    const releaseLeft = makeReleaseLeft(deps);
    for (const deskId of await deps.desks()) {
      await deps.inTransaction(deskId, async (stores) => {
        const { policy } = await stores.policies.current();
        await stores.triage.eraseWords(subSeconds(at, policy.triage.joinWithinSeconds));
        await stores.triage.forgetRemovals(subDays(at, REMOVALS_KEPT_DAYS));
        await stores.triage.eraseVotes(subDays(at, VOTES_KEPT_DAYS), subDays(at, UNSENT_KEPT_DAYS));
        await stores.drafts.eraseExpired(at);
      });
      await releaseLeft({ deskId, at });
    }
    await deps.inbox.sweep();
    await deps.outbox.sweep();
  };
