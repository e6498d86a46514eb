/**
 * What the workspace simulator offers to those who stand in for people: the playground's page and the tests.
 * The product never sees this: it meets the simulator over HTTP only (Web API one way, signed deliveries the other).
 */

/** A Slack id as Slack writes it: `U…` people and bots, `C…` channels, `D…` direct messages. */
export type SlackId = string;

export interface SimulatedUser {
  readonly id: SlackId;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  /** As in `users.info` with `include_locale`: `fr-FR`, `en-US`. Changed by the page's language switch. */
  locale: string;
  readonly timeZone: string;
  /** Of one or several channels; absent for members. */
  isGuest?: boolean | undefined;
  readonly isBot: boolean;
  /** What the page says beside the name: requester, agent, lead. Means nothing to the Web API. */
  readonly part: 'requester' | 'agent' | 'lead' | 'app';
}

export interface SimulatedChannel {
  readonly id: SlackId;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isDirect: boolean;
  isArchived: boolean;
  readonly members: Set<SlackId>;
}

/** A Block Kit block, already checked against Slack's limits when it came in through the Web API. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id?: string };

/** A file somebody attached to a message or to a form; its content is never kept. */
export interface SimulatedFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
  readonly user: SlackId;
  /** In seconds, as Slack dates files. */
  readonly created: number;
  /**
   * What the app may know of it: all (absent), all when it asks with `files.info` (shared from another organisation by Slack
   * Connect), or nothing.
   */
  readonly access?: 'check_file_info' | 'access_denied';
}

export interface SimulatedMessage {
  readonly channel: SlackId;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: SlackId;
  text: string;
  blocks: readonly Block[];
  /** Set on ephemeral messages: the only person who sees it. Ephemerals are not in `conversations.history`. */
  readonly onlyFor?: SlackId;
  editedTs?: string;
  metadata?: { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> };
  readonly reactions: Map<string, Set<SlackId>>;
  readonly files?: readonly SimulatedFile[];
  /** A reply that was also sent to the channel. */
  readonly isBroadcast?: boolean;
  /** A deleted message that had replies: Slack keeps its place so that the thread can still be read. */
  isTombstone?: boolean;
}

export interface SimulatedView {
  readonly id: string;
  readonly user: SlackId;
  readonly type: 'modal' | 'home';
  hash: string;
  /** The view as the app sent it: title, blocks, submit, close, callback_id, private_metadata, notify_on_close. */
  view: Readonly<Record<string, unknown>>;
  /** Corrections of the last refused submission, by block_id. */
  errors: Readonly<Record<string, string>>;
  /** What the person has typed so far, as last told by a gesture; starts with the initial values of the form. */
  state: ViewState;
}

/** `view.state.values` as Slack delivers it: block_id → action_id → the element's own shape. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** What a gesture led to, as the person sees it. */
export type GestureOutcome =
  | { readonly kind: 'acknowledged' }
  /** The app answered badly, late (3 s) or not at all: Slack shows a warning beside what was clicked. */
  | {
      readonly kind: 'failed';
      readonly reason: 'timeout' | 'http_error' | 'connection_failed';
      readonly status?: number;
      /** Why an answer with status 200 was refused, in Slack's words: for developers. */
      readonly detail?: string;
    }
  /** A refused form: corrections by block_id; the modal stays open with what was typed. */
  | { readonly kind: 'corrections'; readonly errors: Readonly<Record<string, string>> };

/** Faults that a test (or the page's drawer) can arm. Each is used up after `times` calls (default 1). */
export type Fault =
  | {
      readonly kind: 'rate_limited';
      readonly method: string;
      readonly retryAfterSeconds: number;
      readonly times?: number;
    }
  | { readonly kind: 'http_error'; readonly method: string; readonly status: number; readonly times?: number }
  /** The call takes effect, then the connection is cut before the answer: the ambiguous post. */
  | { readonly kind: 'dropped_response'; readonly method: string; readonly times?: number }
  | { readonly kind: 'slow'; readonly method: string; readonly delayMs: number; readonly times?: number }
  /** `ok: false` with this error in an HTTP 200. */
  | { readonly kind: 'api_error'; readonly method: string; readonly error: string; readonly times?: number }
  /** The next event deliveries are sent this many times each, with the same event_id. */
  | { readonly kind: 'duplicate_delivery'; readonly copies: number; readonly times?: number }
  /** The next `count` event deliveries are held, then sent in reverse order. */
  | { readonly kind: 'reordered_delivery'; readonly count: number }
  /** The next trigger_id is already expired when the app receives it. */
  | { readonly kind: 'expired_trigger'; readonly times?: number }
  /** In Socket Mode: the next acknowledgements come after Slack has given up on them. */
  | { readonly kind: 'late_ack'; readonly times?: number };

export interface ApiCall {
  /** Counts calls and deliveries together, in the order in which they ended. */
  readonly id: number;
  readonly method: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
  /** Of the HTTP answer: Slack's own refusals are a 200 with `ok: false`. */
  readonly status: number;
  readonly tookMs: number;
  readonly at: number;
}

export interface Delivery {
  readonly id: number;
  readonly kind: 'event' | 'command' | 'interaction' | 'response';
  readonly body: Readonly<Record<string, unknown>>;
  readonly status: number | 'timeout' | 'connection_failed';
  /** What the app answered, as text; empty when it said nothing more than its status. */
  readonly answer: string;
  readonly attempt: number;
  readonly tookMs: number;
  readonly at: number;
}

/** What the app says of itself where it is installed: the part of its manifest that people see in Slack's own menus. */
export interface AppDescription {
  /** Entries of the menu of a message, in the app's words. */
  readonly messageShortcuts: readonly { readonly callbackId: string; readonly name: string }[];
  readonly hasHomeTab: boolean;
}

/** What somebody does on Slack's page for installing an app. */
export type InstallDecision = 'allow' | 'cancel' | 'allow_for_organisation';

export interface SimulatorOptions {
  /** Where the product listens: `http://127.0.0.1:3000/slack/events`. May be set later with `deliverTo`. */
  readonly requestUrl?: string;
  readonly signingSecret: string;
  /** The app is installed with it. Empty: not yet, which `oauth` is for. */
  readonly botToken: string;
  /** Turns Socket Mode on: the app opens WebSockets with this token (`xapp-…`), and nothing is delivered over HTTP. */
  readonly appToken?: string;
  /** How long after its announcement a WebSocket is closed, in ms. Slack's own: about 10,000. Tests shorten it. */
  readonly socketGraceMs?: number;
  /** The app may be installed through OAuth. Until it is installed in some way, nothing is told. */
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** Addresses that Slack sends browsers back to; what they begin with is enough. */
    readonly redirectUrls: readonly string[];
    /** With token rotation, how long a token lasts: 43,200 in Slack. Absent: tokens do not end. */
    readonly tokenLifeSeconds?: number;
  };
  /** Which workspace it is. Its id begins with T. */
  readonly team?: { readonly id: SlackId; readonly name: string; readonly domain: string };
  /** What the token may do, as Slack tells in a header of each answer. Absent: not told, and all is allowed. */
  readonly scopes?: readonly string[];
  /** 0 takes a free port. Always bound to 127.0.0.1. */
  readonly port?: number;
  /** Where the workspace's state is kept between two runs (written atomically soon after each change). Absent: memory only. */
  readonly stateFile?: string;
  /** Waits before the retries of an event, in ms. Slack's own: immediately, 1 minute, 5 minutes. Tests shorten them. */
  readonly retryDelaysMs?: readonly number[];
  readonly users?: readonly SimulatedUser[];
  readonly channels?: readonly { id: SlackId; name: string; isPrivate?: boolean; members: readonly SlackId[] }[];
  /** Absent: an app without shortcuts and without a Home tab. */
  readonly app?: AppDescription;
  /** How long the product has to answer a delivery, in ms. Slack's own: 3000. Tests shorten it. */
  readonly deliveryTimeoutMs?: number;
  /** How long a trigger_id lives, in ms. Slack's own: 3000. Tests lengthen it. */
  readonly triggerLifeMs?: number;
  /** The clock of the workspace, in ms since 1970: dates messages, ends triggers and response_urls. Signatures keep the real one. */
  readonly now?: () => number;
}

/** The WebSockets that the app has opened, and what happens to them in Slack's hands. `howMany`: the first ones; all when absent. */
export interface SimulatedSockets {
  count(): number;
  /** Says that they will close, which they do after a while. `link_disabled`: Socket Mode was turned off for the app. */
  announce(reason: 'warning' | 'refresh_requested' | 'link_disabled', howMany?: number): void;
  /** The while is over: those that were announced close now, each as soon as nothing is awaited over it. */
  endAnnounced(): void;
  /** Socket Mode is turned on again. */
  enable(): void;
  /** The line is cut, without a word. */
  cut(howMany?: number): void;
  /** Nothing comes through any more, either way, and nobody is told. */
  stall(howMany?: number): void;
}

export interface SlackSimulator {
  /** Base of the Web API for `slackApiUrl`: `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  readonly teamId: SlackId;
  readonly botUserId: SlackId;
  readonly botId: string;
  readonly appId: string;
  readonly app: AppDescription;
  deliverTo(requestUrl: string): void;
  readonly sockets: SimulatedSockets;

  users(): readonly SimulatedUser[];
  channels(): readonly SimulatedChannel[];
  /** The direct-message channel of this person with the app, made if need be. */
  directChannel(user: SlackId): SimulatedChannel;
  /** Messages of a channel as this person sees them (their own ephemerals included), oldest first, replies among them; `threadTs` gives one thread only. */
  messages(channel: SlackId, seenBy: SlackId, threadTs?: string): readonly SimulatedMessage[];
  /** The modal on this person's screen (top of the stack), or undefined. */
  openView(user: SlackId): SimulatedView | undefined;
  /** Changes the language of this person's Slack; the app hears of it as `user_change`, sent without waiting. */
  setLocale(user: SlackId, locale: string): void;
  /** Makes this person a guest of the workspace, or a member again; told likewise. */
  setGuest(user: SlackId, isGuest: boolean): void;
  /** The Home tab the app last published for this person. */
  homeView(user: SlackId): SimulatedView | undefined;
  setArchived(channel: SlackId, isArchived: boolean): void;
  /** A file ready to be attached to a message (`say`) or put in a form (`{ files: [{ id }] }`). */
  addFile(user: SlackId, file: Pick<SimulatedFile, 'name' | 'mimetype' | 'size' | 'access'>): SimulatedFile;
  file(id: string): SimulatedFile | undefined;

  /** Gestures. Each signs and delivers as Slack does and says what came back. A message is visible at once, whatever the app does. */
  say(
    user: SlackId,
    channel: SlackId,
    text: string,
    threadTs?: string,
    files?: readonly SimulatedFile[],
    /** For a reply: "Also send to #channel". */
    also?: 'in_channel',
  ): Promise<SimulatedMessage>;
  edit(user: SlackId, channel: SlackId, ts: string, text: string): Promise<void>;
  remove(user: SlackId, channel: SlackId, ts: string): Promise<void>;
  command(user: SlackId, channel: SlackId, command: string, text: string): Promise<GestureOutcome>;
  /**
   * A click on a message's button, select … `value` is the action's own part: `{ selected_option: { value } }`, `{ value }`;
   * a button needs none. Throws when this person sees no such message or element.
   */
  act(
    user: SlackId,
    at: { channel: SlackId; ts: string },
    blockId: string,
    actionId: string,
    value?: Readonly<Record<string, unknown>>,
  ): Promise<GestureOutcome>;
  /** A dispatched action inside an open modal (`dispatch_action`, buttons), with everything typed so far. */
  actInView(
    user: SlackId,
    viewId: string,
    blockId: string,
    actionId: string,
    value: Readonly<Record<string, unknown>>,
    state: ViewState,
  ): Promise<GestureOutcome>;
  submit(user: SlackId, viewId: string, state: ViewState): Promise<GestureOutcome>;
  closeView(user: SlackId, viewId: string): Promise<GestureOutcome>;
  react(user: SlackId, channel: SlackId, ts: string, emoji: string): Promise<void>;
  /** The app too may be invited, as `botUserId`. */
  join(user: SlackId, channel: SlackId, invitedBy?: SlackId): Promise<void>;
  leave(user: SlackId, channel: SlackId): Promise<void>;
  openHome(user: SlackId): Promise<void>;
  /** Sends the `url_verification` handshake; true when the product gave the challenge back. */
  verifyUrl(): Promise<boolean>;
  /** A message shortcut (`message_action`), from a message's menu. */
  shortcut(user: SlackId, at: { channel: SlackId; ts: string }, callbackId: string): Promise<GestureOutcome>;
  /**
   * Somebody reads Slack's page for installing an app, which is at this address, and decides.
   * @returns where Slack sends their browser. Throws the words of the page when Slack refuses the address
   */
  authorize(authorizeUrl: string, user: SlackId, decision: InstallDecision): string;
  /** Somebody removes the app from the workspace: its tokens end, and it hears of it. */
  uninstall(): void;
  /** The tokens that end by themselves end now. */
  endTokens(): void;
  /** Waits until every event delivery, retries included, has ended. */
  settled(): Promise<void>;

  arm(fault: Fault): void;
  disarmAll(): void;
  apiCalls(method?: string): readonly ApiCall[];
  deliveries(): readonly Delivery[];
  /** Called after each call of the Web API and each delivery, once it has ended; returns the way to stop listening. */
  onTraffic(listener: () => void): () => void;
  /** Called after each change of the workspace; returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
