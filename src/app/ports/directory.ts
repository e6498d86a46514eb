import type { ConnectionId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { FileReference } from '../../forms/file-reference.ts';

/** A person as their platform describes them. */
export interface Account {
  readonly externalId: string;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly email: string | null;
  /** A guest or a person of another organisation. */
  readonly isExternal: boolean;
  readonly isBot: boolean;
  /** Its owner has left: the address may be somebody else's by now. */
  readonly isDeactivated?: boolean;
}

/** A conversation as its platform describes it to us. */
export interface Conversation {
  readonly name: string;
  readonly isArchived: boolean;
  /** Whether we are in it: otherwise nothing is heard there, and nothing can be posted. */
  readonly isOurs: boolean;
}

/** A message as it stands in a conversation. */
export interface WrittenMessage {
  readonly messageId: string;
  /** The thread that it stands in, if it does. */
  readonly threadId: string | null;
  /** The account that wrote it; null for a machine. */
  readonly author: string | null;
  /** In plain words. */
  readonly text: string;
  readonly files: readonly FileReference[];
  readonly at: Date;
}

/** Who is who on a platform, and what stands where. */
export interface Directory {
  /** @throws DeliveryError when the platform cannot be asked now */
  describe(connectionId: ConnectionId, externalId: string): Promise<Account | undefined>;
  /** Accounts that are members of a conversation. */
  membersOf(connectionId: ConnectionId, conversation: string): Promise<readonly string[]>;
  /**
   * Undefined for a conversation that we may not know of: a private one that we are not in.
   * @throws DeliveryError when the platform cannot be asked now
   */
  conversation(connectionId: ConnectionId, externalId: string): Promise<Conversation | undefined>;
  /**
   * Enters a public conversation. False when that is not ours to do: it is private or archived, or the app was installed
   * without that right.
   * @throws DeliveryError when the platform cannot be asked now
   */
  join(connectionId: ConnectionId, externalId: string): Promise<boolean>;
  /**
   * A message and those at most so many seconds before and after it, in the same thread or outside of any, in no order.
   * `threadId` null: not known, or none. Empty when the message is gone or the desk is no member there.
   * @throws DeliveryError when the platform cannot be asked now
   */
  messagesNear(
    connectionId: ConnectionId,
    place: { readonly conversation: string; readonly messageId: string; readonly threadId: string | null },
    withinSeconds: number,
  ): Promise<readonly WrittenMessage[]>;
}
