import type { Impact, OfferedType, Rank, Ticket, Urgency } from './ticket.ts';

/** Type × urgency → rank, as a policy states it (C4). */
export type RankTable = Readonly<Record<OfferedType, Readonly<Record<Urgency, Rank>>>>;

/**
 * The rank that the desk proposes (C4). Rank 1 is a promise to drop everything, so a critical urgency that names none
 * of the four true impacts (S0-30, N4) is served as rank 2.
 */
export function proposeRank(
  table: RankTable,
  request: { readonly type: OfferedType; readonly urgency: Urgency; readonly impacts: readonly Impact[] },
): Rank {
  const rank = table[request.type][request.urgency];
  return rank === 1 && request.impacts.length === 0 ? 2 : rank;
}

/** Whether something is still promised of it. */
export function mayBeRanked({ state }: Ticket): boolean {
  return state.name !== 'resolved' && state.name !== 'closed';
}

/** The ticket with that rank, as an agent decided. */
export function rankedAs(ticket: Ticket, rank: Rank, at: Date): Ticket {
  return { ...ticket, rank, revision: ticket.revision + 1, updatedAt: at };
}
