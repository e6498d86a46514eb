import type { App } from '@slack/bolt';
import { eventKeyOf } from '../read/inbox-key.ts';
import { teamOf } from '../read/read-event.ts';
import { INSTALL_EVENTS, installEnvelopeSchema } from '../workspaces/install-payloads.ts';
import type { ListenerDeps } from './deps.ts';

/** The app was taken out of a workspace: kept before Slack is told "received", handled by a worker. */
export function listenToInstalls(
  app: App,
  { inbox, workspaces, log }: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>,
): void {
  for (const name of INSTALL_EVENTS)
    app.event(name, async ({ body }) => {
      const read = installEnvelopeSchema.safeParse(body);
      if (!read.success) return log.error({ err: read.error }, 'an install event has a shape that we do not know');
      const team = teamOf(read.data);
      if (team === undefined || !(await workspaces.connectionOf(team))) return;
      await inbox.receive({
        inboxKey: eventKeyOf(team, read.data),
        platform: 'slack',
        externalConnection: team,
        payload: JSON.stringify(read.data),
      });
    });
}
