import type { App } from '@slack/bolt';
import { eventKeyOf } from '../read/inbox-key.ts';
import { PEOPLE_EVENTS, peopleEnvelopeSchema } from '../read/people-payloads.ts';
import type { ListenerDeps } from './deps.ts';
import { keepEvent } from './keep-event.ts';

/** Somebody changed their profile, joined or left a channel: kept before Slack is told "received", handled by a worker. */
export function listenToPeople(app: App, deps: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>): void {
  for (const name of PEOPLE_EVENTS)
    app.event(name, async ({ body }) => {
      const read = peopleEnvelopeSchema.safeParse(body);
      if (!read.success) return deps.log.error({ err: read.error }, 'a people event has a shape that we do not know');
      await keepEvent(deps, read.data, (team) => eventKeyOf(team, read.data));
    });
}
