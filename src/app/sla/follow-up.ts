import type { SurfaceId } from '../../domain/ids.ts';
import { addBusinessMs } from '../../domain/sla/business-time.ts';
import {
  dueFollowUp,
  type FollowUp as FollowUpStep,
  type Silence,
  silenceOf,
  silentDays,
} from '../../domain/sla/follow-ups.ts';
import { nextOpeningAt } from '../../domain/sla/open-intervals.ts';
import { isToldAt } from '../../domain/sla/telling-time.ts';
import { moveTo } from '../../domain/ticket/lifecycle.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { readerOf } from '../../texts/reader.ts';
import { closedForSilence, closedForSilenceToTeam } from '../../views/follow-up.ts';
import type { Ids } from '../ports/ids.ts';
import type { Address, NotedAlert, Stores } from '../ports/stores.ts';
import { deskReader } from '../tickets/shown-ticket.ts';
import { directAddress, tellUnderCards } from '../tickets/tell.ts';
import type { FollowUp } from './check-next-clock.ts';
import { notQuietFrom } from './quiet.ts';

/**
 * Reminds a requester who is silent, then closes their ticket as the policy says (S0-35 to S0-37, C9, N13). Told in opening
 * hours and outside quiet ones; whoever cannot be told is not closed upon.
 */
export const makeFollowUp =
  (deps: { readonly ids: Ids }): FollowUp =>
  async (stores, { ticket, clock, terms, history, noted, at }) => {
    const silence = silenceOf(clock, history);
    if (!silence) return null;
    const { followUp, superseded } = dueFollowUp(silence, terms, noted, at);
    if (!followUp) return null;
    if (!isToldAt(terms.calendar, at)) return nextOpeningAt(terms.calendar, at);
    const aloud = await notQuietFrom(stores, at);
    if (aloud > at) return aloud;
    const origin = await stores.tickets.origin(ticket.ticketId);
    const requester = origin && (await directAddress(stores, ticket.requesterId, origin.connectionId));
    if (!requester) return addBusinessMs(terms.calendar, at, terms.workingDayMs);

    for (const late of superseded) await stores.clocks.note(ticket.ticketId, toNoted(silence, late, 'superseded', at));
    if (!(await stores.clocks.note(ticket.ticketId, toNoted(silence, followUp, 'announced', at)))) return null;
    if (followUp.kind === 'reminder') await remind(stores, ticket, silence, followUp, requester, deps.ids);
    else await close(stores, ticket, { silence, days: silentDays(silence, terms, at), requester, at });
    return null;
  };

function toNoted(
  { metric, cycle, revision }: Silence,
  { kind, level, at: dueAt }: FollowUpStep,
  outcome: NotedAlert['outcome'],
  detectedAt: Date,
): NotedAlert {
  return { metric, cycle, revision, kind, level, outcome, dueAt, detectedAt };
}

/** Drawn when it is sent, and dropped where they have answered by then. */
async function remind(
  { surfaces, outbox }: Stores,
  { ticketId }: Ticket,
  { metric, cycle, revision }: Silence,
  { level }: FollowUpStep,
  address: Address,
  ids: Ids,
): Promise<void> {
  const surfaceId = ids.next() as SurfaceId;
  const alert = { metric, cycle, revision, kind: 'reminder', level } as const;
  await surfaces.add({ surfaceId, ticketId, kind: 'clock_alert', alert, address });
  const key = ['alert', ticketId, metric, cycle, revision, 'reminder', level, surfaceId].join(':');
  await outbox.announce({ key, kind: 'surface', surfaceId, to: address, ticketId });
}

interface Closing {
  readonly silence: Silence;
  readonly days: number;
  readonly requester: Address;
  readonly at: Date;
}

/** An ordinary closing that nobody made: what is resolved is done, anything else is without an answer. */
async function close(stores: Stores, ticket: Ticket, closing: Closing): Promise<void> {
  const { silence, at } = closing;
  const reason = silence.expected === 'resolved' ? 'done' : 'no_answer';
  const moved = moveTo(ticket, { name: 'closed', at, reason }, at);
  if (moved.kind === 'refused') throw new Error(`a ticket that is ${moved.from} was to be closed for a silence`);
  const closed = moved.ticket;
  await stores.tickets.save(closed);
  await stores.history.append(
    {
      kind: 'moved',
      ticketId: closed.ticketId,
      sequence: closed.revision,
      actorId: null,
      move: 'close',
      state: closed.state,
      ownerId: closed.ownerId,
      occurredAt: at,
      policyVersion: closed.policyVersion,
      contentId: null,
    },
    null,
    null,
  );
  await stores.outbox.refreshSurfaces(closed.ticketId, closed.revision);
  await tellClosed(stores, closed, closing);
}

async function tellClosed(
  stores: Stores,
  ticket: Ticket,
  { silence: { expected }, days, requester: to }: Closing,
): Promise<void> {
  const { ticketId, revision, requesterId, ownerId } = ticket;
  const tell = async (personId: typeof requesterId, as: 'requester' | 'owner', address: Address): Promise<void> => {
    const person = await stores.people.byId(personId);
    if (!person) return;
    const draw = as === 'requester' ? closedForSilence : closedForSilenceToTeam;
    const card = draw(ticket, expected, days, readerOf(person));
    await stores.outbox.announce({
      key: `news:${ticketId}:${revision}:${as}`,
      kind: 'card',
      card,
      to: address,
      ticketId,
    });
  };
  await tell(requesterId, 'requester', to);
  await tellUnderCards(stores, ticket, closedForSilenceToTeam(ticket, expected, days, await deskReader(stores)));
  const owner = ownerId && ownerId !== requesterId && (await directAddress(stores, ownerId, to.connectionId));
  if (owner) await tell(ownerId, 'owner', owner);
}
