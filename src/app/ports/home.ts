import type { ConnectionId, DeskId, PersonId } from '../../domain/ids.ts';
import type { Card } from '../../views/card.ts';
import type { Platform } from './stores.ts';

/** A person's page whose content has changed, leased to this worker. */
export interface HomeClaim {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly personId: PersonId;
  readonly platform: Platform;
  readonly externalId: string;
  /** What the platform called the page as we last published it; null when we do not know. */
  readonly hash: string | null;
  /** The changes known now; the page drawn after this shows them all. */
  readonly changes: readonly string[];
  readonly leaseToken: string;
  /** Earlier attempts: 0 the first time. */
  readonly attempts: number;
}

/** Pages to publish, each by one worker at a time. A worker whose lease is over changes nothing. */
export interface HomeQueue {
  /** The page that has waited longest; undefined when none is due. */
  claimNext(leaseSeconds: number): Promise<HomeClaim | undefined>;
  /** Published: the page rests for `paceMs`, so that many changes at once are one drawing. */
  published(claim: HomeClaim, hash: string | null, paceMs: number): Promise<void>;
  /** Another drawing was published under a hash that we do not know: the next is published whatever is there. */
  overtaken(claim: HomeClaim): Promise<void>;
  postpone(claim: HomeClaim, afterMs: number): Promise<void>;
  /** Nobody can be shown this page: it is forgotten until it is opened again. */
  giveUp(claim: HomeClaim): Promise<void>;
  /** Ms until a page may be due, at most `atMostMs`. */
  nextDueInMs(atMostMs: number): Promise<number>;
}

/** One platform's way to show a page. */
export interface HomeScreen {
  /**
   * Shows the card on the person's page, unless that is no longer the one called `hash`.
   * @throws DeliveryError when the platform says no
   */
  publish(page: {
    readonly connectionId: ConnectionId;
    readonly externalId: string;
    readonly card: Card;
    readonly hash: string | null;
  }): Promise<{ readonly kind: 'published'; readonly hash: string | null } | { readonly kind: 'overtaken' }>;
}
