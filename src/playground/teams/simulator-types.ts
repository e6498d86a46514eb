/**
 * What the Teams half of the workspace simulator offers to those who stand in for people: the playground's page and the tests.
 * The product never sees this: it meets the simulator over HTTP only (Bot Connector one way, signed activities the other).
 */

export type JsonObject = Readonly<Record<string, unknown>>;

/** Somebody of the tenant, known by the object id of their account in the directory (`aadObjectId`). */
export interface SimulatedPerson {
  readonly id: string;
  /** `29:…`: how this app, and no other, addresses them. */
  readonly mri: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly userPrincipalName: string;
  /** Of the tenant that their account is in: another than ours for somebody who shares a channel with us. */
  readonly tenantId: string;
  role: 'user' | 'guest' | 'anonymous';
  /** Language of their Teams: `fr-FR`, `en-US`. */
  locale: string;
  readonly timeZone: string;
  /** What the page says beside the name. Means nothing to the Connector. */
  readonly part: 'requester' | 'agent' | 'lead';
}

export interface SimulatedTeam {
  /** `19:…@thread.tacv2`: also the id of its channel General. */
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
  readonly members: Set<string>;
  /** Null: the app is not there. With the consent of an owner it hears every message, else only its mentions. */
  install: { readsAllMessages: boolean } | null;
}

export type SimulatedConversation =
  | { readonly kind: 'channel'; readonly id: string; name: string; readonly teamId: string }
  | {
      readonly kind: 'groupChat';
      readonly id: string;
      name: string;
      readonly members: Set<string>;
      install: { readsAllMessages: boolean } | null;
    }
  /** A person with the app. */
  | {
      readonly kind: 'personal';
      readonly id: string;
      readonly personId: string;
      isInstalled: boolean;
      isBlocked: boolean;
    };

/** A file put in a message; its content is never kept. */
export interface SimulatedFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
  /** Pasted into the text rather than attached: an image only. */
  readonly isInline: boolean;
}

/** An Adaptive Card, checked when it came in. */
export type AdaptiveCard = JsonObject & { readonly type: 'AdaptiveCard' };

export interface SimulatedMessage {
  readonly id: string;
  /** The channel or chat, without `;messageid=`. */
  readonly conversation: string;
  /** The message that a reply in a channel stands under; null for a root, and in chats. */
  readonly threadId: string | null;
  /** A person's id, or `app`. */
  readonly from: string;
  /** As typed, `@Name` for a mention; what the app wrote, as it wrote it. */
  text: string;
  /** Those of the app: the card as this person sees it, which an answer to their click may have replaced. */
  cards: readonly AdaptiveCard[];
  /** What the toast and the list of chats show of a card. */
  summary: string;
  /** Set on targeted messages, to the app or from it: the only person who sees it. */
  readonly onlyFor?: string;
  isEdited: boolean;
  isDeleted: boolean;
  readonly files: readonly SimulatedFile[];
  /** In a chat, the message that this one answers. */
  readonly quotes?: string;
  /** `like`, `heart` … → who. */
  readonly reactions: Map<string, Set<string>>;
}

/** What a form's inputs hold, by id: everything is text, as Teams sends it. */
export type Inputs = Readonly<Record<string, string>>;

export type DialogSize = number | 'small' | 'medium' | 'large';

/** A dialog on somebody's screen. */
export interface SimulatedDialog {
  readonly id: string;
  readonly person: string;
  readonly title: string;
  /** In pixels, or as Teams names it; null when the app did not say. */
  readonly height: DialogSize | null;
  readonly width: DialogSize | null;
  readonly card: AdaptiveCard;
  /** What the inputs hold when it opens. */
  readonly inputs: Inputs;
  /** What opened it decides what its buttons send. */
  readonly source: 'card' | 'message_extension';
}

/** What a gesture led to, as the person sees it. */
export type GestureOutcome =
  /** Nothing to see: the app said that it was heard, and any dialog has closed. */
  | { readonly kind: 'done' }
  /** A dialog stands open: a new one, or the next card of the same. */
  | { readonly kind: 'dialog'; readonly dialog: SimulatedDialog }
  /** A sentence of the app: in a small window, or under the card. */
  | { readonly kind: 'message'; readonly text: string }
  /** The card was replaced, for this person alone. */
  | { readonly kind: 'card'; readonly card: AdaptiveCard }
  /** A card was put in the box where the person writes. */
  | { readonly kind: 'composed'; readonly card: AdaptiveCard }
  /** Teams itself refused the form, nothing was sent: what is wrong, by input. */
  | { readonly kind: 'incomplete'; readonly inputs: Readonly<Record<string, string>> }
  /** What Teams shows when the app answers badly, late or not at all. `detail` is for developers. */
  | {
      readonly kind: 'failed';
      readonly shown: 'Unable to reach app. Please try again.' | 'Something went wrong. Please try again.';
      readonly reason: 'timeout' | 'http_error' | 'connection_failed' | 'unusable_answer';
      readonly status?: number;
      readonly detail?: string;
    };

/** The calls that the app can make, as faults name them. */
export type Operation =
  | 'token'
  | 'post_activity'
  | 'update_activity'
  | 'delete_activity'
  | 'create_conversation'
  | 'get_member'
  | 'get_paged_members'
  | 'get_team'
  | 'get_channels'
  | 'get_attachment'
  | 'unknown';

/** Faults that a test (or the page's drawer) can arm. Each is used up after `times` calls (default 1). */
export type Fault =
  | {
      readonly kind: 'rate_limited';
      readonly operation: Operation | '*';
      /** Null: a bare 429, which Teams answers too. */
      readonly retryAfterSeconds: number | null;
      readonly times?: number;
    }
  | {
      readonly kind: 'http_error';
      readonly operation: Operation | '*';
      readonly status: number;
      readonly code?: string;
      readonly times?: number;
    }
  /** The call takes effect, then the connection is cut before the answer: the ambiguous post. */
  | { readonly kind: 'dropped_response'; readonly operation: Operation | '*'; readonly times?: number }
  /** The call takes effect, and is answered late. */
  | {
      readonly kind: 'slow';
      readonly operation: Operation | '*';
      readonly delayMs: number;
      readonly times?: number;
    }
  /** 403 with this code: `BotNotInConversationRoster`, `ConversationBlockedByUser`, `BotDisabledByAdmin` … */
  | {
      readonly kind: 'forbidden';
      readonly operation: Operation | '*';
      readonly code: string;
      readonly times?: number;
    }
  /** The next activities are sent this many times each, with the same id. */
  | { readonly kind: 'duplicate_delivery'; readonly copies: number; readonly times?: number }
  /** The next `count` activities are held, then sent in reverse order. */
  | { readonly kind: 'reordered_delivery'; readonly count: number }
  /** The next invokes are sent again, under another id, although the app answered the first: the answer got lost. */
  | { readonly kind: 'lost_answer'; readonly times?: number };

export interface ConnectorCall {
  /** Counts calls and deliveries together, in the order in which they ended. */
  readonly id: number;
  readonly operation: Operation;
  readonly method: string;
  /** Path and query, decoded. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly response: unknown;
  /** What works here and may not in every client: a card above 28 KB, say. */
  readonly warnings: readonly string[];
  readonly tookMs: number;
  readonly at: number;
}

export interface Delivery {
  readonly id: number;
  readonly activity: JsonObject;
  readonly status: number | 'timeout' | 'connection_failed';
  /** What the app answered, as text. */
  readonly answer: string;
  /** 0 is the first. */
  readonly attempt: number;
  readonly tookMs: number;
  readonly at: number;
}

/** What the app says of itself where it is installed: the part of its manifest that shows in Teams' own menus. */
/** A label of the app's manifest, with those of its language files by their tag (`en`). */
export interface Labelled {
  readonly title: string;
  readonly titleIn?: Readonly<Record<string, string>>;
}

export interface AppDescription {
  readonly name: string;
  /** Action commands of its message extension. */
  readonly actions: readonly (Labelled & {
    readonly id: string;
    readonly contexts: readonly ('message' | 'compose' | 'commandBox')[];
    readonly hasSlash: boolean;
  })[];
  /** Words offered after `/` or a mention. */
  readonly commands: readonly (Labelled & { readonly hasSlash: boolean })[];
  /** `bots[].supportsTargetedMessages`: people may write to the app alone in a channel. */
  readonly takesTargetedMessages: boolean;
}

export interface SimulatorOptions {
  readonly appId: string;
  readonly appPassword: string;
  /** Where the product listens: `http://127.0.0.1:3000/api/messages`. May be set later with `deliverTo`. */
  readonly messagesUrl?: string;
  /** 0 takes a free port. Always bound to 127.0.0.1. */
  readonly port?: number;
  readonly tenant?: { readonly id: string; readonly name: string };
  /** The tenant that the app is registered in: asked for tokens. The same as `tenant` when absent. */
  readonly registrationTenantId?: string;
  /** `iss` of the tokens that come with activities. Teams' own, which is also the default: https://api.botframework.com */
  readonly tokenIssuer?: string;
  /** How long the app's own token lasts. The real one: 3,599. */
  readonly tokenLifeSeconds?: number;
  readonly people?: readonly Omit<SimulatedPerson, 'mri'>[];
  readonly teams?: readonly {
    readonly id: string;
    readonly name: string;
    readonly channels: readonly { readonly id: string; readonly name: string }[];
    readonly members: readonly string[];
  }[];
  readonly app?: AppDescription;
  /** Where the tenant's state is kept between two runs (written atomically soon after each change). Absent: memory only. */
  readonly stateFile?: string;
  /** How long the product has to answer an activity, in ms. Teams' own: 15,000. Tests shorten it. */
  readonly answerTimeoutMs?: number;
  /** How long it has for what somebody sends out of a message extension's dialog. Teams' own: 5,000. */
  readonly submitTimeoutMs?: number;
  /** Waits before what failed is sent again, in ms. Tests shorten them. */
  readonly redeliveryDelaysMs?: readonly number[];
  /** Refuse what is beyond Teams' pace (7 posts a second in one conversation …). Off when absent. */
  readonly keepsPace?: boolean;
  /** The clock of the tenant, in ms since 1970: dates messages. Tokens keep the real one. */
  readonly now?: () => number;
}

/** Ways in which what stands in the header of an activity is not Teams' own word. */
export const BAD_TOKENS = [
  'absent',
  'empty',
  'garbage',
  'basic',
  'expired',
  'not_yet_valid',
  'wrong_audience',
  'wrong_issuer',
  'wrong_service_url',
  'without_service_url',
  'unknown_key',
  'key_of_another_channel',
  'bad_signature',
  'alg_none',
  'hs256_with_public_key',
] as const;
export type BadToken = (typeof BAD_TOKENS)[number];

/** One message on somebody's screen. */
export interface Place {
  readonly conversation: string;
  readonly id: string;
}

/**
 * What is clicked on a card: what bears this title or id, or, where several bear it, the one at this place among all
 * actions of the card.
 */
export type ActionName = string | { readonly called: string; readonly place: number };

/** The same, for a click: `card` as it still stood on a screen that is a moment late. */
export interface ClickedPlace extends Place {
  readonly card?: AdaptiveCard;
}

export interface Saying {
  /** The message that this answers, in a channel. */
  readonly thread?: string;
  readonly files?: readonly Omit<SimulatedFile, 'id'>[];
  /** In a chat, the message that is shown above this one. */
  readonly quotes?: string;
  /** As some clients send a post in a channel: the words are in the `text/html` attachment alone. */
  readonly isHtmlOnly?: boolean;
  /** Written to the app alone (`recipient.isTargeted`), as a slash command is. */
  readonly isTargeted?: boolean;
}

export interface TeamsSimulator {
  /** `http://127.0.0.1:PORT`: the login is at `/login`, the key at `/v1/.well-known/openidconfiguration`. */
  readonly url: string;
  readonly loginUrl: string;
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  /** Base of the Connector, as activities name it now. */
  serviceUrl(): string;
  /** The tenant moves to another address: what comes next says so; the old one still answers. */
  moveServiceUrl(): string;
  readonly tenantId: string;
  readonly appId: string;
  readonly app: AppDescription;
  deliverTo(messagesUrl: string): void;

  people(): readonly SimulatedPerson[];
  teams(): readonly SimulatedTeam[];
  conversations(): readonly SimulatedConversation[];
  /** The chat of this person with the app, made if need be; the app hears of it once something is said there. */
  personalChat(person: string): SimulatedConversation;
  /** Messages of a channel or chat as this person sees them (targeted ones to them included), oldest first, replies among them. */
  messages(conversation: string, seenBy: string, thread?: string): readonly SimulatedMessage[];
  /** The dialog on this person's screen. */
  openDialog(person: string): SimulatedDialog | undefined;
  setLocale(person: string, locale: string): void;
  setRole(person: string, role: SimulatedPerson['role']): void;

  /**
   * Puts the app in a team: `installationUpdate` and `conversationUpdate` tell it.
   * `channel`: which one the person chose for it; General when absent.
   */
  install(
    teamId: string,
    options?: { readonly by?: string; readonly readsAllMessages?: boolean; readonly channel?: string },
  ): Promise<void>;
  uninstall(teamId: string, by?: string): Promise<void>;
  installPersonally(person: string): Promise<void>;
  uninstallPersonally(person: string): Promise<void>;
  /** In every team, with the owners' consent that it hears every message. */
  installEverywhere(): Promise<void>;
  setBlocked(person: string, isBlocked: boolean): void;

  /** Gestures. A message is visible at once, whatever the app does. */
  say(person: string, conversation: string, text: string, more?: Saying): Promise<SimulatedMessage>;
  /** A word after `/`, sent to the app alone. */
  slash(person: string, conversation: string, text: string, thread?: string): Promise<SimulatedMessage>;
  edit(person: string, at: Place, text: string): Promise<void>;
  remove(person: string, at: Place): Promise<void>;
  undoRemove(person: string, at: Place): Promise<void>;
  react(person: string, at: Place, reaction: string): Promise<void>;
  /** Somebody begins a chat of several with the app in it. */
  startGroupChat(person: string, name: string, others: readonly string[]): Promise<SimulatedConversation>;
  /** Somebody makes, names anew or deletes a channel; its messages go with it. */
  addChannel(person: string, teamId: string, name: string): Promise<SimulatedConversation>;
  renameChannel(person: string, channel: string, name: string): Promise<void>;
  removeChannel(person: string, channel: string): Promise<void>;
  joinTeam(person: string, teamId: string): Promise<void>;
  leaveTeam(person: string, teamId: string): Promise<void>;
  /** Clicks on a message's card, with what was typed in the card's own inputs. */
  click(person: string, at: ClickedPlace, action: ActionName, inputs?: Inputs): Promise<GestureOutcome>;
  /** Sends the open dialog with one of its buttons. What is not given keeps what the dialog opened with. */
  submitDialog(person: string, action: ActionName, inputs?: Inputs): Promise<GestureOutcome>;
  /** The cross of the dialog; nobody is told. */
  closeDialog(person: string): void;
  /** An action of the app in a message's menu. */
  messageAction(person: string, at: Place, command: string): Promise<GestureOutcome>;
  /** An action of the app under the box where one writes, or after `/`. */
  composeAction(
    person: string,
    conversation: string,
    command: string,
    context: 'compose' | 'commandBox',
    thread?: string,
  ): Promise<GestureOutcome>;
  /** Sends any activity of ours, whole: for what no method above does. */
  send(activity: JsonObject): Promise<{ readonly status: Delivery['status']; readonly body: string }>;
  /** Sends a message whose header is not Teams' own word. */
  knock(token: BadToken): Promise<{ readonly status: Delivery['status']; readonly body: string }>;
  /** A message as Teams would send it, to be changed and sent by `send`. */
  anActivity(person: string, conversation: string, text: string): JsonObject;

  /** The app's tokens end now; it may ask for others. */
  endTokens(): void;
  /** The app's password no longer counts, nor do its tokens. */
  revokeCredentials(): void;
  /** Waits until every delivery, redeliveries included, has ended. */
  settled(): Promise<void>;
  arm(fault: Fault): void;
  disarmAll(): void;
  calls(operation?: Operation): readonly ConnectorCall[];
  deliveries(): readonly Delivery[];
  /** Called after each call and each delivery, once it has ended; returns the way to stop listening. */
  onTraffic(listener: () => void): () => void;
  /** Called after each change of the tenant; returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
