import type { App } from '@slack/bolt';
import { eventKeyOf } from '../read/inbox-key.ts';
import { INSTALL_EVENTS, installEnvelopeSchema } from '../workspaces/install-payloads.ts';
import type { ListenerDeps } from './deps.ts';
import { keepEvent } from './keep-event.ts';

/** The app was taken out of a workspace: kept before Slack is told "received", handled by a worker. */
export function listenToInstalls(app: App, deps: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>): void {
  for (const name of INSTALL_EVENTS)
    app.event(name, async ({ body }) => {
      const read = installEnvelopeSchema.safeParse(body);
      if (!read.success) return deps.log.error({ err: read.error }, 'an install event has a shape that we do not know');
      await keepEvent(deps, read.data, (team) => eventKeyOf(team, read.data));
    });
}
