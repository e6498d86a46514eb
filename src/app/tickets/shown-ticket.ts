import { clockAt } from '../../domain/sla/clock-at.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Reader } from '../../texts/reader.ts';
import { readerOf } from '../../texts/reader.ts';
import type { ClockedTicket, ShownTicket } from '../../views/ticket-words.ts';
import type { Stores } from '../ports/stores.ts';
import { readClocks } from '../sla/keep-clocks.ts';

/** A ticket with its words and its people by name, as the views draw it. `reader` names whoever has been erased. */
export async function showTicket(stores: Stores, ticket: Ticket, reader: Reader): Promise<ShownTicket> {
  const [content, { policy }, people] = [
    await stores.history.content(ticket.requestContentId),
    await stores.policies.current(),
    await stores.people.byIds([ticket.requesterId, ...(ticket.ownerId ? [ticket.ownerId] : [])]),
  ];
  const request = content?.kind === 'request' ? content : undefined;
  const nameOf = (personId: Ticket['requesterId']) => people.get(personId)?.name ?? reader.texts.unknownPerson;
  return {
    ticket,
    values: request?.values ?? {},
    originalText: request?.originalText ?? '',
    requesterName: nameOf(ticket.requesterId),
    ownerName: ticket.ownerId && nameOf(ticket.ownerId),
    policy,
  };
}

/** The same with its clocks as they stand at that instant, in desk time. */
export async function showClocks(stores: Stores, ticket: Ticket, reader: Reader, at: Date): Promise<ClockedTicket> {
  const shown = await showTicket(stores, ticket, reader);
  const { clocks, terms } = await readClocks(stores, ticket);
  const calendarOf = (version: number) => terms(version).calendar;
  const counting = [...new Set(clocks.map(({ policyVersion }) => calendarOf(policyVersion).timeZone))];
  return {
    ...shown,
    clocks: clocks.map((clock) => clockAt(clock, calendarOf, at)),
    timeZones: [shown.policy.timeZone, ...counting],
  };
}

/** The reader of a channel: the desk's own language and zone. */
export async function deskReader({ policies }: Stores): Promise<Reader> {
  const { policy } = await policies.current();
  return readerOf(policy);
}
