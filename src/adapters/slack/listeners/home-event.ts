import type { App } from '@slack/bolt';
import { homeEnvelopeSchema } from '../read/home-payloads.ts';
import { eventKeyOf } from '../read/inbox-key.ts';
import type { ListenerDeps } from './deps.ts';
import { keepEvent } from './keep-event.ts';

/** Somebody looks at the Home tab: kept before Slack is told "received", published by a worker. */
export function listenToHomeOpened(app: App, deps: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>): void {
  app.event('app_home_opened', async ({ body }) => {
    const read = homeEnvelopeSchema.safeParse(body);
    if (!read.success) return deps.log.error({ err: read.error }, 'a Home event has a shape that we do not know');
    if (read.data.event.tab !== 'home') return;
    await keepEvent(deps, read.data, (team) => eventKeyOf(team, read.data));
  });
}
