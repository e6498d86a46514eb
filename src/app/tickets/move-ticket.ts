import { isAgent, may, mayMoveOwned } from '../../domain/access/may.ts';
import { cleanText } from '../../domain/clean-text.ts';
import type { ContentId, DeskId, TicketId } from '../../domain/ids.ts';
import { moveTo } from '../../domain/ticket/lifecycle.ts';
import { MOVED_BY, type MoveName, type MoveRequest, mayMoveFrom, stateAfter } from '../../domain/ticket/moves.ts';
import type { StateName, Ticket } from '../../domain/ticket/ticket.ts';
import type { Typed } from '../../forms/form.ts';
import { formOfMove, moveFrom } from '../../forms/move-forms.ts';
import { type Corrections, readSubmission } from '../../forms/read-submission.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Dialog } from '../../views/dialog.ts';
import { isSpokenMove, moveForm } from '../../views/move-form.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { keepClocks } from '../sla/keep-clocks.ts';
import { personName } from './person-name.ts';
import { tellNews } from './tell.ts';
import { tellMoved } from './tell-routes.ts';

export type MoveRefusal =
  | { readonly kind: 'unknown_ticket' }
  | { readonly kind: 'forbidden' }
  /** Only the requester says that a fix works (C9), or validates what is resolved (S0-37). */
  | { readonly kind: 'requester_only' }
  | { readonly kind: 'owned_by_other'; readonly ticket: Ticket; readonly ownerName: string }
  | { readonly kind: 'refused'; readonly ticket: Ticket; readonly from: StateName };

export type StartMoveResult =
  | MoveRefusal
  | { readonly kind: 'form'; readonly dialog: Dialog }
  /** Nothing needs to be said: the gesture can be made at once. */
  | { readonly kind: 'no_words_needed' };

export type StartMove = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly move: MoveName;
  /** What was already said with a command: it stands in the form. */
  readonly typed?: Typed;
}) => Promise<StartMoveResult>;

/** What a click on a gesture's button leads to: its small form, the gesture itself, or the reason why not. */
export const makeStartMove =
  (deps: { inTransaction: InTransaction }): StartMove =>
  ({ deskId, actor, ticketId, move, typed = {} }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.byId(ticketId);
      const refusal = await refusalOf(stores, ticket, actor, move);
      if (refusal || !ticket) return refusal ?? { kind: 'unknown_ticket' };
      const form = formOfMove(move, ticket.state.name);
      if (!form || !isSpokenMove(move)) return { kind: 'no_words_needed' };
      return { kind: 'form', dialog: moveForm(ticket, move, form, readerOf(actor), typed) };
    });

export type MoveTicketResult =
  | MoveRefusal
  | { readonly kind: 'moved'; readonly ticket: Ticket }
  | { readonly kind: 'corrections'; readonly corrections: Corrections };

export type MoveTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly move: MoveName;
  readonly typed: Typed;
  /** Names the click or the form: the same gesture a second time changes nothing and answers the same. */
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<MoveTicketResult>;

/** Asks, proposes, confirms, resolves, validates, closes, reopens (S0-33..38, C9): one gesture, one event, everybody told. */
export const makeMoveTicket =
  (deps: { inTransaction: InTransaction; ids: Ids; log?: Log }): MoveTicket =>
  ({ deskId, actor, ticketId, move: name, typed, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (ticket && may(actor, 'see', ticket) && (await stores.history.knows(ticketId, gestureKey)))
        return { kind: 'moved', ticket };
      const refusal = await refusalOf(stores, ticket, actor, name);
      if (refusal || !ticket) return refusal ?? { kind: 'unknown_ticket' };

      const read = readMove(name, ticket, typed);
      if ('corrections' in read) return { kind: 'corrections', corrections: read.corrections };
      const ownerId = ticket.ownerId ?? (isAgent(actor) && MOVED_BY[name] === 'agent' ? actor.personId : null);
      const moved = moveTo({ ...ticket, ownerId }, stateAfter(read.move, at), at);
      if (moved.kind === 'refused') return { kind: 'refused', ticket, from: moved.from };

      await saveMove(stores, moved.ticket, read.move, actor, gestureKey, deps.ids, at);
      await keepClocks(stores, moved.ticket);
      await tellNews(stores, moved.ticket, actor, { kind: 'moved', by: actor.name, move: read.move });
      await tellMoved(stores, moved.ticket, actor, name, { at, log: deps.log });
      return { kind: 'moved', ticket: moved.ticket };
    });

async function refusalOf(
  stores: Stores,
  ticket: Ticket | undefined,
  actor: Person,
  move: MoveName,
): Promise<MoveRefusal | undefined> {
  if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
  if (!may(actor, move, ticket))
    return MOVED_BY[move] === 'requester' ? { kind: 'requester_only' } : { kind: 'forbidden' };
  if (!mayMoveFrom(move, ticket.state.name)) return { kind: 'refused', ticket, from: ticket.state.name };
  const actsAsAgent = ticket.requesterId !== actor.personId || MOVED_BY[move] === 'agent';
  if (ticket.ownerId && actsAsAgent && !mayMoveOwned(actor, ticket))
    return { kind: 'owned_by_other', ticket, ownerName: await personName(stores, ticket.ownerId, actor) };
  return undefined;
}

function readMove(
  name: MoveName,
  ticket: Ticket,
  typed: Typed,
): { readonly move: MoveRequest } | { readonly corrections: Corrections } {
  const form = formOfMove(name, ticket.state.name);
  if (!form) return { move: moveFrom(name, {}) ?? { name: 'resume' } };
  const read = readSubmission(form, typed);
  if (read.kind === 'corrections') return { corrections: read.corrections };
  const move = moveFrom(name, read.values);
  return move ? { move } : { corrections: { reason: { code: 'not_an_option' } } };
}

async function saveMove(
  { tickets, history }: Stores,
  moved: Ticket,
  move: MoveRequest,
  actor: Person,
  gestureKey: string,
  ids: Ids,
  at: Date,
): Promise<void> {
  const text = 'text' in move ? cleanText(move.text) : '';
  await tickets.save(moved);
  await history.append(
    {
      kind: 'moved',
      ticketId: moved.ticketId,
      sequence: moved.revision,
      actorId: actor.personId,
      move: move.name,
      state: moved.state,
      ownerId: moved.ownerId,
      occurredAt: at,
      policyVersion: moved.policyVersion,
      contentId: text ? (ids.next() as ContentId) : null,
    },
    text ? { kind: 'said', text } : null,
    gestureKey,
  );
}
