import type { Addressed } from '../../../domain/commands/read-addressed.ts';
import type { Activity } from './activity.ts';
import { baseOf, kindOf, rootOf } from './conversation-id.ts';
import {
  installActivitySchema,
  type MessageActivity,
  membersActivitySchema,
  messageActivitySchema,
} from './payloads.ts';
import { htmlIn, type TeamsAttachment } from './read-files.ts';
import { readMessage } from './read-message.ts';

interface Place {
  /** The channel or chat itself, whichever thread it is in. */
  readonly conversation: string;
  readonly isDirect: boolean;
  readonly messageId: string;
  /** The message that the thread hangs from; null outside of threads. */
  readonly threadId: string | null;
  /** The object id of an account in Entra. */
  readonly author: string;
}

interface Words extends Place {
  readonly text: string;
  readonly attachments: readonly TeamsAttachment[];
}

/** What people did, as far as it says something to the desk. */
export type TeamsEvent =
  /** `addressed`: whether it was said to the desk, and how. */
  | (Words & { readonly kind: 'said'; readonly addressed: Addressed | null })
  /** `version` names the edit: its time, which as text sorts like the time. */
  | (Words & { readonly kind: 'edited'; readonly version: string })
  | (Place & { readonly kind: 'removed' })
  /** The app was put in a team or a chat. */
  | { readonly kind: 'entered'; readonly conversation: string; readonly by: string | null }
  /** Somebody else joined or left. */
  | { readonly kind: 'members_changed'; readonly conversation: string }
  /** Somebody's language or zone is another: told by no activity of Teams, but by what all of theirs say (`note-where.ts`). */
  | { readonly kind: 'account_changed'; readonly account: string };

/** Teams has no such activity: kept in its inbox like one. */
export const ACCOUNT_CHANGED = 'guichet.accountChanged';

/**
 * What an activity means to us, or `ignored`: our own messages and those of other bots (two bots answering each other never
 * stop), what nobody signed in wrote, and what is about channels.
 */
export function readEvent(activity: Activity): TeamsEvent | 'ignored' {
  switch (activity.type) {
    case 'message':
    case 'messageUpdate':
    case 'messageDelete':
      return readMessageEvent(messageActivitySchema.parse(activity));
    case 'conversationUpdate':
      return readMembers(activity);
    case 'installationUpdate':
      return readInstall(activity);
    case ACCOUNT_CHANGED:
      return readAccountChange(activity);
    default:
      return 'ignored';
  }
}

/** What a click on a button sends, where Teams makes a message of it. */
const isWordless = ({ text, attachments }: MessageActivity): boolean => !text && attachments.length === 0;

function readMessageEvent(message: MessageActivity): TeamsEvent | 'ignored' {
  const place = placeOf(message);
  if (!place) return 'ignored';
  if (message.type === 'messageDelete') return { kind: 'removed', ...place };
  if (isWordless(message)) return 'ignored';
  const { attachments } = message;
  const words = { ...place, text: textOf(message), attachments };
  if (message.type === 'message') return { kind: 'said', ...words, addressed: addressedOf(message, place.isDirect) };
  // What is brought back stays forgotten.
  if (message.channelData?.eventType === 'undeleteMessage') return 'ignored';
  return { kind: 'edited', ...words, version: message.timestamp ?? message.id };
}

function placeOf({ id, from, recipient, conversation }: MessageActivity): Place | undefined {
  if (!from?.aadObjectId || from.id === recipient.id || from.id.startsWith('28:')) return undefined;
  const root = rootOf(conversation.id);
  return {
    conversation: baseOf(conversation.id),
    isDirect: kindOf(conversation) === 'personal',
    messageId: id,
    threadId: root === id ? null : root,
    author: from.aadObjectId.toLowerCase(),
  };
}

function textOf({ text, attachments, entities, recipient }: MessageActivity): string {
  const ownNames = entities
    .filter(({ mentioned }) => mentioned.id === recipient.id)
    .map(({ mentioned, text: tagged }) => mentioned.name ?? tagged?.replace(/<[^>]*>/g, '') ?? '')
    .filter((name) => name !== '');
  return readMessage({ text, html: htmlIn(attachments), ownNames });
}

function addressedOf({ recipient, entities }: MessageActivity, isDirect: boolean): Addressed | null {
  if (recipient.isTargeted) return 'by_slash';
  if (isDirect) return 'alone';
  return entities.some(({ mentioned }) => mentioned.id === recipient.id) ? 'by_name' : null;
}

function readMembers(activity: Activity): TeamsEvent | 'ignored' {
  const { conversation, membersAdded, membersRemoved, recipient } = membersActivitySchema.parse(activity);
  const others = [...membersAdded, ...membersRemoved].filter(({ id }) => id !== recipient.id);
  // A chat with the bot tells of its one member; that the app itself came is told by `installationUpdate`.
  if (others.length === 0 || kindOf(conversation) === 'personal') return 'ignored';
  return { kind: 'members_changed', conversation: baseOf(conversation.id) };
}

function readAccountChange({ from }: Activity): TeamsEvent | 'ignored' {
  return from?.aadObjectId === undefined
    ? 'ignored'
    : { kind: 'account_changed', account: from.aadObjectId.toLowerCase() };
}

function readInstall(activity: Activity): TeamsEvent | 'ignored' {
  const { action, conversation, channelData, from } = installActivitySchema.parse(activity);
  if (action !== 'add' || kindOf(conversation) === 'personal') return 'ignored';
  const chosen = channelData?.settings?.selectedChannel?.id ?? baseOf(conversation.id);
  return { kind: 'entered', conversation: chosen, by: from?.aadObjectId?.toLowerCase() ?? null };
}
