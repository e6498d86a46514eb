import { addHours } from 'date-fns/addHours';
import type { ConnectionId, DeskId, DraftId } from '../../domain/ids.ts';
import { OFFERED_TYPES, type OfferedType, type Ticket } from '../../domain/ticket/ticket.ts';
import type { Typed } from '../../forms/form.ts';
import { withAcceptedFiles, withKeptFiles } from '../../forms/kept-files.ts';
import { type Corrections, correctionsOfFiles } from '../../forms/read-submission.ts';
import { typedAnew } from '../../forms/typed-anew.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Dialog } from '../../views/dialog.ts';
import { ticketForm } from '../../views/ticket-form.ts';
import type { Ids } from '../ports/ids.ts';
import type { Draft, InTransaction, Person, Stores } from '../ports/stores.ts';
import { personName } from '../tickets/person-name.ts';
import { makeDraft, mayFill } from './make-draft.ts';

export type OpenFormResult =
  | { readonly kind: 'form'; readonly dialog: Dialog; readonly draftId: DraftId }
  | { readonly kind: 'already_ticket'; readonly ticket: Ticket }
  | { readonly kind: 'draft_gone' };

export type OpenForm = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly draftId: DraftId;
  readonly at: Date;
}) => Promise<OpenFormResult>;

/** The form of a draft, filled with what the message said and what was typed before. */
export const makeOpenForm =
  (deps: { inTransaction: InTransaction }): OpenForm =>
  ({ deskId, actor, draftId, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const draft = await stores.drafts.lock(draftId);
      if (!draft || !mayFill(draft, actor)) return { kind: 'draft_gone' };
      const ticket = draft.ticketId && (await stores.tickets.byId(draft.ticketId));
      if (ticket) return { kind: 'already_ticket', ticket };
      await stores.drafts.save({ ...draft, promptAnswered: true }, at);
      return { kind: 'form', draftId, dialog: await dialogOf(stores, draft, actor) };
    });

export type OpenNewForm = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  /** What stood behind the command; empty for an empty form. */
  readonly text: string;
  /** The message that the command was a reply to: it is what the ticket is about. */
  readonly inReplyTo?: string | undefined;
  readonly at: Date;
}) => Promise<Extract<OpenFormResult, { kind: 'form' }>>;

/** The form of `/ticket`, filled with what stands behind the command. */
export const makeOpenNewForm =
  (deps: { inTransaction: InTransaction; ids: Ids }): OpenNewForm =>
  ({ deskId, actor, connectionId, conversation, text, inReplyTo, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const current = await stores.policies.current();
      const draftId = deps.ids.next() as DraftId;
      const words = { connectionId, conversation, text, messageId: null, threadId: null, files: [] };
      const draft = { ...makeDraft(draftId, { ...words, personId: actor.personId }, current), promptAnswered: true };
      await stores.drafts.add(draft, at, addHours(at, current.policy.draftHours));
      const channel = inReplyTo && (await stores.channels.byExternalId(connectionId, conversation));
      if (inReplyTo && channel) {
        const by = { personId: actor.personId, draftId, textHash: null, at };
        await stores.triage.pointAt(channel.channelId, inReplyTo, by);
      }
      return { kind: 'form', draftId, dialog: await dialogOf(stores, draft, actor) };
    });

export type ChangeFormType = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly draftId: DraftId;
  readonly type: OfferedType;
  readonly typed: Typed;
  readonly at: Date;
}) => Promise<OpenFormResult>;

/** The same draft in the fields of another type; what was typed is kept, also where the new type does not ask for it. */
export const makeChangeFormType =
  (deps: { inTransaction: InTransaction }): ChangeFormType =>
  ({ deskId, actor, draftId, type, typed, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const draft = await stores.drafts.lock(draftId);
      if (!draft || !mayFill(draft, actor)) return { kind: 'draft_gone' };
      const ticket = draft.ticketId && (await stores.tickets.byId(draft.ticketId));
      if (ticket) return { kind: 'already_ticket', ticket };
      const { policy } = await stores.policies.version(draft.policyVersion);
      const form = policy.forms[draft.type];
      const given = withKeptFiles(form, draft.typed, typed);
      const changed = { ...draft, type, typed: typedAnew(form, draft.typed, withAcceptedFiles(form, given)) };
      await stores.drafts.save(changed, at);
      // An input of files cannot be filled again: what is wrong with one must be said now.
      const dialog = ticketForm(changed, policy, correctionsOfFiles(form, given), readerOf(actor));
      return { kind: 'form', draftId, dialog };
    });

export type ShowFormAgain = (form: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly draftId: DraftId;
  /** The type and the policy version that it was opened with. */
  readonly type: string;
  readonly policyVersion: number;
  readonly typed: Typed;
  readonly corrections: Corrections;
}) => Promise<Extract<OpenFormResult, { kind: 'form' | 'draft_gone' }>>;

/**
 * A form that was refused with corrections, for a platform that does not leave it on the screen: with all that was typed,
 * also when its draft was erased in the meantime, since the form can still be sent.
 */
export const makeShowFormAgain =
  (deps: { inTransaction: InTransaction }): ShowFormAgain =>
  ({ deskId, actor, draftId, type, policyVersion, typed, corrections }) =>
    deps.inTransaction(deskId, async (stores) => {
      const kept = await stores.drafts.find(draftId);
      if (kept && !mayFill(kept, actor)) return { kind: 'draft_gone' };
      const offered = OFFERED_TYPES.find((known) => known === type) ?? 'demande';
      const draft = kept ?? { draftId, type: offered, typed, originalText: '', policyVersion };
      const { policy } = await stores.policies.version(draft.policyVersion);
      const forName = kept ? await requesterName(stores, kept, actor) : null;
      return { kind: 'form', draftId, dialog: ticketForm(draft, policy, corrections, readerOf(actor), forName) };
    });

/** The form of a draft as this person fills it; it says for whom when that is somebody else. */
export async function dialogOf(stores: Stores, draft: Draft, actor: Person): Promise<Dialog> {
  const { policy } = await stores.policies.version(draft.policyVersion);
  return ticketForm(draft, policy, {}, readerOf(actor), await requesterName(stores, draft, actor));
}

/** Whose request it is; null when it is their own. */
async function requesterName(stores: Stores, { personId }: Draft, actor: Person): Promise<string | null> {
  return personId === actor.personId ? null : personName(stores, personId, actor);
}
