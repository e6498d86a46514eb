import { assertNever } from '../../domain/assert-never.ts';
import {
  type Claim,
  DeliveryError,
  type Messenger,
  type OutboxQueue,
  type OutgoingMessage,
} from '../ports/delivery.ts';
import type { Log } from '../ports/log.ts';
import type { Platform } from '../ports/stores.ts';
import { backOffMs } from './back-off.ts';
import type { DrawSurface } from './draw-surface.ts';

/** Long enough for the slowest post and its look-up; a worker that dies leaves its destination due again after it. */
const LEASE_SECONDS = 30;
/** After so many tries that never reached the platform, a post is put aside for the administrator: about a day. */
const MOST_ATTEMPTS = 40;
/** Credentials are mended by a person; looking every minute is enough. */
const CREDENTIALS_RETRY_MS = 60_000;

export interface DeliveryDeps {
  readonly queue: OutboxQueue;
  readonly messengers: Readonly<Partial<Record<Platform, Messenger>>>;
  readonly drawSurface: DrawSurface;
  readonly log: Log;
  /** How long a conversation rests after a post; 0 where it is not said. */
  readonly paceMs: Readonly<Partial<Record<Platform, number>>>;
}

export type DeliverNext = () => Promise<'delivered' | 'nothing_due'>;

/** Delivers one thing that is due, whatever comes of it: posted, edited, put off, or put aside with its reason. */
export const makeDeliverNext =
  (deps: DeliveryDeps): DeliverNext =>
  async () => {
    const claim = await deps.queue.claimNext(LEASE_SECONDS);
    if (!claim) return 'nothing_due';
    const messenger = deps.messengers[claim.platform];
    if (!messenger) {
      await deps.queue.postpone(claim, CREDENTIALS_RETRY_MS, 'no messenger for this platform', false);
      return 'delivered';
    }
    try {
      if (claim.kind === 'post') await deliverPost(deps, messenger, claim);
      else await deliverEdit(deps, messenger, claim);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      await putOffOrAside(deps, claim, error);
    }
    return 'delivered';
  };

async function deliverPost(
  deps: DeliveryDeps,
  messenger: Messenger,
  claim: Extract<Claim, { kind: 'post' }>,
): Promise<void> {
  const { announcement } = claim;
  const drawn =
    announcement.kind === 'surface'
      ? await deps.drawSurface(claim.deskId, announcement.surfaceId)
      : { card: announcement.card, revision: null, isStillSo: true };
  if (!drawn) return deps.queue.bury(claim, 'what it shows no longer exists');
  if (!drawn.isStillSo) return deps.queue.drop(claim, 'it was no longer so when it was to be sent');

  const message: OutgoingMessage = {
    connectionId: announcement.to.connectionId,
    conversation: announcement.to.conversation,
    inThreadOf: claim.inThreadOf,
    onlyFor: announcement.to.onlyFor ?? null,
    card: drawn.card,
    outboxId: claim.outboxId,
  };
  // An adopted surface may show an older revision than the one drawn now: revision 0 makes it due for an edit.
  const found = claim.maybePostedSince && (await messenger.find(message, claim.maybePostedSince));
  const posted = found || (await messenger.post(message));
  await deps.queue.posted(
    claim,
    posted,
    drawn.revision === null ? null : found ? 0 : drawn.revision,
    paceOf(deps, claim),
  );
}

async function deliverEdit(
  deps: DeliveryDeps,
  messenger: Messenger,
  claim: Extract<Claim, { kind: 'edit' }>,
): Promise<void> {
  const drawn = await deps.drawSurface(claim.deskId, claim.surfaceId);
  if (!drawn) return deps.queue.bury(claim, 'what it shows no longer exists');
  await messenger.edit({ ...claim.posted, connectionId: claim.connectionId, card: drawn.card });
  await deps.queue.edited(claim, drawn.revision, paceOf(deps, claim));
}

function paceOf({ paceMs }: DeliveryDeps, { platform }: Claim): number {
  return paceMs[platform] ?? 0;
}

async function putOffOrAside({ queue, log }: DeliveryDeps, claim: Claim, error: DeliveryError): Promise<void> {
  const { problem } = error;
  const about = log.child({
    deskId: claim.deskId,
    destination: claim.destinationId,
    ...(claim.kind === 'post' ? { outboxId: claim.outboxId } : { surfaceId: claim.surfaceId }),
    attempt: claim.attempts,
    problem: problem.kind,
    detail: problem.detail,
  });
  switch (problem.kind) {
    case 'try_later':
    case 'unknown': {
      if (claim.attempts >= MOST_ATTEMPTS) {
        about.error({}, 'delivery given up, kept as a dead letter');
        return queue.bury(claim, problem.detail);
      }
      const afterMs =
        problem.kind === 'try_later' ? Math.max(problem.afterMs, backOffMs(claim.attempts)) : backOffMs(claim.attempts);
      about.warn({ afterMs }, 'delivery postponed');
      return queue.postpone(claim, afterMs, problem.detail, problem.kind === 'unknown');
    }
    case 'credentials':
      about.error({}, 'bot credentials refused, an administrator must reinstall the app');
      return queue.postpone(claim, CREDENTIALS_RETRY_MS, problem.detail, false);
    case 'message_gone':
      about.info({}, 'the message to edit is gone');
      return queue.bury(claim, problem.detail);
    case 'destination_gone':
    case 'refused':
      about.error({}, 'delivery refused, kept as a dead letter');
      return queue.bury(claim, problem.detail);
    default:
      return assertNever(problem);
  }
}
