import type { ContentId } from '../../domain/ids.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { contentsOf, isSaid, type SaidEvent, wordsNow } from '../../domain/ticket/words.ts';
import type { Ids } from '../ports/ids.ts';
import type { SaidContent, Stores } from '../ports/stores.ts';

/** An edit of words that are on a ticket. `version` grows with each edit, compared as text: edits may come in any order. */
export interface WordsEdit {
  /** Undefined when nothing is left of them. */
  readonly content: SaidContent | undefined;
  readonly version: string;
  readonly at: Date;
}

/**
 * The words of an event as their author edited them, here and wherever they are shown (K9). Also on a closed ticket: what
 * it says is what was last said. Words edited to nothing are taken back; what was taken back stays so. What the words were
 * before stays in the history, where nobody is shown it.
 */
export async function editWords(stores: Stores, said: SaidEvent, edit: WordsEdit, ids: Ids): Promise<void> {
  const { content } = edit;
  if (!content) return removeWords(stores, said, edit.at);
  await changeWords(stores, said, edit.at, async (ticket, history) => {
    const now = wordsNow(said, history);
    if (now.kind === 'removed' || (now.version !== null && edit.version <= now.version)) return undefined;
    const event = {
      ...headOf(said, ticket, edit.at),
      kind: 'words_edited',
      ofSequence: said.sequence,
      version: edit.version,
      contentId: ids.next() as ContentId,
    } as const;
    return { event, content };
  });
}

/** The words of an event, taken back by their author: all that they ever were is erased, and what shows them says so (K9, K15). */
export async function removeWords(stores: Stores, said: SaidEvent, at: Date): Promise<void> {
  await changeWords(stores, said, at, async (ticket, history) => {
    if (wordsNow(said, history).kind === 'removed') return undefined;
    if (said.actorId)
      for (const contentId of contentsOf(said, history)) await stores.history.erase(contentId, said.actorId, at);
    const head = headOf(said, ticket, at);
    return {
      event: { ...head, kind: 'words_removed', ofSequence: said.sequence, contentId: null } as const,
      content: null,
    };
  });
}

type Change = { readonly event: TicketEvent; readonly content: SaidContent | null };

async function changeWords(
  stores: Stores,
  said: SaidEvent,
  at: Date,
  change: (ticket: Ticket, history: readonly TicketEvent[]) => Promise<Change | undefined>,
): Promise<void> {
  const ticket = await stores.tickets.lock(said.ticketId);
  const changed = ticket && (await change(ticket, await stores.history.of(ticket.ticketId)));
  if (!changed) return;
  const { event, content } = changed;
  await stores.tickets.save({ ...ticket, revision: event.sequence, updatedAt: at });
  await stores.history.append(event, content, null);
  await stores.outbox.refreshSaid(ticket.ticketId, said.sequence, event.sequence);
}

function headOf(said: SaidEvent, { ticketId, revision, policyVersion }: Ticket, occurredAt: Date) {
  return { ticketId, sequence: revision + 1, actorId: said.actorId, occurredAt, policyVersion };
}

/** The words that this gesture said, if it said any. */
export async function wordsOfGesture({ history }: Stores, gestureKey: string): Promise<SaidEvent | undefined> {
  const event = await history.byGesture(gestureKey);
  return event && isSaid(event) ? event : undefined;
}
