import type { DeskId, TicketId } from '../../domain/ids.ts';
import type { Clock } from '../../domain/sla/clocks.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InTransaction, KeptClock, Stores } from '../ports/stores.ts';
import { keepClocks, readClocks } from './keep-clocks.ts';

export interface KeptClocksChecked {
  readonly tickets: number;
  readonly clocks: number;
  /** Numbers of tickets of which a clock is not kept. */
  readonly missing: readonly number[];
  /** Numbers of tickets of which a clock is kept that their histories do not make, or not so. */
  readonly different: readonly number[];
}

export type CheckKeptClocks = (request: {
  readonly deskId: DeskId;
  /** Works those that are missing or differ out anew. */
  readonly mend: boolean;
}) => Promise<KeptClocksChecked>;

const TICKETS_AT_ONCE = 100;

/** Compares every clock that is kept with what its ticket's history makes. Any number of processes may work meanwhile. */
export const makeCheckKeptClocks =
  (deps: { inTransaction: InTransaction }): CheckKeptClocks =>
  async ({ deskId, mend }) => {
    const found = { tickets: 0, clocks: 0, missing: [] as number[], different: [] as number[] };
    let after: TicketId | null = null;
    do {
      const place: TicketId | null = after;
      const page: readonly Pick<Ticket, 'ticketId'>[] = await deps.inTransaction(deskId, ({ clocks }) =>
        clocks.ticketsAfter(place, TICKETS_AT_ONCE),
      );
      for (const { ticketId } of page) {
        const { ticket, kept, fault } = await deps.inTransaction(deskId, (stores) =>
          checkTicket(stores, ticketId, mend),
        );
        found.tickets += 1;
        found.clocks += kept;
        if (fault) found[fault].push(ticket.number);
      }
      after = page.at(-1)?.ticketId ?? null;
    } while (after);
    return found;
  };

async function checkTicket(stores: Stores, ticketId: TicketId, mend: boolean) {
  // Whoever changes it waits, so that its history and its clocks are of one moment.
  const ticket = await stores.tickets.lock(ticketId);
  if (!ticket) throw new Error(`the ticket ${ticketId} is gone`);
  const kept = await stores.clocks.of(ticketId);
  const fault = await faultOf(stores, ticket, kept);
  if (fault && mend) await keepClocks(stores, ticket);
  return { ticket, kept: kept.length, fault };
}

async function faultOf(
  stores: Stores,
  ticket: Ticket,
  kept: readonly KeptClock[],
): Promise<'missing' | 'different' | null> {
  const { clocks } = await readClocks(stores, ticket);
  if (clocks.some(({ metric }) => !kept.some((row) => row.metric === metric))) return 'missing';
  return JSON.stringify(clocks.map(facts)) === JSON.stringify(kept.map(facts)) ? null : 'different';
}

/** What a history alone decides; when to look again depends on what was told, too. */
function facts(clock: Omit<Clock, 'segments' | 'warnAtPercent'>) {
  return [
    clock.metric,
    clock.cycle,
    clock.state,
    clock.rank,
    clock.policyVersion,
    clock.counted,
    clock.targetMs,
    clock.startedAt,
    clock.consumedMs,
    clock.runningSince,
    clock.dueAt,
    clock.stoppedAt,
    clock.revision,
    clock.promisedAt,
  ];
}
