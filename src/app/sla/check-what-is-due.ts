import type { DeskId } from '../../domain/ids.ts';
import { makeCheckNextEscalation } from '../escalation/check-next-escalation.ts';
import { makeEscalateForAlert } from '../escalation/escalate-for-alert.ts';
import { tellDeferred } from '../escalation/tell-deferred.ts';
import { makeTellLevel } from '../escalation/tell-level.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { InTransaction } from '../ports/stores.ts';
import { makeCheckClocks } from './check-clocks.ts';
import { makeCheckNextClock } from './check-next-clock.ts';
import { makeFollowUp } from './follow-up.ts';
import { makeRepromiseNext } from './repromise.ts';
import { makeTellAlert } from './tell-alert.ts';

/**
 * Everything that comes about by the desk's time alone, one step at a time; false when nothing more is due. A changed policy
 * first: nobody is told of a promise that is another one by now.
 */
export function makeCheckWhatIsDue(deps: {
  readonly inTransaction: InTransaction;
  readonly ids: Ids;
  readonly desks: () => Promise<readonly DeskId[]>;
  readonly clock: Clock;
  readonly log: Log;
}): () => Promise<boolean> {
  const tellLevel = makeTellLevel(deps);
  return makeCheckClocks({
    ...deps,
    checkFirst: [makeRepromiseNext(deps)],
    checkNextClock: makeCheckNextClock({
      ...deps,
      tellAlert: makeTellAlert(deps),
      escalateForAlert: makeEscalateForAlert({ tellLevel }),
      followUp: makeFollowUp(deps),
    }),
    checkOthers: [makeCheckNextEscalation({ ...deps, tellLevel, tellDeferred })],
  });
}
