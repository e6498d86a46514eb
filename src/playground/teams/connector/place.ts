import { readAddress } from '../ids.ts';
import type { SimulatedConversation } from '../simulator-types.ts';
import { findMessage, installIn, membersOf, messagesIn, type StoredMessage, type Tenant } from '../tenant.ts';
import { ConnectorRefusal, noSuchActivity, noSuchConversation, notInRoster } from './refusal.ts';

export interface AppPlace {
  readonly conversation: SimulatedConversation;
  /** The thread named by the address, in a channel. */
  readonly rootId: string | null;
}

/**
 * A place where the app is and may write.
 * @throws ConnectorRefusal 404 for what doesn't exist, 403 where the app isn't, or isn't wanted
 */
export function placeOfApp(tenant: Tenant, address: string): AppPlace {
  const { conversation: id, rootId } = readAddress(address);
  const conversation = tenant.conversations.get(id);
  if (!conversation) throw noSuchConversation();
  if (installIn(tenant, conversation) === null) throw notInRoster();
  if (conversation.kind === 'personal' && conversation.isBlocked) {
    throw new ConnectorRefusal(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.');
  }
  if (rootId === null) return { conversation, rootId };
  // A thread whose first message was deleted can still be answered.
  const root = messagesIn(tenant, id).find((message) => message.id === rootId);
  if (conversation.kind !== 'channel' || !root || root.threadId !== null) throw noSuchConversation();
  return { conversation, rootId };
}

/**
 * A message of the app's own. A reply is found at the address of its thread alone.
 * @throws ConnectorRefusal 404, and 403 for what somebody else wrote
 */
export function ownMessage(
  tenant: Tenant,
  { conversation, rootId }: AppPlace,
  id: string,
  isTargeted: boolean,
): StoredMessage {
  const message = findMessage(tenant, conversation.id, id);
  if (!message || (message.onlyFor !== undefined) !== isTargeted) throw noSuchActivity();
  const isHere = message.threadId === null ? rootId === null || rootId === id : rootId === message.threadId;
  if (!isHere) throw noSuchActivity();
  if (message.from !== 'app') throw new ConnectorRefusal(403, 'Forbidden', 'The bot did not write this activity.');
  return message;
}

/** Whether somebody is in a place, by any of the names that the Connector takes. */
export function memberOf(tenant: Tenant, conversation: SimulatedConversation, given: string) {
  const found = [...membersOf(tenant, conversation)]
    .map((id) => tenant.people.get(id))
    .find((person) => person && [person.id, person.mri, person.userPrincipalName].includes(given));
  return found;
}
