import { clockOf, isWorthTelling, type ToldAlert, wasNeverDue } from '../../domain/sla/alerts.ts';
import { type Clock, elapsedMs } from '../../domain/sla/clocks.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { aloneClockWarning, type ClockNews, clockWarning, withdrawnWarning } from '../../views/clock-warning.ts';
import { routedPlaces } from '../escalation/places.ts';
import type { Person, Stores, Surface } from '../ports/stores.ts';
import { deskReader } from '../tickets/shown-ticket.ts';
import { personIn } from '../tickets/tell.ts';
import { readClocks, type TicketClocks } from './keep-clocks.ts';

/**
 * What was told of a clock, with what is left of its promise now. Where it is no longer worth telling that is noted, the
 * ticket locked: it may come about again. Whoever was its owner, or of a route, is told of it no more. Undefined when the ticket does not make that promise any more.
 */
export async function drawAlert(
  stores: Stores,
  { ticketId, alert, address }: Pick<Surface, 'ticketId' | 'address'> & { readonly alert: ToldAlert },
  at: Date,
): Promise<{ readonly card: Card; readonly revision: number; readonly isStillSo: boolean } | undefined> {
  const ticket = await stores.tickets.lock(ticketId);
  if (!ticket) return undefined;
  const read = await readClocks(stores, ticket);
  const clock = clockOf(read.clocks, alert);
  const isStillSo = clock !== undefined && isWorthTelling(clock, calendarsOf(read), alert, at);
  if (!isStillSo) await stores.clocks.skip(ticketId, alert, 'no_longer_so');
  const person = await personIn(stores, address);
  const isTheirs =
    !person || person.personId === ticket.ownerId || (await isOfRoute(stores, ticket, person, alert, at));
  const reader = person ? readerOf(person) : await deskReader(stores);
  const noted = (await stores.clocks.alertsOf(ticketId)).find((one) => isSame(one, alert));
  const isWithdrawn = clock && noted && wasNeverDue(clock, calendarsOf(read), alert, noted.detectedAt);
  const news = clock && toNews(ticket, clock, read, alert, at);
  const draw = address.inThreadOf ? clockWarning : aloneClockWarning;
  const ended = withdrawnWarning(ticket, isWithdrawn ? alert.metric : null, reader);
  return {
    card: news && !isWithdrawn ? draw(news, reader) : ended,
    revision: ticket.revision,
    isStillSo: isStillSo && isTheirs,
  };
}

async function isOfRoute(
  stores: Stores,
  ticket: Ticket,
  { personId }: Person,
  { kind }: ToldAlert,
  at: Date,
): Promise<boolean> {
  if (kind !== 'warning') return false;
  const { policy } = await stores.policies.current();
  const { people } = await routedPlaces(stores, ticket, 'warned', { policy, at, log: undefined });
  return people.some((told) => told.personId === personId);
}

const calendarsOf =
  ({ terms }: TicketClocks) =>
  (version: number) =>
    terms(version).calendar;

function isSame(one: Omit<ToldAlert, 'metric' | 'kind'> & { metric: string; kind: string }, other: ToldAlert): boolean {
  return (
    one.metric === other.metric &&
    one.cycle === other.cycle &&
    one.revision === other.revision &&
    one.kind === other.kind &&
    one.level === other.level
  );
}

function toNews(
  ticket: Ticket,
  clock: Clock,
  read: TicketClocks,
  { metric, kind }: ToldAlert,
  at: Date,
): ClockNews | undefined {
  const { targetMs, dueAt, counted } = clock;
  if (targetMs === null || dueAt === null) return undefined;
  const leftMs = targetMs - elapsedMs(clock, calendarsOf(read), at);
  return { ticket, metric, kind, counted, dueAt, amountMs: kind === 'warning' ? leftMs : -leftMs };
}
