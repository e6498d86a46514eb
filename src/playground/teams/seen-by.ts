import type { Place, SimulatedConversation } from './simulator-types.ts';
import { findMessage, membersOf, type StoredMessage, type Tenant } from './tenant.ts';

/** @throws Error when there is no such channel or chat, or this person is not in it */
export function conversationSeenBy(tenant: Tenant, id: string, person?: string): SimulatedConversation {
  const conversation = tenant.conversations.get(id);
  if (!conversation || (person !== undefined && !membersOf(tenant, conversation).has(person))) {
    throw new Error(`${person ?? 'nobody'} sees no conversation ${id}`);
  }
  return conversation;
}

/** @throws Error when this person doesn't see such a message: gone, targeted at somebody else, a place they are not in */
export function messageSeenBy(tenant: Tenant, at: Place, person: string): StoredMessage {
  conversationSeenBy(tenant, at.conversation, person);
  const message = findMessage(tenant, at.conversation, at.id);
  if (!message || (message.onlyFor ?? person) !== person) {
    throw new Error(`${person} sees no message ${at.id} in ${at.conversation}`);
  }
  return message;
}
