import type { InboxQueue } from '../../../app/ports/delivery.ts';
import type { GestureDeps } from '../../../gestures/deps.ts';
import type { AttemptFor } from '../../../gestures/who-acts.ts';
import type { TeamsDirectory } from '../directory.ts';
import type { ReplacePrivately } from '../messenger.ts';

/** What the listeners call. */
export interface ListenerDeps extends GestureDeps {
  readonly inbox: Pick<InboxQueue, 'receive'>;
  readonly attemptFor: AttemptFor;
  readonly directory: Pick<TeamsDirectory, 'channels'>;
  readonly replacePrivately: ReplacePrivately;
}
