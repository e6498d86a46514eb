import type { Clock } from '../../../app/ports/clock.ts';
import type { InboxQueue } from '../../../app/ports/delivery.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import type { AttemptFor } from './who-acts.ts';

/** What the listeners call. */
export interface ListenerDeps {
  readonly useCases: UseCases;
  readonly inbox: Pick<InboxQueue, 'receive'>;
  readonly attemptFor: AttemptFor;
  readonly clock: Clock;
  readonly workspaces: Workspaces;
  readonly log: Log;
}
