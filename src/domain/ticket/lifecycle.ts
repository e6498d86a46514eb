import type { StateName, Ticket, TicketState } from './ticket.ts';

/** Which state may follow which (architecture §5; S0-33..38, C2, C9). A closed ticket is final: what follows is a new, linked one. */
const NEXT: Readonly<Record<StateName, readonly StateName[]>> = {
  new: ['in_progress', 'waiting', 'closed'],
  in_progress: ['waiting', 'to_test', 'resolved', 'closed'],
  waiting: ['in_progress', 'resolved', 'closed'],
  to_test: ['resolved', 'in_progress', 'closed'],
  resolved: ['in_progress', 'closed'],
  closed: [],
};

/** Why a ticket may be closed, by the state that it is closed from. */
const CLOSING: Readonly<Record<StateName, readonly string[]>> = {
  new: ['cancelled', 'duplicate', 'merged'],
  in_progress: ['cancelled', 'duplicate', 'merged'],
  waiting: ['no_answer', 'cancelled', 'duplicate', 'merged'],
  to_test: ['no_answer'],
  resolved: ['done'],
  closed: [],
};

export type Move =
  | { readonly kind: 'moved'; readonly ticket: Ticket }
  | { readonly kind: 'refused'; readonly from: StateName };

/** Says whether a ticket in `from` may become `to`, reasons included. */
export function mayBecome(from: StateName, to: TicketState): boolean {
  return NEXT[from].includes(to.name) && (to.name !== 'closed' || CLOSING[from].includes(to.reason));
}

/** The reasons for which a ticket in this state may be closed; none when it may not. */
export function closingReasonsFrom(from: StateName): readonly string[] {
  return CLOSING[from];
}

/** The ticket in its next state, its revision one further; refused when the table does not allow it. */
export function moveTo(ticket: Ticket, to: TicketState, at: Date): Move {
  const from = ticket.state.name;
  if (!mayBecome(from, to)) return { kind: 'refused', from };
  const reopened = from === 'resolved' && to.name === 'in_progress';
  return {
    kind: 'moved',
    ticket: {
      ...ticket,
      state: to,
      reopenedCount: ticket.reopenedCount + (reopened ? 1 : 0),
      revision: ticket.revision + 1,
      updatedAt: at,
    },
  };
}
