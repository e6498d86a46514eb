import { assertNever } from '../assert-never.ts';
import type { ClosingReason, StateName, TicketState, WaitingReason } from './ticket.ts';

/** The gestures that change a ticket's state, as the buttons name them. Taking has its own use case: it is about the owner. */
export const MOVE_NAMES = [
  'ask',
  'resume',
  'propose_fix',
  'confirm_fix',
  'refuse_fix',
  'resolve',
  'validate',
  'close',
  'reopen',
] as const;
export type MoveName = (typeof MOVE_NAMES)[number];

/** A gesture with what was said with it. `text` is public: the requester reads it. */
export type MoveRequest =
  | { readonly name: 'ask'; readonly reason: WaitingReason; readonly text: string }
  | { readonly name: 'resume' }
  | { readonly name: 'propose_fix'; readonly text: string }
  | { readonly name: 'confirm_fix' }
  | { readonly name: 'refuse_fix'; readonly text: string }
  | { readonly name: 'resolve'; readonly text: string }
  /** The requester is satisfied with what was resolved (S0-37). */
  | { readonly name: 'validate' }
  | { readonly name: 'close'; readonly reason: ClosingReason; readonly text: string }
  | { readonly name: 'reopen'; readonly text: string };

/** Who answers for a gesture: the desk's agents, the requester, or either. */
export const MOVED_BY: Readonly<Record<MoveName, 'agent' | 'requester' | 'either'>> = {
  ask: 'agent',
  resume: 'agent',
  propose_fix: 'agent',
  confirm_fix: 'requester',
  refuse_fix: 'requester',
  resolve: 'agent',
  validate: 'requester',
  close: 'agent',
  reopen: 'either',
};

/** From which states a gesture means something; narrower than the lifecycle, since a gesture says why (C9). */
const MOVED_FROM: Readonly<Record<MoveName, readonly StateName[]>> = {
  ask: ['new', 'in_progress'],
  resume: ['waiting', 'to_test'],
  propose_fix: ['in_progress'],
  confirm_fix: ['to_test'],
  refuse_fix: ['to_test'],
  resolve: ['in_progress', 'waiting'],
  validate: ['resolved'],
  close: ['new', 'in_progress', 'waiting', 'to_test', 'resolved'],
  reopen: ['resolved'],
};

export function mayMoveFrom(name: MoveName, from: StateName): boolean {
  return MOVED_FROM[name].includes(from);
}

/**
 * The gesture that leads from one state to another, as `/ticket status` names the state wished for; a new ticket is taken,
 * and what is resolved is validated by whoever asked for it.
 */
export function moveTowards(from: StateName, to: StateName, isRequester: boolean): MoveName | 'take' | undefined {
  switch (to) {
    case 'in_progress':
      if (from === 'new') return 'take';
      return from === 'resolved' ? 'reopen' : 'resume';
    case 'waiting':
      return 'ask';
    case 'to_test':
      return 'propose_fix';
    case 'resolved':
      return from === 'to_test' ? 'confirm_fix' : 'resolve';
    case 'closed':
      return from === 'resolved' && isRequester ? 'validate' : 'close';
    case 'new':
      return undefined;
    default:
      return assertNever(to);
  }
}

/** The state that a gesture leads to. */
export function stateAfter(move: MoveRequest, at: Date): TicketState {
  switch (move.name) {
    case 'ask':
      return { name: 'waiting', reason: move.reason };
    case 'propose_fix':
      return { name: 'to_test' };
    case 'resume':
    case 'refuse_fix':
    case 'reopen':
      return { name: 'in_progress' };
    case 'confirm_fix':
    case 'resolve':
      return { name: 'resolved', at };
    case 'validate':
      return { name: 'closed', at, reason: 'done' };
    case 'close':
      return { name: 'closed', at, reason: move.reason };
    default:
      return assertNever(move);
  }
}
