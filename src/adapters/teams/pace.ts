import { setTimeout as wait } from 'node:timers/promises';
import { DeliveryError } from '../../app/ports/delivery.ts';

/** Waits until one more request may be sent for that tenant. @throws DeliveryError when that is longer than `atMostMs` */
export type WaitForTurn = (tenantId: string, atMostMs: number) => Promise<void>;

/** Teams allows an app about 50 requests a second in one tenant, all processes together, and 30 in its older pages. */
const MOST_A_SECOND = 20;
const SECOND_MS = 1000;

/**
 * At most 20 requests within any second for each tenant, of this process. Source:
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
 */
export function makeWaitForTurn(most = MOST_A_SECOND): WaitForTurn {
  const startsOf = new Map<string, number[]>();
  return async (tenantId, atMostMs) => {
    const now = performance.now();
    const starts = startsOf.get(tenantId) ?? [];
    startsOf.set(tenantId, starts);
    const free = starts.length < most ? now : Math.max(now, (starts[starts.length - most] ?? now) + SECOND_MS);
    const waitMs = Math.ceil(free - now);
    if (waitMs > atMostMs)
      throw new DeliveryError({ kind: 'try_later', afterMs: waitMs, detail: 'our own limit for the tenant' });
    starts.push(free);
    if (starts.length > most) starts.shift();
    if (waitMs > 0) await wait(waitMs);
  };
}
