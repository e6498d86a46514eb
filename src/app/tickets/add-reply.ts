import { may } from '../../domain/access/may.ts';
import type { ContentId, DeskId, TicketId } from '../../domain/ids.ts';
import type { Quality } from '../../domain/ticket/completeness.ts';
import { OFFERED_TYPES, type Ticket } from '../../domain/ticket/ticket.ts';
import { textIn } from '../../forms/answers.ts';
import { withLateFiles } from '../../forms/files-later.ts';
import type { Typed } from '../../forms/form.ts';
import { replyForm } from '../../forms/move-forms.ts';
import { rateSubmission } from '../../forms/rate-submission.ts';
import { type Corrections, readSubmission } from '../../forms/read-submission.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Dialog } from '../../views/dialog.ts';
import { replyDialog } from '../../views/move-form.ts';
import type { Ids } from '../ports/ids.ts';
import type { InTransaction, Person, SaidContent, Stores } from '../ports/stores.ts';
import { keepClocks } from '../sla/keep-clocks.ts';
import { mirrorReply } from './mirror-words.ts';

export type StartReplyResult = { readonly kind: 'unknown_ticket' } | { readonly kind: 'form'; readonly dialog: Dialog };

export type StartReply = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
}) => Promise<StartReplyResult>;

/** The small form of a public reply; whoever is not the requester is told that the requester reads it. */
export const makeStartReply =
  (deps: { inTransaction: InTransaction }): StartReply =>
  ({ deskId, actor, ticketId }) =>
    deps.inTransaction(deskId, async ({ tickets }) => {
      const ticket = await tickets.byId(ticketId);
      if (!ticket || !may(actor, 'reply', ticket)) return { kind: 'unknown_ticket' };
      const as = ticket.requesterId === actor.personId ? 'requester' : 'agent';
      return { kind: 'form', dialog: replyDialog(ticket, as, readerOf(actor)) };
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
      const content = { kind: 'said', text: textIn(read.values, 'text') } as const;
      const reply = { content, gestureKey, readByRequester: false, at };
      return { kind: 'replied', ticket: await addReply(stores, ticket, actor, reply, deps.ids) };
    });

/**
 * Writes the reply and shows it to the other side and to the team; the ticket is locked by the caller. `readByRequester`:
 * it was written where the requester reads it, and an agent's is not told to them again.
 */
export async function addReply(
  stores: Stores,
  ticket: Ticket,
  actor: Person,
  reply: {
    readonly content: SaidContent;
    readonly gestureKey: string;
    readonly readByRequester: boolean;
    readonly at: Date;
  },
  ids: Ids,
): Promise<Ticket> {
  const { content, gestureKey, readByRequester, at } = reply;
  const byRequester = ticket.requesterId === actor.personId;
  const answers = byRequester && ticket.state.name === 'waiting' && ticket.state.reason === 'information';
  const rated = await ratedWith(stores, ticket, content);
  const replied: Ticket = {
    ...ticket,
    ...(rated && { quality: rated.score, missing: rated.missing }),
    state: answers ? { name: 'in_progress' } : ticket.state,
    revision: ticket.revision + 1,
    updatedAt: at,
  };
  const event = {
    kind: 'replied',
    ticketId: ticket.ticketId,
    sequence: replied.revision,
    actorId: actor.personId,
    by: byRequester ? 'requester' : 'agent',
    state: replied.state,
    ...(rated && { rated }),
    occurredAt: at,
    policyVersion: ticket.policyVersion,
    contentId: ids.next() as ContentId,
  } as const;
  await stores.tickets.save(replied);
  await stores.history.append(event, content, gestureKey);
  if (answers || !byRequester) await keepClocks(stores, replied);
  await stores.outbox.refreshSurfaces(ticket.ticketId, replied.revision);
  await mirrorReply(stores, replied, event, actor, readByRequester, ids);
  return replied;
}

/** How complete the request is once files came that it was missing (C10); undefined when that changes nothing. */
async function ratedWith(
  { history, policies }: Stores,
  ticket: Ticket,
  { files = [] }: SaidContent,
): Promise<Quality | undefined> {
  const type = OFFERED_TYPES.find((known) => known === ticket.type);
  if (!type || files.length === 0 || ticket.missing.length === 0) return undefined;
  const form = (await policies.version(ticket.policyVersion)).policy.forms[type];
  if (!form.fields.some(({ id, kind }) => kind === 'files' && ticket.missing.includes(id))) return undefined;
  const request = await history.content(ticket.requestContentId);
  if (request?.kind !== 'request') return undefined;
  const rated = rateSubmission(form, withLateFiles(form, request.values, files));
  return rated.score === ticket.quality ? undefined : rated;
}
