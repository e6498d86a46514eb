import { isAgent, may } from '../../domain/access/may.ts';
import type { ConnectionId, ContentId, DeskId, DraftId, SurfaceId, TicketId } from '../../domain/ids.ts';
import { nextDueAt } from '../../domain/sla/clocks.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import { proposeRank } from '../../domain/ticket/priority.ts';
import {
  ENVIRONMENTS,
  IMPACTS,
  OFFERED_TYPES,
  type OfferedType,
  type Ticket,
  URGENCIES,
} from '../../domain/ticket/ticket.ts';
import { impactsTold } from '../../domain/ticket/urgency.ts';
import { chosenIn, textIn } from '../../forms/answers.ts';
import { withFilesLater } from '../../forms/files-later.ts';
import type { Form, Typed } from '../../forms/form.ts';
import { withEveryFile, withFilesNotAsked, withKeptFiles } from '../../forms/kept-files.ts';
import { rateSubmission } from '../../forms/rate-submission.ts';
import { type Corrections, readSubmission } from '../../forms/read-submission.ts';
import { typedAnew } from '../../forms/typed-anew.ts';
import type { Policy } from '../../policy/policy.ts';
import { routedPlaces } from '../escalation/places.ts';
import { mayFill } from '../intake/make-draft.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Address, Draft, InTransaction, Person, Stores, SurfaceKind } from '../ports/stores.ts';
import { beginClocks, storeClocks } from '../sla/keep-clocks.ts';
import { clientOfRequest } from './client-of-request.ts';
import { giveNewTicket } from './give-ticket.ts';
import { directAddress } from './tell.ts';
import { tellPlaces } from './tell-routes.ts';

export type CreateTicketResult =
  /**
   * `forName`: whose request it is, when somebody else filled the form. `isVote`: it was made of a message that triage had
   * judged, which is counted once.
   */
  | { readonly kind: 'created'; readonly ticket: Ticket; readonly forName: string | null; readonly isVote?: boolean }
  | { readonly kind: 'already_created'; readonly ticket: Ticket }
  | { readonly kind: 'corrections'; readonly corrections: Corrections; readonly typed: Typed }
  /** Somebody else's form. */
  | { readonly kind: 'forbidden' };

export type CreateTicket = (submission: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly connectionId: ConnectionId;
  readonly draftId: DraftId;
  /** The type and the policy version that the form was opened with: it is read with the same. */
  readonly type: string;
  readonly policyVersion: number;
  readonly typed: Typed;
  /** The form took no files: they come later, in the thread or a direct message. */
  readonly filesComeLater?: boolean;
  /** Names the form: sent a second time, it is answered as the first time. */
  readonly gestureKey?: string;
  readonly at: Date;
}) => Promise<CreateTicketResult>;

/**
 * A submitted form becomes a numbered ticket with its acknowledgement, its note in the thread and its card for the agents,
 * or comes back with corrections (S1-12, S3-13). A draft becomes one ticket, however often its form is sent.
 */
export const makeCreateTicket =
  (deps: { inTransaction: InTransaction; ids: Ids; log?: Log }): CreateTicket =>
  ({ deskId, actor, connectionId, draftId, type, policyVersion, typed, filesComeLater = false, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const offered = OFFERED_TYPES.find((known) => known === type) ?? 'demande';
      const kept = await stores.drafts.lock(draftId);
      if (kept && !mayFill(kept, actor)) return { kind: 'forbidden' };
      const existing = await ticketOf(stores, kept, draftId);
      if (existing)
        return may(actor, 'see', existing) ? sentAgain(stores, existing, actor, gestureKey) : { kind: 'forbidden' };
      const draft = kept ?? erasedDraft({ draftId, actor, connectionId, type: offered, policyVersion, typed });

      const { policy } = await stores.policies.version(policyVersion);
      const form = policy.forms[offered];
      const given = withKeptFiles(form, draft.typed, typed);
      const read = readSubmission(filesComeLater ? withFilesLater(form) : form, given);
      if (read.kind === 'corrections') {
        if (kept) await stores.drafts.save(draftAsTyped(kept, offered, form, given), at);
        return { kind: 'corrections', corrections: read.corrections, typed: read.values };
      }
      const values = withFilesNotAsked(form, draft.typed, read.values);
      const current = await stores.policies.current();
      const follows = await followedBy(stores, draft);
      const requester = (await stores.people.byId(draft.personId)) ?? actor;
      const client = await clientOfRequest(stores, current.policy, draft);
      const request = { deskId, type: offered, values, policy, policyVersion, follows, client, at };
      const asked = newTicket(request, requester, deps.ids);
      const promised = { promisedVersion: current.version, byTeam: isAgent(requester), impacts: impactsOf(values) };
      const begun = await beginClocks(stores, { ...createdEvent(asked), ...promised });
      const ticket = await stores.tickets.create(
        asked,
        { kind: 'request', title: titleOf(values), values, originalText: draft.originalText },
        {
          actorId: actor.personId,
          draftId,
          origin: originOf(draft),
          dueAt: nextDueAt(begun.clocks),
          gestureKey: gestureKey ?? null,
          ...promised,
        },
      );
      await storeClocks(stores, ticket.ticketId, begun, []);
      const routed = await routedPlaces(stores, ticket, 'created', { policy: current.policy, at, log: deps.log });
      await openSurfaces(stores, ticket, draft, requester, routed.channels, deps.ids);
      const forName = nameForOther(requester, actor);
      const isVote = await stores.triage.vote(draftId, actor.personId, 'needed_ticket', at);
      const owned = await giveNewTicket(stores, ticket, current.policy.assignment, at);
      const told = { happened: 'created', by: requester.name, except: [actor.personId, owned.ownerId] } as const;
      await tellPlaces(stores, ticket, { channels: [], people: routed.people }, told);
      return { kind: 'created', ticket: owned, forName, ...(isVote && { isVote }) };
    });

/** The same form a second time is answered as the first; another form of the same draft is told that the ticket is there. */
async function sentAgain(
  { history, people }: Stores,
  ticket: Ticket,
  actor: Person,
  gestureKey: string | undefined,
): Promise<CreateTicketResult> {
  if (gestureKey === undefined || !(await history.knows(ticket.ticketId, gestureKey)))
    return { kind: 'already_created', ticket };
  const requester = await people.byId(ticket.requesterId);
  return { kind: 'created', ticket, forName: requester ? nameForOther(requester, actor) : null };
}

function nameForOther(requester: Person, actor: Person): string | null {
  return requester.personId === actor.personId ? null : requester.name;
}

/** The ticket that the draft became, if it did; asked for only where it may be, since most forms are sent once. */
async function ticketOf({ tickets }: Stores, draft: Draft | undefined, draftId: DraftId): Promise<Ticket | undefined> {
  if (draft) return draft.ticketId ? tickets.byId(draft.ticketId) : undefined;
  return tickets.ofDraft(draftId);
}

/** The number of the requester's closed ticket in whose thread the request was made: a follow-up is a new, linked ticket (architecture §5). */
async function followedBy({ tickets }: Stores, draft: Draft): Promise<number | null> {
  const { connectionId, conversation, threadId, messageId, personId } = draft;
  if (threadId === null || threadId === messageId) return null;
  const before = await tickets.ofThread(connectionId, conversation, threadId);
  return before?.requesterId === personId && before.state.name === 'closed' ? before.number : null;
}

/** The draft with what was just typed, so that nobody types it twice. */
function draftAsTyped(draft: Draft, type: OfferedType, form: Form, typed: Typed): Draft {
  return { ...draft, type, typed: typedAnew(form, draft.typed, withEveryFile(form, draft.typed, typed)) };
}

/** A form may be sent after its draft was erased (24 hours, a deleted message): what was typed in it is a request all the same. */
function erasedDraft(form: {
  draftId: DraftId;
  actor: Person;
  connectionId: ConnectionId;
  type: OfferedType;
  policyVersion: number;
  typed: Typed;
}): Draft {
  return {
    draftId: form.draftId,
    personId: form.actor.personId,
    filledBy: null,
    connectionId: form.connectionId,
    conversation: '',
    messageId: null,
    threadId: null,
    type: form.type,
    originalText: '',
    typed: form.typed,
    policyVersion: form.policyVersion,
    ticketId: null,
    promptAnswered: true,
  };
}

function newTicket(
  request: {
    deskId: DeskId;
    type: OfferedType;
    values: Typed;
    policy: Policy;
    policyVersion: number;
    follows: number | null;
    client: string | null;
    at: Date;
  },
  requester: Person,
  ids: Ids,
): Omit<Ticket, 'number'> {
  const { values, policy, type, at } = request;
  const urgency = URGENCIES.find((known) => known === values['urgency']) ?? 'normal';
  const quality = rateSubmission(policy.forms[type], values);
  return {
    deskId: request.deskId,
    ticketId: ids.next() as TicketId,
    type,
    title: titleOf(values),
    urgency,
    rank: proposeRank(policy.ranks, { type, urgency, impacts: impactsOf(values) }),
    environment: ENVIRONMENTS.find((known) => known === values['environment']) ?? null,
    state: { name: 'new' },
    requesterId: requester.personId,
    ownerId: null,
    quality: quality.score,
    missing: quality.missing,
    reopenedCount: 0,
    follows: request.follows,
    client: request.client,
    requestContentId: ids.next() as ContentId,
    policyVersion: request.policyVersion,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
}

/** What will be the first event, but for its number: the clocks begin with it. */
function createdEvent(ticket: Omit<Ticket, 'number'>): Extract<TicketEvent, { kind: 'created' }> {
  const { ticketId, type, urgency, rank, environment, requesterId, quality, missing, follows, client } = ticket;
  return {
    kind: 'created',
    ...{ ticketId, type, urgency, rank, environment, requesterId, quality, missing, follows, client },
    number: 0,
    sequence: 1,
    actorId: requesterId,
    occurredAt: ticket.createdAt,
    policyVersion: ticket.policyVersion,
    contentId: ticket.requestContentId,
  };
}

function titleOf(values: Typed): string {
  return textIn(values, 'title');
}

/** The impacts ticked, and those that the justification tells in words (S0-30, N4). */
function impactsOf(values: Typed) {
  const ticked = chosenIn(values, 'impacts');
  const told = impactsTold(textIn(values, 'justification'));
  return IMPACTS.filter((impact) => ticked.includes(impact) || told.includes(impact));
}

function originOf({ connectionId, conversation, threadId }: Draft) {
  return { connectionId, conversation, threadId };
}

/**
 * The places that show the ticket: the agents' card, the requester's acknowledgement, a note where it was asked. `routed`:
 * the channels of the agents' card instead of the team's (K10).
 */
async function openSurfaces(
  stores: Stores,
  ticket: Ticket,
  draft: Draft,
  actor: Person,
  routed: readonly Address[],
  ids: Ids,
): Promise<void> {
  const { triage, origin } = await stores.channels.ofRequest(draft.connectionId, draft.conversation);
  const teams = triage.map(({ connectionId, externalId }) => ({ connectionId, conversation: externalId }));
  const acknowledgement = await directAddress(stores, actor.personId, draft.connectionId);
  const places: { kind: SurfaceKind; address: Address }[] = [
    ...(acknowledgement ? [{ kind: 'requester_card' as const, address: acknowledgement }] : []),
    ...(draft.threadId && origin?.role === 'support'
      ? [
          {
            kind: 'thread_note' as const,
            address: {
              connectionId: draft.connectionId,
              conversation: draft.conversation,
              inThreadOf: { messageId: draft.threadId },
            },
          },
        ]
      : []),
    ...(routed.length > 0 ? routed : teams).map((address) => ({ kind: 'triage_card' as const, address })),
  ];
  for (const { kind, address } of places) {
    const surfaceId = ids.next() as SurfaceId;
    await stores.surfaces.add({ surfaceId, ticketId: ticket.ticketId, kind, address });
    await stores.outbox.announce({
      key: `surface:${surfaceId}`,
      kind: 'surface',
      surfaceId,
      to: address,
      ticketId: ticket.ticketId,
    });
  }
}
