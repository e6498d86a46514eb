import { backOffMs } from '../outbox/back-off.ts';
import type { Clock } from '../ports/clock.ts';
import { DeliveryError } from '../ports/delivery.ts';
import type { HomeClaim, HomeQueue, HomeScreen } from '../ports/home.ts';
import type { Log } from '../ports/log.ts';
import type { Platform } from '../ports/stores.ts';
import type { DrawHome } from './draw-home.ts';

const LEASE_SECONDS = 30;
/** A page is not drawn more often: what changes meanwhile is one drawing. */
const PACE_MS = 400;
/** Then it is forgotten, until it is opened again. */
const MOST_ATTEMPTS = 10;

export type PublishNextHome = () => Promise<'published' | 'nothing_due'>;

/** Publishes one page that has changed, drawn from what is true now. */
export const makePublishNextHome =
  (deps: {
    readonly queue: HomeQueue;
    readonly screens: Readonly<Partial<Record<Platform, HomeScreen>>>;
    readonly drawHome: DrawHome;
    readonly clock: Clock;
    readonly log: Log;
    readonly paceMs?: number;
  }): PublishNextHome =>
  async () => {
    const { queue, screens, drawHome, clock, log, paceMs = PACE_MS } = deps;
    const claim = await queue.claimNext(LEASE_SECONDS);
    if (!claim) return 'nothing_due';
    const screen = screens[claim.platform];
    const card = await drawHome({ ...claim, at: clock.now() });
    if (!screen || !card) {
      await queue.giveUp(claim);
      return 'published';
    }
    try {
      const { connectionId, externalId, hash } = claim;
      const outcome = await screen.publish({ connectionId, externalId, card, hash });
      if (outcome.kind === 'published') await queue.published(claim, outcome.hash, paceMs);
      else await queue.overtaken(claim);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      await putOff(queue, log, claim, error);
    }
    return 'published';
  };

async function putOff(queue: HomeQueue, log: Log, claim: HomeClaim, { problem }: DeliveryError): Promise<void> {
  const { deskId, personId, attempts: attempt } = claim;
  const about = log.child({ deskId, personId, attempt, problem: problem.kind, detail: problem.detail });
  const mayPass = problem.kind === 'try_later' || problem.kind === 'unknown';
  if (!mayPass || attempt >= MOST_ATTEMPTS) {
    about.warn({}, 'a page could not be published, it is when it is opened again');
    return queue.giveUp(claim);
  }
  const waitMs = backOffMs(attempt);
  const afterMs = problem.kind === 'try_later' ? Math.max(problem.afterMs, waitMs) : waitMs;
  about.info({ afterMs }, 'a page is published later');
  return queue.postpone(claim, afterMs);
}
