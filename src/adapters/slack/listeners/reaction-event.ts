import type { App } from '@slack/bolt';
import { reactionKeyOf } from '../read/inbox-key.ts';
import { reactionEnvelopeSchema } from '../read/reaction-payload.ts';
import type { ListenerDeps } from './deps.ts';
import { keepEvent } from './keep-event.ts';

/** 🎫 put on a message: kept before Slack is told "received", handled by a worker. */
export function listenToReactions(app: App, deps: Pick<ListenerDeps, 'inbox' | 'workspaces'>): void {
  app.event('reaction_added', async ({ body }) => {
    const read = reactionEnvelopeSchema.safeParse(body);
    if (!read.success) return;
    await keepEvent(deps, read.data, (team) => reactionKeyOf(team, read.data.event));
  });
}
