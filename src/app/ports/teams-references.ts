import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { ReceivedEvent } from './delivery.ts';

/** A tenant of Teams as a desk knows it. */
export interface TeamsConnection {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
}

export const CONVERSATION_KINDS = ['personal', 'group', 'channel'] as const;
export type ConversationKind = (typeof CONVERSATION_KINDS)[number];

/** How a conversation is reached. Teams gives it in parts, with what it sends us, and may change it at any time. */
export interface ConversationReference {
  /** Without the message that a thread hangs under: `19:…@thread.tacv2`, or the id of a personal chat. */
  readonly conversation: string;
  readonly kind: ConversationKind;
  readonly serviceUrl: string;
  /** The team of a channel, `19:…`; null elsewhere, or when nobody said. */
  readonly teamId: string | null;
  /** What Teams calls it; null when nobody said. */
  readonly name: string | null;
}

/** Somebody's account, and how they are reached. */
export interface AccountReference {
  /** The object id in Entra, the same for every bot. */
  readonly externalId: string;
  /** What Teams calls them towards this bot, `29:…`. */
  readonly memberId: string;
  readonly serviceUrl: string;
  /** Their own chat with the bot, once there is one. */
  readonly personalChat: string | null;
  /** A conversation that they are in, to ask there who they are. */
  readonly metIn: string;
  /** As their Teams says; null when it did not. */
  readonly locale: string | null;
  readonly timeZone: string | null;
}

export interface KnownConversation extends ConversationReference {
  /** Why nothing may be posted there until the app is installed there again; null: it may. */
  readonly inactive: string | null;
}

/** What the adapter for Teams keeps for itself, tenant by tenant. */
export interface TeamsReferences {
  /**
   * What something that was heard says of where and from whom. Written when it is new, and makes an inactive conversation
   * active.
   * @param whatFollows given the account as it was known until then, the event that comes of the difference: kept with what
   * is noted, in one transaction. Not asked about an account that was not known
   * @returns whether an event was kept
   */
  note(
    place: TeamsConnection,
    seen: {
      readonly conversation: ConversationReference;
      readonly account: AccountReference | null;
      /** Said there without a word to the app: the team lets it read along. */
      readonly isOverheard?: boolean;
    },
    whatFollows?: (known: AccountReference) => ReceivedEvent | undefined,
  ): Promise<boolean>;
  /** What was learnt of people otherwise, as from a roster. What is known of them and is null there is kept. */
  noteAccounts(place: TeamsConnection, accounts: readonly AccountReference[]): Promise<void>;
  /** The channels of a team, as Teams lists them. */
  noteChannels(place: TeamsConnection, channels: readonly ConversationReference[]): Promise<void>;
  /** The app was installed in the team, or in the conversation outside of any: what was inactive there is used again. */
  installed(
    place: TeamsConnection,
    where: { readonly conversation: string; readonly teamId: string | null },
  ): Promise<void>;
  /** The app was taken out of it. */
  removed(
    place: TeamsConnection,
    where: { readonly conversation: string; readonly teamId: string | null },
  ): Promise<void>;
  /** The platform refuses to let us post there. */
  markInactive(place: TeamsConnection, conversation: string, why: string): Promise<void>;
  conversation(place: TeamsConnection, conversation: string): Promise<KnownConversation | undefined>;
  account(place: TeamsConnection, externalId: string): Promise<AccountReference | undefined>;
  /** Active channels, one of each team first. */
  channels(place: TeamsConnection): Promise<readonly KnownConversation[]>;
}
