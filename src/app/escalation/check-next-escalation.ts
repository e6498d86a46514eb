import type { DeskId, TicketId } from '../../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction, Stores } from '../ports/stores.ts';
import { climbLadder, type TellLevel } from './climb-ladder.ts';

/** More steps than this at once are told together, and not each by itself. */
const MOST_TOLD_APART = 10;
/** A ticket that cannot be looked at is looked at again after so long, and keeps nothing else waiting. */
const PUT_OFF_MS = 5 * 60_000;

export type CheckNextEscalation = (desk: {
  readonly deskId: DeskId;
  readonly at: Date;
}) => Promise<'checked' | 'nothing_due'>;

interface CheckDeps {
  readonly inTransaction: InTransaction;
  readonly tellLevel: TellLevel;
  /** Tells what was deferred, once nothing more is due; false when there is nothing. */
  readonly tellDeferred: (stores: Stores, at: Date) => Promise<boolean>;
  readonly log: Log;
}

/**
 * Looks at the ticket whose next step on the ladder has been due longest, in one transaction. Any number of processes may do
 * so: whoever has the ticket's lock works its ladder out of the history, and finds done what another did.
 */
export const makeCheckNextEscalation =
  (deps: CheckDeps): CheckNextEscalation =>
  async ({ deskId, at }) => {
    let looksAt: TicketId | undefined;
    try {
      return await deps.inTransaction(deskId, async (stores) => {
        looksAt = undefined;
        const isStorm = await isStormAt(stores, at);
        const ticket = await stores.escalations.lockDue(at);
        if (!ticket) return (await deps.tellDeferred(stores, at)) ? 'checked' : 'nothing_due';
        looksAt = ticket.ticketId;
        await climbLadder(stores, ticket, { isStorm, at }, deps.tellLevel);
        return 'checked';
      });
    } catch (error) {
      if (!looksAt) throw error;
      const ticketId = looksAt;
      deps.log.error({ err: error, deskId, ticketId }, 'the ladder of a ticket could not be climbed, it is put off');
      await deps.inTransaction(deskId, async ({ tickets, escalations }) => {
        await tickets.lock(ticketId);
        await escalations.putOff(ticketId, at, new Date(at.getTime() + PUT_OFF_MS));
      });
      return 'checked';
    }
  };

/** The last ones of a storm belong to it: what was deferred before them waits for them. */
async function isStormAt({ escalations }: Stores, at: Date): Promise<boolean> {
  return (await escalations.countDue(at, MOST_TOLD_APART + 1)) > MOST_TOLD_APART || (await escalations.hasDeferred());
}
