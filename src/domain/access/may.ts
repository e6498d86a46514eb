import type { PersonId } from '../ids.ts';
import { MOVED_BY, type MoveName } from '../ticket/moves.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** `external` is a guest of the organisation: may ask for work, never works on tickets. */
export const ROLES = ['external', 'requester', 'agent', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Actor {
  readonly personId: PersonId;
  readonly role: Role;
}

export type Action =
  | 'see'
  | 'take'
  | 'assign'
  | 'release'
  | 'rank'
  | 'escalate'
  | 'acknowledge'
  | 'reply'
  | 'note'
  | MoveName;

export const isAgent = (actor: Actor): boolean =>
  actor.role === 'agent' || actor.role === 'lead' || actor.role === 'admin';

const answersForOthers = (actor: Actor): boolean => actor.role === 'lead' || actor.role === 'admin';

/**
 * The one place that says who may do what to a ticket (architecture §4.4). Agents see every ticket of their desk, others
 * their own. Only the requester says that a fix works (C9), or validates what is resolved (S0-37), or a lead on their behalf.
 */
export function may(actor: Actor, action: Action, ticket: Ticket): boolean {
  const isRequester = ticket.requesterId === actor.personId;
  if (action === 'see' || action === 'reply') return isRequester || isAgent(actor);
  if (!isMove(action)) return isAgent(actor);
  switch (MOVED_BY[action]) {
    case 'agent':
      return isAgent(actor);
    case 'requester':
      return isRequester || answersForOthers(actor);
    case 'either':
      return isRequester || isAgent(actor);
  }
}

const isMove = (action: Action): action is MoveName => action in MOVED_BY;

/** Who decides where the desk listens, one channel at a time. */
export const mayWatchChannels = (actor: Actor): boolean => answersForOthers(actor);

/** Who chooses the desk's channels, its rules and its language. */
export const maySetUp = (actor: Actor): boolean => actor.role === 'admin';

/** Whether an agent may move, give or release a ticket that somebody owns: its owner, or a lead (S3-12: one clear owner). */
export function mayMoveOwned(actor: Actor, ticket: Ticket): boolean {
  return ticket.ownerId === null || ticket.ownerId === actor.personId || answersForOthers(actor);
}
