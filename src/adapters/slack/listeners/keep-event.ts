import type { EventEnvelope } from '../read/payloads.ts';
import { teamOf } from '../read/read-event.ts';
import type { ListenerDeps } from './deps.ts';

/**
 * Keeps an event before Slack is told "received"; a worker handles it. What was read is kept, not the body: Slack sends
 * whole profiles and pages along. One of a workspace that is not served here is left.
 */
export async function keepEvent(
  { inbox, workspaces }: Pick<ListenerDeps, 'inbox' | 'workspaces'>,
  read: Pick<EventEnvelope, 'authorizations' | 'team_id'>,
  keyIn: (team: string) => string,
): Promise<void> {
  const team = teamOf(read);
  if (team === undefined || !(await workspaces.connectionOf(team))) return;
  await inbox.receive({
    inboxKey: keyIn(team),
    platform: 'slack',
    externalConnection: team,
    payload: JSON.stringify(read),
  });
}
