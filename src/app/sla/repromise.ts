import type { TicketId } from '../../domain/ids.ts';
import { type Clock, nextDueAt } from '../../domain/sla/clocks.ts';
import { later } from '../../domain/sla/life.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction, Publication, Stores } from '../ports/stores.ts';
import type { CheckNext } from './check-clocks.ts';
import { keepClocks, readClocks } from './keep-clocks.ts';

/**
 * Lets one ticket follow the policy, in one transaction: its running clocks were promised by a version that another one has
 * replaced since. Any number of processes at once, each with tickets of its own; a version that promises the same is no
 * replacement, and no ticket is looked at for it. A ticket that fails is passed over until all others are done.
 */
export function makeRepromiseNext(deps: { inTransaction: InTransaction; log: Log }): CheckNext {
  const failed = new Set<TicketId>();
  return async ({ deskId }) => {
    let looksAt: Ticket | undefined;
    try {
      const found = await deps.inTransaction(deskId, async (stores) => {
        looksAt = await stores.clocks.lockPromisedBefore([...failed]);
        if (!looksAt) return false;
        await repromise(stores, looksAt);
        return true;
      });
      if (!found) failed.clear();
      return found ? 'checked' : 'nothing_due';
    } catch (error) {
      if (!looksAt) throw error;
      failed.add(looksAt.ticketId);
      deps.log.warn({ err: error, deskId, number: looksAt.number }, 'a ticket could not follow the policy yet');
      return 'checked';
    }
  };
}

async function repromise(stores: Stores, ticket: Ticket): Promise<void> {
  const before = await readClocks(stores, ticket);
  const events = promisedLater(ticket, before.history, await stores.policies.repromisedAfter(0));
  for (const event of events)
    await stores.history.append(event, null, `repromise:${event.promisedVersion}:${ticket.ticketId}`);
  const followed = { ...ticket, revision: events.at(-1)?.sequence ?? ticket.revision };
  if (events.length > 0) await stores.tickets.save(followed);
  await keepClocks(stores, followed);
  const after = await readClocks(stores, followed);
  if (!showsTheSame(before.clocks, after.clocks))
    await stores.outbox.refreshSurfaces(followed.ticketId, followed.revision);
}

type Repromised = Extract<TicketEvent, { kind: 'repromised' }>;

/** What the history says once the ticket followed each of these versions that it has not followed yet, in their order. */
export function promisedLater(
  ticket: Pick<Ticket, 'ticketId' | 'policyVersion' | 'revision'>,
  history: readonly TicketEvent[],
  publications: readonly Publication[],
): readonly Repromised[] {
  let [followed, followedAt] = [0, new Date(0)];
  for (const event of history) {
    if (event.kind === 'created') followed = event.promisedVersion ?? event.policyVersion;
    if (event.kind === 'repromised') followed = Math.max(followed, event.promisedVersion);
    if (event.kind === 'created' || event.kind === 'repromised') followedAt = later(followedAt, event.occurredAt);
  }
  return publications
    .filter(({ version }) => version > followed)
    .map(({ version, author, publishedAt, since }, index): Repromised => {
      // The clocks of those who publish may differ; what was published later is promised later.
      followedAt = later(followedAt, publishedAt);
      return {
        kind: 'repromised',
        ticketId: ticket.ticketId,
        sequence: ticket.revision + 1 + index,
        actorId: author,
        occurredAt: followedAt,
        policyVersion: ticket.policyVersion,
        promisedVersion: version,
        since,
        contentId: null,
      };
    });
}

function showsTheSame(before: readonly Clock[], after: readonly Clock[]): boolean {
  return (
    nextDueAt(before)?.getTime() === nextDueAt(after)?.getTime() &&
    before.every((clock, index) => clock.revision === after[index]?.revision)
  );
}
