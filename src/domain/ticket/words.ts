import type { ContentId } from '../ids.ts';
import type { TicketEvent } from './history.ts';

/** An event that is words, which its author may edit and take back. */
export type SaidEvent = Extract<TicketEvent, { kind: 'replied' | 'noted' }>;

/** What the words of an event are now. `version` is that of the last edit, null when there was none. */
export type WordsNow =
  | { readonly kind: 'kept'; readonly contentId: ContentId | null; readonly version: string | null }
  /** Taken back by their author, for good: a later edit changes nothing. */
  | { readonly kind: 'removed' };

export function isSaid(event: TicketEvent): event is SaidEvent {
  return event.kind === 'replied' || event.kind === 'noted';
}

/** The words of an event as its author last left them, read from the history of its ticket. */
export function wordsNow(said: SaidEvent, history: readonly TicketEvent[]): WordsNow {
  return history.reduce<WordsNow>(
    (now, event) => {
      if (now.kind === 'removed') return now;
      if (event.kind === 'words_removed' && event.ofSequence === said.sequence) return { kind: 'removed' };
      return event.kind === 'words_edited' && event.ofSequence === said.sequence
        ? { kind: 'kept', contentId: event.contentId, version: event.version }
        : now;
    },
    { kind: 'kept', contentId: said.contentId, version: null },
  );
}

/** Every content row that held the words of an event: what is to be erased when they are taken back. */
export function contentsOf(said: SaidEvent, history: readonly TicketEvent[]): readonly ContentId[] {
  const edits = history.filter((event) => event.kind === 'words_edited' && event.ofSequence === said.sequence);
  return [said, ...edits].flatMap(({ contentId }) => contentId ?? []);
}
