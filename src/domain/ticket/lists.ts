import { type Actor, isAgent } from '../access/may.ts';
import type { PersonId } from '../ids.ts';

/** What people ask to see. What it means depends on who asks: `listFor`. */
export const LIST_NAMES = ['mine', 'asked', 'open', 'queue', 'waiting', 'late', 'due', 'awaited', 'done'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** Tickets of the whole desk, of one owner, of one requester, or found by the words of their title. Never closed ones, unless said. */
export type TicketList =
  | { readonly of: 'desk'; readonly only: 'open' | 'queue' | 'waiting' | 'late' }
  /** Due before that instant, late ones too: the first due comes first. */
  | { readonly of: 'desk'; readonly only: 'due'; readonly before: Date }
  | { readonly of: 'owner'; readonly personId: PersonId }
  /** `all` and `done` hold closed ones; `awaited`: something is expected of the requester. */
  | {
      readonly of: 'requester';
      readonly personId: PersonId;
      readonly only: 'all' | 'open' | 'late' | 'awaited' | 'done';
    }
  | { readonly of: 'requester'; readonly personId: PersonId; readonly only: 'due'; readonly before: Date }
  /** Closed ones too, the newest first. `requesterId`: only theirs. */
  | { readonly of: 'words'; readonly words: string; readonly requesterId: PersonId | null };

/**
 * Which tickets this person sees under that name; undefined when the list is the team's. Agents see the desk's, everybody
 * else their own (architecture §4.4).
 * @param endOfDay where they are, as `endOfLocalDay` gives it: what is due today is due before it
 */
export function listFor(actor: Actor, name: ListName, endOfDay: Date): TicketList | undefined {
  const { personId } = actor;
  switch (name) {
    case 'mine':
      return isAgent(actor) ? { of: 'owner', personId } : { of: 'requester', personId, only: 'all' };
    case 'asked':
      return { of: 'requester', personId, only: 'all' };
    case 'awaited':
    case 'done':
      return { of: 'requester', personId, only: name };
    case 'open':
    case 'late':
      return isAgent(actor) ? { of: 'desk', only: name } : { of: 'requester', personId, only: name };
    case 'due':
      return isAgent(actor)
        ? { of: 'desk', only: name, before: endOfDay }
        : { of: 'requester', personId, only: name, before: endOfDay };
    case 'queue':
    case 'waiting':
      return isAgent(actor) ? { of: 'desk', only: name } : undefined;
  }
}

/** The tickets that this person may find by words: all of the desk's for its agents, their own for everybody else. */
export function foundFor(actor: Actor, words: string): TicketList {
  return { of: 'words', words, requesterId: isAgent(actor) ? null : actor.personId };
}

/**
 * Where a ticket stands in a list: by rank, due time (null last), quality (C17), age, smaller first. In
 * lists by due time or by age alone all have one rank and quality. A page ends at a place and not at a count of tickets, so
 * none is skipped or shown twice while others come and go.
 */
export interface Place {
  readonly rank: number;
  readonly dueAt: Date | null;
  readonly quality: number;
  readonly number: number;
}
