import type { ConnectionId, DeskId, SurfaceId } from '../../domain/ids.ts';
import type { Card } from '../../views/card.ts';
import type { Announcement, Platform } from './stores.ts';

/** What a platform said, reduced to what the caller can do about it. */
export type DeliveryProblem =
  /** 429, 5xx, or the platform cannot be reached and nothing was sent. */
  | { readonly kind: 'try_later'; readonly afterMs: number; readonly detail: string }
  /** The connection was cut after the request left: it may or may not have been posted. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** The message to edit is no longer there. */
  | { readonly kind: 'message_gone'; readonly detail: string }
  /** Archived, left, deleted: stop, and tell the administrator. */
  | { readonly kind: 'destination_gone'; readonly detail: string }
  /** The platform refuses this content; sending it again cannot help. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** An administrator must act. */
  | { readonly kind: 'credentials'; readonly detail: string };

export class DeliveryError extends Error {
  readonly problem: DeliveryProblem;
  constructor(problem: DeliveryProblem, cause?: unknown) {
    super(`delivery failed: ${problem.kind}, ${problem.detail}`, { cause });
    this.problem = problem;
  }
}

export interface PostedMessage {
  /** The platform's own conversation id, also when it was addressed by person. */
  readonly conversation: string;
  readonly messageId: string;
}

export interface OutgoingMessage {
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly inThreadOf: string | null;
  readonly onlyFor: string | null;
  readonly card: Card;
  /** Travels in the platform's message metadata, so that an ambiguous post can be found again. */
  readonly outboxId: string;
}

/** One platform's way to post. Every method throws `DeliveryError`, and nothing else, when the platform says no. */
export interface Messenger {
  post(message: OutgoingMessage): Promise<PostedMessage>;
  edit(message: PostedMessage & { readonly connectionId: ConnectionId; readonly card: Card }): Promise<void>;
  /** The message that carries this outbox id, posted at or after `since`; undefined when it was never posted. */
  find(message: OutgoingMessage, since: Date): Promise<PostedMessage | undefined>;
}

interface ClaimHead {
  readonly deskId: DeskId;
  readonly platform: Platform;
  readonly destinationId: string;
  /** A worker whose token is no longer the destination's has lost its lease and changes nothing. */
  readonly leaseToken: string;
}

/** One thing to deliver, its destination leased. */
export type Claim = ClaimHead &
  (
    | {
        readonly kind: 'post';
        readonly outboxId: string;
        readonly announcement: Announcement;
        /** The message id of `inThreadOf`, already resolved; null when not in a thread. */
        readonly inThreadOf: string | null;
        /** Earlier attempts: 0 the first time. */
        readonly attempts: number;
        /** When an earlier attempt left whose end nobody knows: look before posting again. */
        readonly maybePostedSince: Date | null;
      }
    | {
        readonly kind: 'edit';
        readonly surfaceId: SurfaceId;
        readonly connectionId: ConnectionId;
        readonly posted: PostedMessage;
        readonly wantedRevision: number;
        /** Earlier attempts since the surface was last drawn: 0 the first time. */
        readonly attempts: number;
      }
  );

/** What became of a claim; each is one statement that also frees the destination. */
export interface OutboxQueue {
  /**
   * Leases one destination that has something due and is not paced, and says what is next there: the oldest of its posts
   * and wanted edits. Posts whose time is over are dropped on the way. Undefined when nothing is due.
   */
  claimNext(leaseSeconds: number): Promise<Claim | undefined>;
  /** Posted (or found posted). `shownRevision`: what a surface now shows. The destination rests for `paceMs`. */
  posted(
    claim: Extract<Claim, { kind: 'post' }>,
    as: PostedMessage,
    shownRevision: number | null,
    paceMs: number,
  ): Promise<void>;
  edited(claim: Extract<Claim, { kind: 'edit' }>, shownRevision: number, paceMs: number): Promise<void>;
  /**
   * The whole destination waits (order is kept). `maybePosted`: nobody knows whether the post arrived. Once that is so it
   * stays so until it is posted or found: looking again is cheap, posting twice is not.
   */
  postpone(claim: Claim, afterMs: number, detail: string, maybePosted: boolean): Promise<void>;
  /** No longer so, and so never said: the next in line may go. */
  drop(claim: Extract<Claim, { kind: 'post' }>, detail: string): Promise<void>;
  /** Never to be sent: kept as a dead letter with the reason, for the administrator; the next in line may go. */
  bury(claim: Claim, detail: string): Promise<void>;
  /** Ms until something may be due, at most `atMostMs`. */
  nextDueInMs(atMostMs: number): Promise<number>;
  /**
   * Erases payloads of dead letters older than 7 days, and what was sent or dropped before that and is about no ticket
   * (the others tell whose thread a reply stands in). Returns how many.
   */
  sweep(): Promise<number>;
}

/** One received event, leased to this worker. */
export interface InboxClaim {
  readonly inboxKey: string;
  readonly connectionId: ConnectionId;
  readonly deskId: DeskId;
  readonly platform: Platform;
  /** What was read of the event as JSON text, its secrets masked. */
  readonly payload: string;
  readonly receivedAt: Date;
  /** 1 the first time. Also tells claims of one event apart: a worker that lost its lease has an older one and changes nothing. */
  readonly attempts: number;
}

/** Something that happened, to be kept until a worker has handled it. */
export interface ReceivedEvent {
  /** Names what happened: received again, it is the same event. */
  readonly inboxKey: string;
  readonly platform: Platform;
  readonly externalConnection: string;
  readonly payload: string;
}

export interface InboxQueue {
  /** Keeps the event; false when its key is already known. One statement; throws when the database is away. */
  receive(event: ReceivedEvent): Promise<boolean>;
  claimNext(leaseSeconds: number): Promise<InboxClaim | undefined>;
  postpone(claim: InboxClaim, afterMs: number, detail: string): Promise<void>;
  bury(claim: InboxClaim, detail: string): Promise<void>;
  /** Erases payloads of dead letters older than 7 days, and keys of handled events older than that. Returns how many. */
  sweep(): Promise<number>;
}
