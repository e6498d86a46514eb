import { closingReasonsFrom } from '../domain/ticket/lifecycle.ts';
import { MOVE_NAMES, type MoveName, mayMoveFrom } from '../domain/ticket/moves.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { Button, CardPart } from './card.ts';

const AGENT_MOVES: readonly MoveName[] = ['propose_fix', 'resolve', 'ask', 'resume', 'reopen', 'close'];
const REQUESTER_MOVES: readonly MoveName[] = ['confirm_fix', 'refuse_fix', 'reopen'];
const STYLE: Readonly<Partial<Record<MoveName, 'primary' | 'danger'>>> = { confirm_fix: 'primary', resolve: 'primary' };

/** The buttons that an agent has on a ticket in its state; none on a closed one. */
export function agentButtons(ticket: Ticket, reader: Reader): CardPart[] {
  const take = ticket.ownerId === null && ticket.state.name === 'new' ? [takeButton(ticket, reader)] : [];
  return buttonRow([...take, ...moveButtons(AGENT_MOVES, ticket, reader)]);
}

/** The buttons that a requester has on their ticket: what is expected of them now (S0-33..37). */
export function requesterButtons(ticket: Ticket, reader: Reader): CardPart[] {
  const reply = ticket.state.name === 'closed' || ticket.state.name === 'to_test' ? [] : [replyButton(ticket, reader)];
  return buttonRow([...moveButtons(REQUESTER_MOVES, ticket, reader), ...reply]);
}

const buttonRow = (buttons: Button[]): CardPart[] => (buttons.length > 0 ? [{ kind: 'buttons', buttons }] : []);

function moveButtons(moves: readonly MoveName[], ticket: Ticket, { texts }: Reader): Button[] {
  return MOVE_NAMES.filter((move) => moves.includes(move))
    .filter((move) => mayMoveFrom(move, ticket.state.name))
    .filter((move) => move !== 'close' || closingReasonsFrom(ticket.state.name).length > 0)
    .sort((one, other) => moves.indexOf(one) - moves.indexOf(other))
    .map((move) => ({
      action: 'ticket.move',
      label: texts.buttons[move],
      value: { ticketId: ticket.ticketId, move },
      ...(STYLE[move] && { style: STYLE[move] }),
    }));
}

function takeButton(ticket: Ticket, { texts }: Reader): Button {
  return { action: 'ticket.take', label: texts.buttons.take, style: 'primary', value: { ticketId: ticket.ticketId } };
}

function replyButton(ticket: Ticket, { texts }: Reader): Button {
  return { action: 'ticket.reply', label: texts.buttons.reply, value: { ticketId: ticket.ticketId } };
}
