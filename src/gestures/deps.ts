import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { UseCases } from '../app/use-cases.ts';

/** What gestures call. */
export interface GestureDeps {
  readonly useCases: UseCases;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** How long whoever made a gesture may wait for what comes of it, in ms. Absent: as long as platforms leave. */
  readonly answerWithinMs?: number | undefined;
}
