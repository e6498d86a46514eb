import type { DeskId } from '../../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction } from '../ports/stores.ts';
import { keepClocks } from './keep-clocks.ts';

/** A step ends soon enough for a process that stops. */
const TICKETS_AT_ONCE = 100;

interface CatchUpDeps {
  readonly inTransaction: InTransaction;
  readonly desks: () => Promise<readonly DeskId[]>;
  readonly log: Log;
}

/**
 * Gives their clocks to tickets that are open since before clocks existed, some of each desk at a time: from then on they are
 * looked at like any other. False when no desk has such a ticket left. One that fails is named, and tried again at the next round.
 */
export const makeCatchUpClocks =
  (deps: CatchUpDeps): (() => Promise<boolean>) =>
  async () => {
    let isMoreLeft = false;
    for (const deskId of await deps.desks()) if (await catchUpDesk(deps, deskId)) isMoreLeft = true;
    return isMoreLeft;
  };

/** Whether it did something, and more may be left. */
async function catchUpDesk({ inTransaction, log }: CatchUpDeps, deskId: DeskId): Promise<boolean> {
  const missing = await inTransaction(deskId, ({ clocks }) => clocks.missing(TICKETS_AT_ONCE));
  let caughtUp = 0;
  for (const ticketId of missing) {
    try {
      await inTransaction(deskId, async (stores) => {
        const ticket = await stores.tickets.lock(ticketId);
        if (ticket) await keepClocks(stores, ticket);
      });
      caughtUp += 1;
    } catch (error) {
      log.error({ err: error, deskId, ticketId }, 'a ticket could not be given its clocks');
    }
  }
  return missing.length === TICKETS_AT_ONCE && caughtUp > 0;
}
