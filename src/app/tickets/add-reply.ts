import { may } from '../../domain/access/may.ts';
import type { ContentId, DeskId, TicketId } from '../../domain/ids.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { textIn } from '../../forms/answers.ts';
import type { FileReference } from '../../forms/file-reference.ts';
import type { Typed } from '../../forms/form.ts';
import { replyForm } from '../../forms/move-forms.ts';
import { type Corrections, readSubmission } from '../../forms/read-submission.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Dialog } from '../../views/dialog.ts';
import { replyDialog } from '../../views/move-form.ts';
import type { Ids } from '../ports/ids.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { tellNews } from './tell.ts';

export type StartReplyResult = { readonly kind: 'unknown_ticket' } | { readonly kind: 'form'; readonly dialog: Dialog };

export type StartReply = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
}) => Promise<StartReplyResult>;

/** The small form of a public reply. */
export const makeStartReply =
  (deps: { inTransaction: InTransaction }): StartReply =>
  ({ deskId, actor, ticketId }) =>
    deps.inTransaction(deskId, async ({ tickets }) => {
      const ticket = await tickets.byId(ticketId);
      if (!ticket || !may(actor, 'reply', ticket)) return { kind: 'unknown_ticket' };
      return { kind: 'form', dialog: replyDialog(ticket, readerOf(actor)) };
    });

export type AddReplyResult =
  | { readonly kind: 'replied'; readonly ticket: Ticket }
  | { readonly kind: 'unknown_ticket' }
  | { readonly kind: 'closed'; readonly ticket: Ticket }
  | { readonly kind: 'corrections'; readonly corrections: Corrections };

export type AddReply = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly typed: Typed;
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<AddReplyResult>;

/** A public reply; the requester's own puts a ticket that waits for information back in progress (architecture §5). */
export const makeAddReply =
  (deps: { inTransaction: InTransaction; ids: Ids }): AddReply =>
  ({ deskId, actor, ticketId, typed, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const ticket = await stores.tickets.lock(ticketId);
      if (!ticket || !may(actor, 'reply', ticket)) return { kind: 'unknown_ticket' };
      if (await stores.history.knows(ticketId, gestureKey)) return { kind: 'replied', ticket };
      if (ticket.state.name === 'closed') return { kind: 'closed', ticket };
      const read = readSubmission(replyForm, typed);
      if (read.kind === 'corrections') return { kind: 'corrections', corrections: read.corrections };
      return {
        kind: 'replied',
        ticket: await addReply(stores, ticket, actor, { text: textIn(read.values, 'text'), gestureKey, at }, deps.ids),
      };
    });

/** Writes the reply and tells the other side; the ticket is locked by the caller. */
export async function addReply(
  stores: Stores,
  ticket: Ticket,
  actor: Person,
  reply: {
    readonly text: string;
    readonly files?: readonly FileReference[];
    readonly gestureKey: string;
    readonly at: Date;
  },
  ids: Ids,
): Promise<Ticket> {
  const { text, files = [], gestureKey, at } = reply;
  const byRequester = ticket.requesterId === actor.personId;
  const answers = byRequester && ticket.state.name === 'waiting' && ticket.state.reason === 'information';
  const replied: Ticket = {
    ...ticket,
    state: answers ? { name: 'in_progress' } : ticket.state,
    revision: ticket.revision + 1,
    updatedAt: at,
  };
  await stores.tickets.save(replied);
  await stores.history.append(
    {
      kind: 'replied',
      ticketId: ticket.ticketId,
      sequence: replied.revision,
      actorId: actor.personId,
      by: byRequester ? 'requester' : 'agent',
      state: replied.state,
      occurredAt: at,
      policyVersion: ticket.policyVersion,
      contentId: ids.next() as ContentId,
    },
    { kind: 'said', text, ...(files.length > 0 && { files }) },
    gestureKey,
  );
  await tellNews(stores, replied, actor, { kind: 'replied', by: actor.name, text, files });
  return replied;
}
