import type { ContentId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Ids } from '../ports/ids.ts';
import type { Person, SaidContent, Stores } from '../ports/stores.ts';
import { keepClocks } from '../sla/keep-clocks.ts';
import { type Heard, mirrorNote } from './mirror-words.ts';

/**
 * Writes what an agent says to agents, and shows it under the other cards of the ticket; the requester never reads it
 * (architecture §4.5). A closed ticket may be annotated: nothing of it changes. The ticket is locked by the caller.
 */
export async function addNote(
  stores: Stores,
  ticket: Ticket,
  author: Person,
  note: {
    readonly content: SaidContent;
    readonly gestureKey: string;
    /** Null where it was written in a form, and no thread shows it yet. */
    readonly heard: Heard | null;
    readonly at: Date;
  },
  ids: Ids,
): Promise<Ticket> {
  const noted = { ...ticket, revision: ticket.revision + 1, updatedAt: note.at };
  const event = {
    kind: 'noted',
    ticketId: ticket.ticketId,
    sequence: noted.revision,
    actorId: author.personId,
    occurredAt: note.at,
    policyVersion: ticket.policyVersion,
    contentId: ids.next() as ContentId,
  } as const;
  await stores.tickets.save(noted);
  await stores.history.append(event, note.content, note.gestureKey);
  // A diagnosis that goes on does not stand still.
  await keepClocks(stores, noted);
  await mirrorNote(stores, noted, event, note.heard, ids);
  return noted;
}
