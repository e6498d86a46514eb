import { may } from '../../domain/access/may.ts';
import type { DeskId, TicketId } from '../../domain/ids.ts';
import { mayBeRanked, rankedAs } from '../../domain/ticket/priority.ts';
import type { Rank, Ticket } from '../../domain/ticket/ticket.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Dialog } from '../../views/dialog.ts';
import { rankForm } from '../../views/rank-form.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { keepClocks } from '../sla/keep-clocks.ts';
import { tellPerson } from './give-ticket.ts';
import { tellNews } from './tell.ts';

export type RankRefusal =
  /** Also what somebody without the right to see it is told. */
  | { readonly kind: 'unknown_ticket' }
  /** The requester states an urgency; the rank is the team's to decide (C4). */
  | { readonly kind: 'forbidden' }
  /** Resolved or closed: nothing is promised of it any more. */
  | { readonly kind: 'refused'; readonly ticket: Ticket };

export type StartRanking = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  /** What was already said with a command: it is chosen in the form. */
  readonly rank?: Rank | null | undefined;
}) => Promise<RankRefusal | { readonly kind: 'form'; readonly dialog: Dialog }>;

/** The small form in which the rank is chosen. */
export const makeStartRanking =
  (deps: { inTransaction: InTransaction }): StartRanking =>
  ({ deskId, actor, ticketId, rank = null }) =>
    deps.inTransaction(deskId, async ({ tickets, policies }) => {
      const ticket = await tickets.byId(ticketId);
      const refusal = refusalOf(ticket, actor);
      if (refusal || !ticket) return refusal ?? { kind: 'unknown_ticket' };
      const { policy } = await policies.current();
      return { kind: 'form', dialog: rankForm({ ticket, policy }, rank ?? ticket.rank, readerOf(actor)) };
    });

export type RankTicketResult = RankRefusal | { readonly kind: 'ranked'; readonly ticket: Ticket };

export type RankTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly rank: Rank;
  /** Names the click, form or command: the same one a second time changes nothing. */
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<RankTicketResult>;

/**
 * An agent decides that a ticket is more, or less, urgent than the desk proposed (C4). What was counted stays counted, and the
 * promises are the new rank's from now on; the requester reads them, and whoever owns the ticket reads who did it.
 */
export const makeRankTicket =
  (deps: { inTransaction: InTransaction }): RankTicket =>
  ({ deskId, actor, ticketId, rank, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (ticket && may(actor, 'see', ticket) && (await stores.history.knows(ticketId, gestureKey)))
        return { kind: 'ranked', ticket };
      const refusal = refusalOf(ticket, actor);
      if (refusal || !ticket) return refusal ?? { kind: 'unknown_ticket' };
      if (ticket.rank === rank) return { kind: 'ranked', ticket };

      const ranked = rankedAs(ticket, rank, at);
      await saveRank(stores, ranked, actor, gestureKey, at);
      await keepClocks(stores, ranked);
      await tellNews(stores, ranked, actor, { kind: 'ranked' });
      const owner = ranked.ownerId;
      if (owner && owner !== actor.personId && owner !== ranked.requesterId)
        await tellPerson(stores, ranked, owner, { kind: 'ranked', by: actor.name });
      return { kind: 'ranked', ticket: ranked };
    });

function refusalOf(ticket: Ticket | undefined, actor: Person): RankRefusal | undefined {
  if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
  if (!may(actor, 'rank', ticket)) return { kind: 'forbidden' };
  return mayBeRanked(ticket) ? undefined : { kind: 'refused', ticket };
}

async function saveRank(
  { tickets, history }: Stores,
  ranked: Ticket,
  actor: Person,
  gestureKey: string,
  at: Date,
): Promise<void> {
  await tickets.save(ranked);
  await history.append(
    {
      kind: 'ranked',
      ticketId: ranked.ticketId,
      sequence: ranked.revision,
      actorId: actor.personId,
      rank: ranked.rank,
      occurredAt: at,
      policyVersion: ranked.policyVersion,
      contentId: null,
    },
    null,
    gestureKey,
  );
}
