import type { PublishNextHome } from '../app/home/publish-next-home.ts';
import type { HandleNext } from '../app/inbox/handle-next.ts';
import type { DeliverNext } from '../app/outbox/deliver-next.ts';
import type { Log } from '../app/ports/log.ts';
import { type Loop, startLoop } from './loop.ts';

const POLL_MS = 500;
/** Conversations that are posted to at the same time, so that a slow answer from one does not hold back the others. */
const DELIVERIES_AT_ONCE = 4;
const CHECK_CLOCKS_EVERY_MS = 15_000;
const CATCH_UP_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 60_000;
const REFRESH_TOKENS_EVERY_MS = 60_000;
const NAME_TEAM_EVERY_MS = 10 * 60_000;

export interface Workers {
  /** Something was received, or is to be said: do not wait for the next poll. */
  wakeInbox(): void;
  wakeOutbox(): void;
  /** The desk's clock was moved: what is due by its time may be due now. */
  wakeClocks(): void;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

/** The work that nobody waits for: received events, deliveries, erasing, tokens, and who is in the team. */
export function startWorkers(work: {
  readonly handleNext: HandleNext;
  readonly deliverNext: DeliverNext;
  readonly publishNextHome: PublishNextHome;
  readonly homeDueInMs: (atMostMs: number) => Promise<number>;
  /** Ms until something is to be delivered: a conversation that rests after a post is due again before the next poll. */
  readonly deliveryDueInMs: (atMostMs: number) => Promise<number>;
  /** A step of a poll of what is due by the desk's time; false when the poll is over. */
  readonly checkClocks: () => Promise<boolean>;
  /** Gives clocks to some of the tickets that have none; false when all have theirs. */
  readonly catchUpClocks: () => Promise<boolean>;
  readonly sweep: () => Promise<void>;
  readonly nameTeam: () => Promise<void>;
  /** Tokens that end soon. */
  readonly refreshTokens: () => Promise<void>;
  readonly log: Log;
}): Workers {
  const { log } = work;
  const inbox = startLoop({
    name: 'inbox',
    pollMs: POLL_MS,
    work: async () => (await work.handleNext()) === 'handled',
    log,
  });
  const outbox = Array.from({ length: DELIVERIES_AT_ONCE }, () =>
    startLoop({
      name: 'outbox',
      pollMs: POLL_MS,
      work: async () => (await work.deliverNext()) === 'delivered',
      dueInMs: work.deliveryDueInMs,
      log,
    }),
  );
  const homes = startLoop({
    name: 'homes',
    pollMs: POLL_MS,
    work: async () => (await work.publishNextHome()) === 'published',
    dueInMs: work.homeDueInMs,
    log,
  });
  const clocks = startLoop({ name: 'clocks', pollMs: CHECK_CLOCKS_EVERY_MS, work: work.checkClocks, log });
  const sweep = startLoop({ name: 'sweep', pollMs: SWEEP_EVERY_MS, work: () => once(work.sweep), log });
  /** Whose work comes due by the desk's time: to be woken when its clock is moved. */
  const byDeskTime: readonly Loop[] = [clocks, sweep];
  const loops: readonly Loop[] = [
    inbox,
    ...outbox,
    homes,
    ...byDeskTime,
    startLoop({ name: 'catch up', pollMs: CATCH_UP_EVERY_MS, work: work.catchUpClocks, log }),
    startLoop({ name: 'tokens', pollMs: REFRESH_TOKENS_EVERY_MS, work: () => once(work.refreshTokens), log }),
    startLoop({ name: 'team', pollMs: NAME_TEAM_EVERY_MS, work: () => once(work.nameTeam), log }),
  ];
  return {
    wakeInbox: () => inbox.wake(),
    wakeOutbox: () => {
      for (const loop of [...outbox, homes]) loop.wake();
    },
    wakeClocks: () => {
      for (const loop of byDeskTime) loop.wake();
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

async function once(work: () => Promise<void>): Promise<false> {
  await work();
  return false;
}
