import type { App } from '@slack/bolt';
import { reactionKeyOf } from '../read/inbox-key.ts';
import { reactionEnvelopeSchema } from '../read/reaction-payload.ts';
import { teamOf } from '../read/read-event.ts';
import type { ListenerDeps } from './deps.ts';

/** 🎫 put on a message: kept before Slack is told "received", handled by a worker. */
export function listenToReactions(app: App, { inbox, workspaces }: Pick<ListenerDeps, 'inbox' | 'workspaces'>): void {
  app.event('reaction_added', async ({ body }) => {
    const read = reactionEnvelopeSchema.safeParse(body);
    if (!read.success) return;
    const team = teamOf(read.data);
    if (team === undefined || !(await workspaces.connectionOf(team))) return;
    await inbox.receive({
      inboxKey: reactionKeyOf(team, read.data.event),
      platform: 'slack',
      externalConnection: team,
      payload: JSON.stringify(read.data),
    });
  });
}
