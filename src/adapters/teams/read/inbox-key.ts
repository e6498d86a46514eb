import type { Activity } from './activity.ts';
import type { TeamsEvent } from './read-event.ts';

/**
 * Names what happened, however often Teams tells of it: a message by its own id, which a redelivery repeats and a mention
 * shares; an edit or a deletion by its time too; everything else by the activity.
 */
export function inboxKeyOf(tenantId: string, { id = '', timestamp }: Activity, event: TeamsEvent): string {
  switch (event.kind) {
    case 'said':
      return `teams:${tenantId}:${event.conversation}:${event.messageId}`;
    case 'edited':
      return `teams:${tenantId}:${event.conversation}:${event.messageId}:edited:${event.version}`;
    case 'removed':
      return `teams:${tenantId}:${event.conversation}:${event.messageId}:removed:${String(timestamp ?? '')}`;
    case 'entered':
    case 'members_changed':
      return `teams:${tenantId}:event:${id}`;
    case 'account_changed':
      return `teams:${tenantId}:account:${event.account}:${id}`;
  }
}
