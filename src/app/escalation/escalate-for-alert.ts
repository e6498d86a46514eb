import { occurrencesIn } from '../../domain/escalation/climb.ts';
import type { Clock } from '../../domain/sla/clocks.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Stores } from '../ports/stores.ts';
import { climbLadder, type TellLevel } from './climb-ladder.ts';

export type EscalateForAlert = (
  stores: Stores,
  about: {
    /** Locked, as it is now. */
    readonly ticket: Ticket;
    readonly clock: Clock;
    readonly alert: { readonly kind: 'warning' | 'breach' };
    readonly isStorm: boolean;
    readonly at: Date;
  },
) => Promise<'escalated' | 'no_rule'>;

/**
 * What the ladder makes of a clock's warning or breach, in the transaction that notes it. `no_rule`: no rule took it on, or not
 * yet. What it made of it before counts: it is done once.
 */
export const makeEscalateForAlert =
  (deps: { readonly tellLevel: TellLevel }): EscalateForAlert =>
  async (stores, { ticket, clock: { metric, cycle, revision }, alert, isStorm, at }) => {
    const { known } = await climbLadder(stores, ticket, { isStorm, at }, deps.tellLevel);
    const occurrence = `${alert.kind}:${metric}:${cycle}:${revision}`;
    return occurrencesIn(known.history).has(occurrence) ? 'escalated' : 'no_rule';
  };
