import type { App } from '@slack/bolt';
import { eventKeyOf } from '../read/inbox-key.ts';
import { PEOPLE_EVENTS, peopleEnvelopeSchema } from '../read/people-payloads.ts';
import { teamOf } from '../read/read-event.ts';
import type { ListenerDeps } from './deps.ts';

/** Somebody changed their profile, joined or left a channel: kept before Slack is told "received", handled by a worker. */
export function listenToPeople(
  app: App,
  { inbox, workspaces, log }: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>,
): void {
  for (const name of PEOPLE_EVENTS)
    app.event(name, async ({ body }) => {
      const read = peopleEnvelopeSchema.safeParse(body);
      if (!read.success) return log.error({ err: read.error }, 'a people event has a shape that we do not know');
      const team = teamOf(read.data);
      if (team === undefined || !(await workspaces.connectionOf(team))) return;
      await inbox.receive({
        inboxKey: eventKeyOf(team, read.data),
        platform: 'slack',
        externalConnection: team,
        // What was read, not the body: Slack sends the whole profile, addresses and telephone included.
        payload: JSON.stringify(read.data),
      });
    });
}
