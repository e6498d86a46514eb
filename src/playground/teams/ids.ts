import { createHash } from 'node:crypto';

/** A UUID that follows from what it stands for, so that a restart, or another run, finds the same one. */
export function uuidOf(meaning: string): string {
  const hex = createHash('sha256').update(meaning).digest('hex');
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return groups.join('-');
}

/** Letters that follow from what they stand for: the long middle of `29:1…` and `a:1…`. */
export function lettersOf(meaning: string): string {
  return createHash('sha512').update(meaning).digest('base64url');
}

/** A person as one app knows them. Another app knows the same person by other letters. */
export const mriOf = (appId: string, personId: string): string => `29:1${lettersOf(`person ${appId} ${personId}`)}`;

/** The chat between one app and one person. */
export const personalChatId = (appId: string, personId: string): string =>
  `a:1${lettersOf(`chat ${appId} ${personId}`)}`;

export interface MessageClock {
  /** The id of the next message: ms since 1970, later than every earlier one. */
  next(): string;
  /** The last id given, kept with the tenant's state. */
  last(): string;
}

/**
 * A message's id is both its date and its key in Teams, so it must never come twice.
 * @param now in ms since 1970
 * @param lastId the last one given before this run
 */
export function createMessageClock(now: () => number, lastId = '0'): MessageClock {
  let last = Number(lastId);
  return {
    next() {
      last = Math.max(last + 1, Math.floor(now()));
      return String(last);
    },
    last: () => String(last),
  };
}

/** The address of a channel's thread, or of a chat. Chats have no threads. */
export function threadAddress(conversation: string, rootId: string | null): string {
  return rootId === null ? conversation : `${conversation};messageid=${rootId}`;
}

/** The two parts of a conversation's address. */
export function readAddress(address: string): { readonly conversation: string; readonly rootId: string | null } {
  const [conversation = '', rootId] = address.split(';messageid=');
  return { conversation, rootId: rootId ?? null };
}
