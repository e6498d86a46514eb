import { closesAt, type Silence, silenceOf, silentDays, type ToldReminder } from '../../domain/sla/follow-ups.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { reminderCard } from '../../views/follow-up.ts';
import type { NotedAlert, Stores } from '../ports/stores.ts';
import { showTicket } from '../tickets/shown-ticket.ts';
import { readClocks } from './keep-clocks.ts';

/**
 * A reminder as it is at that instant. Not worth sending once the requester is not waited for any more, said something since, or was reminded again:
 * that is noted, the ticket locked. Undefined for a ticket or a person that is gone.
 */
export async function drawReminder(
  stores: Stores,
  { ticketId, alert }: { readonly ticketId: Ticket['ticketId']; readonly alert: ToldReminder },
  at: Date,
): Promise<{ readonly card: Card; readonly revision: number; readonly isStillSo: boolean } | undefined> {
  const ticket = await stores.tickets.lock(ticketId);
  const requester = ticket && (await stores.people.byId(ticket.requesterId));
  if (!ticket || !requester) return undefined;
  const reader = readerOf(requester);
  const { clocks, history, terms } = await readClocks(stores, ticket);
  const clock = clocks.find(({ metric }) => metric === alert.metric);
  const silence = clock ? silenceOf(clock, history) : null;
  const isStillSo =
    silence !== null && isOf(silence, alert) && !(await stores.clocks.alertsOf(ticketId)).some(isAfter(alert));
  if (!isStillSo) await stores.clocks.skip(ticketId, alert, 'no_longer_so');

  const shown = await showTicket(stores, ticket, reader);
  const { revision } = ticket;
  if (!clock || !silence) return { card: reminderCard(shown, null, reader), revision, isStillSo };
  const said = terms(clock.policyVersion);
  const about = {
    expected: silence.expected,
    days: silentDays(silence, said, at),
    question: await lastAsked(stores, history),
    closesAt: closesAt(silence, said, at),
  };
  return { card: reminderCard(shown, about, reader), revision, isStillSo };
}

const isOf = (one: ToldReminder | Silence | NotedAlert, { metric, cycle, revision }: ToldReminder): boolean =>
  one.metric === metric && one.cycle === cycle && one.revision === revision;

/** A later reminder of the same silence says it all. */
const isAfter =
  (alert: ToldReminder) =>
  (noted: NotedAlert): boolean =>
    isOf(noted, alert) && noted.kind === 'reminder' && noted.outcome === 'announced' && noted.level > alert.level;

/** What was said with the gesture that led to where the ticket stands; empty when nothing was, or it was erased. */
async function lastAsked({ history }: Stores, events: readonly TicketEvent[]): Promise<string> {
  const asked = events.findLast(({ kind }) => kind === 'moved');
  const content = asked?.contentId && (await history.content(asked.contentId));
  return content && content.kind === 'said' ? content.text : '';
}
