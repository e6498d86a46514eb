import { closingReasonsFrom } from '../domain/ticket/lifecycle.ts';
import { MOVE_NAMES, type MoveName, mayMoveFrom } from '../domain/ticket/moves.ts';
import { mayChangeHands } from '../domain/ticket/ownership.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Reader } from '../texts/reader.ts';
import type { Button, CardPart } from './card.ts';
import type { ClockedTicket } from './ticket-words.ts';

const AGENT_MOVES: readonly MoveName[] = ['propose_fix', 'resolve', 'ask', 'resume', 'reopen', 'close'];
const REQUESTER_MOVES: readonly MoveName[] = ['confirm_fix', 'refuse_fix', 'validate', 'reopen'];
const STYLE: Readonly<Partial<Record<MoveName, 'primary' | 'danger'>>> = {
  confirm_fix: 'primary',
  resolve: 'primary',
  validate: 'primary',
};

/** The buttons that an agent has on a ticket in its state; none on a closed one. */
export function agentButtons(ticket: Ticket, reader: Reader): CardPart[] {
  const reply = ticket.state.name === 'closed' ? [] : [replyButton(ticket, reader)];
  const moves = moveButtons(AGENT_MOVES, ticket, reader);
  const explain = ticket.state.name === 'closed' ? [] : [explainButton(ticket, reader)];
  const hands = handButtons(ticket, reader);
  return buttonRow([...takeButtons(ticket, reader), ...reply, ...moves, ...hands, ...explain], reader);
}

/** The buttons that a requester has on their ticket: what is expected of them now (S0-33..37). */
export function requesterButtons(ticket: Ticket, reader: Reader): CardPart[] {
  return buttonRow(requesterRow(ticket, reader), reader);
}

/** The same on a card of the ticket, where a promise that runs or stands still can be unfolded (N11). */
export function requesterCardButtons({ ticket, clocks }: ClockedTicket, reader: Reader): CardPart[] {
  const isPromised = clocks.some(
    ({ state, targetMs }) => targetMs !== null && (state === 'running' || state === 'paused'),
  );
  return buttonRow([...requesterRow(ticket, reader), ...(isPromised ? [explainButton(ticket, reader)] : [])], reader);
}

function requesterRow(ticket: Ticket, reader: Reader): Button[] {
  const reply = ticket.state.name === 'closed' || ticket.state.name === 'to_test' ? [] : [replyButton(ticket, reader)];
  return [...moveButtons(REQUESTER_MOVES, ticket, reader), ...reply];
}

function explainButton({ number }: Ticket, { texts }: Reader): Button {
  return { action: 'ticket.explain', label: texts.buttons.explain, value: { number: String(number) } };
}

/** As many as are read at a glance; the others, in the same order, in a menu. */
const MOST_BUTTONS = 5;
const BUTTONS_BESIDE_MENU = 4;

function buttonRow(buttons: Button[], { texts }: Reader): CardPart[] {
  if (buttons.length === 0) return [];
  if (buttons.length <= MOST_BUTTONS) return [{ kind: 'buttons', buttons }];
  const gestures = buttons.slice(BUTTONS_BESIDE_MENU).map(({ action, label, value }) => ({ action, label, value }));
  return [
    { kind: 'buttons', buttons: buttons.slice(0, BUTTONS_BESIDE_MENU), more: { label: texts.buttons.more, gestures } },
  ];
}

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

/** A new ticket is taken, also by whoever it was given to; so is one that was released. */
export function takeButtons(ticket: Ticket, { texts }: Reader): Button[] {
  if (!mayChangeHands(ticket) || (ticket.ownerId !== null && ticket.state.name !== 'new')) return [];
  return [{ action: 'ticket.take', label: texts.buttons.take, style: 'primary', value: { ticketId: ticket.ticketId } }];
}

/** To give it to somebody, to change its rank, to call the level above, or to give it back to the team. */
function handButtons(ticket: Ticket, { texts }: Reader): Button[] {
  if (!mayChangeHands(ticket)) return [];
  const value = { ticketId: ticket.ticketId };
  return [
    { action: 'ticket.assign', label: texts.buttons.assign, value },
    { action: 'ticket.rank', label: texts.buttons.rank, value },
    { action: 'ticket.escalate', label: texts.buttons.escalate, value },
    ...(ticket.ownerId ? [{ action: 'ticket.release' as const, label: texts.buttons.release, value }] : []),
  ];
}

function replyButton(ticket: Ticket, { texts }: Reader): Button {
  return { action: 'ticket.reply', label: texts.buttons.reply, value: { ticketId: ticket.ticketId } };
}
