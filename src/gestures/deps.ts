import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { UseCases } from '../app/use-cases.ts';

/** What gestures call. */
export interface GestureDeps {
  readonly useCases: UseCases;
  readonly clock: Clock;
  readonly log: Log;
}
