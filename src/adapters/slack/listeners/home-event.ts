import type { App } from '@slack/bolt';
import { homeEnvelopeSchema } from '../read/home-payloads.ts';
import { eventKeyOf } from '../read/inbox-key.ts';
import { teamOf } from '../read/read-event.ts';
import type { ListenerDeps } from './deps.ts';

/** Somebody looks at the Home tab: kept before Slack is told "received", published by a worker. */
export function listenToHomeOpened(
  app: App,
  { inbox, workspaces, log }: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>,
): void {
  app.event('app_home_opened', async ({ body }) => {
    const read = homeEnvelopeSchema.safeParse(body);
    if (!read.success) return log.error({ err: read.error }, 'a Home event has a shape that we do not know');
    const team = teamOf(read.data);
    if (read.data.event.tab !== 'home' || team === undefined || !(await workspaces.connectionOf(team))) return;
    await inbox.receive({
      inboxKey: eventKeyOf(team, read.data),
      platform: 'slack',
      externalConnection: team,
      // What was read, not the body: Slack sends the whole page along, with everything on it.
      payload: JSON.stringify(read.data),
    });
  });
}
