import type { DeskId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction } from '../ports/stores.ts';
import type { CheckNextClock } from './check-next-clock.ts';

/** More breaches than this in one poll are told together, and not each by itself. */
const MOST_TOLD_APART = 10;

/** Something else that comes due by the desk's time: looked at in each poll, until nothing is due. */
export type CheckNext = (desk: { readonly deskId: DeskId; readonly at: Date }) => Promise<'checked' | 'nothing_due'>;

interface PollDeps {
  readonly inTransaction: InTransaction;
  /** Before the clocks, so that they are right. */
  readonly checkFirst: readonly CheckNext[];
  readonly checkNextClock: CheckNextClock;
  readonly checkOthers: readonly CheckNext[];
  readonly desks: () => Promise<readonly DeskId[]>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * One step of a poll over all desks; false when the poll is over. A poll of a desk goes on until nothing is due there. One
 * desk that fails does not keep the others waiting.
 */
export function makeCheckClocks(deps: PollDeps): () => Promise<boolean> {
  let poll: AsyncGenerator<void, void> | undefined;
  return async () => {
    poll ??= pollDesks(deps);
    try {
      const { done } = await poll.next();
      if (done) poll = undefined;
      return !done;
    } catch (error) {
      poll = undefined;
      throw error;
    }
  };
}

async function* pollDesks(deps: PollDeps): AsyncGenerator<void, void> {
  let failure: unknown;
  for (const deskId of await deps.desks()) {
    try {
      yield* pollDesk(deps, deskId);
    } catch (error) {
      failure = error;
      deps.log.warn({ err: error, deskId }, 'the clocks of a desk could not be checked, it is tried again');
    }
  }
  if (failure) throw failure;
}

async function* pollDesk(deps: PollDeps, deskId: DeskId): AsyncGenerator<void, void> {
  const { inTransaction, checkFirst, checkNextClock, checkOthers, clock } = deps;
  yield* checkEach(checkFirst, deskId, clock);
  let breaches = await inTransaction(deskId, ({ clocks }) => clocks.breachesDue(clock.now(), MOST_TOLD_APART + 1));
  let told = 0;
  for (;;) {
    const isStorm = Math.max(breaches, told) > MOST_TOLD_APART;
    const found = await checkNextClock({ deskId, isStorm, at: clock.now() });
    if (found === 'nothing_due') break;
    if (found === 'breached') told += 1;
    if (isStorm) breaches = MOST_TOLD_APART + 1;
    yield;
  }
  yield* checkEach(checkOthers, deskId, clock);
}

async function* checkEach(each: readonly CheckNext[], deskId: DeskId, clock: Clock): AsyncGenerator<void, void> {
  for (const checkNext of each) while ((await checkNext({ deskId, at: clock.now() })) === 'checked') yield;
}
