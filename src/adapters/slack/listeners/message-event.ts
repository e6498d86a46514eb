import type { App } from '@slack/bolt';
import { inboxKeyOf } from '../read/inbox-key.ts';
import { maskEvent } from '../read/mask-event.ts';
import { eventEnvelopeSchema } from '../read/payloads.ts';
import { readEvent, teamOf } from '../read/read-event.ts';
import type { ListenerDeps } from './deps.ts';

/**
 * Something was said, edited or deleted: kept before Slack is told "received", handled by a worker. Stands before Bolt's
 * listeners, because Bolt walks through all of them for an event, those of buttons and forms too: a tenth of what a
 * message costs, and messages are most of what comes.
 */
export function listenToMessages(
  app: App,
  { inbox, workspaces, log }: Pick<ListenerDeps, 'inbox' | 'workspaces' | 'log'>,
): void {
  app.use(async (given) => {
    if (!('event' in given) || given.event.type !== 'message') return given.next();
    const { body } = given;
    const read = eventEnvelopeSchema.safeParse(body);
    if (!read.success) return log.error({ err: read.error }, 'a message event has a shape that we do not know');
    const workspace = await workspaces.connectionOf(teamOf(read.data) ?? '');
    if (!workspace) return log.debug({}, 'a message of a workspace that is not served here');
    const gesture = readEvent(read.data, workspace.account);
    if (gesture === 'ignored') return;
    await inbox.receive({
      inboxKey: inboxKeyOf(read.data, gesture),
      platform: 'slack',
      externalConnection: gesture.team,
      payload: JSON.stringify(maskEvent(read.data)),
    });
  });
}
