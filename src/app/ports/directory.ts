import type { ConnectionId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';

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
}

/** Who is who on a platform. */
export interface Directory {
  /** @throws DeliveryError when the platform cannot be asked now */
  describe(connectionId: ConnectionId, externalId: string): Promise<Account | undefined>;
  /** Accounts that are members of a conversation. */
  membersOf(connectionId: ConnectionId, conversation: string): Promise<readonly string[]>;
}
