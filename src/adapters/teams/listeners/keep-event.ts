import type { Heard } from '../app.ts';
import { inboxKeyOf } from '../read/inbox-key.ts';
import { maskEvent } from '../read/mask-event.ts';
import { readEvent } from '../read/read-event.ts';
import type { ListenerDeps } from './deps.ts';

/** Something happened: kept before Teams is told "received", handled by a worker. */
export async function keepEvent(
  { inbox }: Pick<ListenerDeps, 'inbox'>,
  { activity, tenant: { tenantId } }: Heard,
): Promise<void> {
  const event = readEvent(activity);
  if (event === 'ignored') return;
  await inbox.receive({
    inboxKey: inboxKeyOf(tenantId, activity, event),
    platform: 'teams',
    externalConnection: tenantId,
    payload: JSON.stringify(maskEvent(activity)),
  });
}
