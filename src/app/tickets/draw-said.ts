import { isAgent } from '../../domain/access/may.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { isSaid, type SaidEvent, wordsNow } from '../../domain/ticket/words.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { type SaidWords, saidToRequester, saidToTeam } from '../../views/said.ts';
import type { Stores, Surface } from '../ports/stores.ts';
import { personName } from './person-name.ts';
import { deskReader, showTicket } from './shown-ticket.ts';
import { personIn } from './tell.ts';

/**
 * What somebody said on a ticket, as they last left it: to the requester in their direct messages, to the owner in theirs,
 * to the team under a card. Undefined where these words have no place: a note is shown under cards alone (architecture
 * §4.5), a reply to nobody but the requester and the team.
 */
export async function drawSaid(
  stores: Stores,
  ticket: Ticket,
  { eventSequence, address }: Extract<Surface, { kind: 'said' }>,
): Promise<Card | undefined> {
  const history = await stores.history.of(ticket.ticketId);
  const event = history.find(({ sequence }) => sequence === eventSequence);
  if (!event || !isSaid(event)) return undefined;
  const isUnderCard = address.inThreadOf !== undefined && 'surfaceId' in address.inThreadOf;
  const person = isUnderCard ? undefined : await personIn(stores, address);
  const reader = person ? readerOf(person) : await deskReader(stores);
  const said = {
    by: event.actorId ? await personName(stores, event.actorId, reader) : reader.texts.unknownPerson,
    words: await wordsShown(stores, event, history),
  };
  const shown = await showTicket(stores, ticket, reader);
  if (event.kind === 'noted') return isUnderCard ? saidToTeam(shown, { ...said, as: 'noted' }, reader) : undefined;
  const as = event.by === 'requester' ? 'replied' : 'answered';
  if (isUnderCard) return saidToTeam(shown, { ...said, as }, reader);
  if (person?.personId === ticket.requesterId) return saidToRequester(shown, said, reader);
  return person && isAgent(person) ? saidToTeam(shown, { ...said, as }, reader) : undefined;
}

async function wordsShown(
  { history }: Stores,
  event: SaidEvent,
  events: readonly TicketEvent[],
): Promise<SaidWords['words']> {
  const now = wordsNow(event, events);
  if (now.kind === 'removed') return now;
  const content = now.contentId && (await history.content(now.contentId));
  return content?.kind === 'said'
    ? { kind: 'kept', text: content.text, files: content.files ?? [], isEdited: now.version !== null }
    : { kind: 'erased' };
}
