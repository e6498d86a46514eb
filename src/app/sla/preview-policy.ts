import type { DeskId, TicketId } from '../../domain/ids.ts';
import { breachedAt, type Clock, type Metric } from '../../domain/sla/clocks.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Policy } from '../../policy/policy.ts';
import type { InTransaction, Stores } from '../ports/stores.ts';
import { readClocks } from './keep-clocks.ts';
import { promisedLater } from './repromise.ts';

/** A promise of an unfinished ticket that another policy would break, or save. */
export interface ChangedBreach {
  readonly number: number;
  readonly metric: Metric;
  /** When it is due now, and when it would be; null where nothing is promised, or it is paused. */
  readonly dueBefore: Date | null;
  readonly dueAfter: Date | null;
}

export interface PolicyPreview {
  /** How many tickets have a clock that would follow. */
  readonly tickets: number;
  /** Kept now, and missed at once. */
  readonly lost: readonly ChangedBreach[];
  /** Missed now, and kept again. */
  readonly won: readonly ChangedBreach[];
}

export type PreviewPolicy = (request: {
  readonly deskId: DeskId;
  readonly policy: Policy;
  readonly since: Date | null;
  readonly at: Date;
}) => Promise<PolicyPreview>;

const TICKETS_AT_ONCE = 100;

/** What would become of the running clocks if this policy were applied now. Nothing is changed, and few tickets are held at once. */
export const makePreviewPolicy =
  (deps: { inTransaction: InTransaction }): PreviewPolicy =>
  async ({ deskId, policy, since, at }) => {
    const found = { tickets: 0, lost: [] as ChangedBreach[], won: [] as ChangedBreach[] };
    let after: TicketId | null = null;
    do {
      const place: TicketId | null = after;
      after = await deps.inTransaction(deskId, async (stores): Promise<TicketId | null> => {
        const tickets = await stores.clocks.unfinished(place, TICKETS_AT_ONCE);
        for (const ticket of tickets) {
          found.tickets += 1;
          const { lost, won } = await changedBreaches(stores, ticket, { policy, since }, at);
          found.lost.push(...lost);
          found.won.push(...won);
        }
        return tickets.at(-1)?.ticketId ?? null;
      });
    } while (after);
    return found;
  };

async function changedBreaches(
  stores: Stores,
  ticket: Ticket,
  { policy, since }: { readonly policy: Policy; readonly since: Date | null },
  at: Date,
): Promise<Pick<PolicyPreview, 'lost' | 'won'>> {
  const { policies, history } = stores;
  const before = await readClocks(stores, ticket);
  const version = (await policies.current()).version + 1;
  const publications = [
    ...(await policies.repromisedAfter(0)),
    { version, author: null, publishedAt: at, since },
  ] as const;
  const imagined = [...before.history, ...promisedLater(ticket, before.history, publications)];
  const after = await readClocks(
    {
      ...stores,
      history: { ...history, of: async () => imagined },
      policies: {
        ...policies,
        version: async (number) => (number === version ? { version, policy } : policies.version(number)),
      },
    },
    ticket,
  );
  const isLate = (clock: Clock | undefined) => clock !== undefined && breachedAt(clock, at) !== null;
  const pairs = before.clocks
    .filter(({ state }) => state === 'running' || state === 'paused')
    .map((clock) => ({ clock, next: after.clocks.find(({ metric }) => metric === clock.metric) }));
  const changed = (pair: (typeof pairs)[number]): ChangedBreach => ({
    number: ticket.number,
    metric: pair.clock.metric,
    dueBefore: pair.clock.dueAt,
    dueAfter: pair.next?.dueAt ?? null,
  });
  return {
    lost: pairs.filter(({ clock, next }) => !isLate(clock) && isLate(next)).map(changed),
    won: pairs.filter(({ clock, next }) => isLate(clock) && !isLate(next)).map(changed),
  };
}
