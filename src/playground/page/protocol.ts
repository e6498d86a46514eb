import type { KitBlock, KitView } from './block-kit.ts';

/** What the page's server and its browser part say to each other. Types only: both sides import it. */

export type Part = 'requester' | 'agent' | 'lead' | 'app';

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly part: Part;
  readonly isBot: boolean;
  readonly locale: string;
  readonly timeZone: string;
  /** Messages that this person has not looked at, over all their channels. */
  readonly unread: number;
}

export interface PageChannel {
  readonly id: string;
  readonly name: string;
  readonly isDirect: boolean;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly unread: number;
}

export interface PageReaction {
  readonly name: string;
  readonly users: readonly string[];
}

/** A file of the workspace; its content is at `api/file?id=…` as long as this process has it. */
export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
}

export interface MessageOf<Block> {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  /** The text as its author typed it, to be edited; null on other people's messages. */
  readonly typed: string | null;
  readonly blocks: readonly Block[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  /** Deleted by its author, its place kept for the thread beneath it. */
  readonly isDeleted: boolean;
  readonly files: readonly PageFile[];
  readonly reactions: readonly PageReaction[];
  /** Replies in its thread, for a message that starts one. */
  readonly replies: { readonly count: number; readonly users: readonly string[]; readonly lastTs: string } | null;
}

export interface ViewOf<View> {
  readonly id: string;
  readonly hash: string;
  readonly view: View;
  /** What the person has typed so far, as the workspace last heard of it: block_id → action_id → value. */
  readonly state: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly errors: Readonly<Record<string, string>>;
}

export interface StateOf<Block, View> {
  readonly workspace: string;
  readonly me: string;
  readonly botUserId: string;
  readonly users: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  readonly channel: string;
  readonly messages: readonly MessageOf<Block>[];
  /** The asked thread, its first message included; null when none was asked or it is gone. */
  readonly thread: readonly MessageOf<Block>[] | null;
  readonly view: ViewOf<View> | null;
  /** The app's own tab, when it has one: what it last published for this person, or null before it did. */
  readonly home: { readonly view: ViewOf<View> | null } | null;
  /** What the app adds to the menu of a message. */
  readonly messageShortcuts: readonly { readonly callbackId: string; readonly name: string }[];
  /** Whether the same people can be played in Teams too. */
  readonly hasTeams?: boolean;
}

/** One request that crossed the line between Slack and the app, either way, as a list shows it. */
export interface TrafficLine {
  readonly id: number;
  /** `out`: Slack told the app something. `in`: the app asked Slack for something. */
  readonly way: 'out' | 'in';
  /** `event`, `command`, `interaction` (deliveries), `response` (a post to a response_url), `call` (Web API). */
  readonly kind: 'event' | 'command' | 'interaction' | 'response' | 'call';
  /** What exactly: `message`, `block_actions`, `/ticket`, `chat.postMessage` … */
  readonly name: string;
  /** An HTTP status, `timeout`, `connection_failed`, or the error code of a call that Slack refused. */
  readonly status: string;
  readonly isRefused: boolean;
  /** 0, or which repetition of the event this was. */
  readonly attempt: number;
  readonly tookMs: number;
  /** In ms since 1970. */
  readonly at: number;
}

/** The whole of one of them; tokens are never in it. */
export interface TrafficDetail {
  readonly sent: unknown;
  readonly answered: unknown;
}

/** The same JSON seen from the browser, where blocks are drawn and so have their kinds. */
export type PageMessage = MessageOf<KitBlock>;
export type PageView = ViewOf<KitView>;
export type PageState = StateOf<KitBlock, KitView>;

/** What a signal of triage showed in a sentence, in the reader's words. */
export interface JudgedSignal {
  readonly phrase: string;
  /** Where the words that showed it stand in the sentence; null when its shape did. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Above 0 towards a ticket, below 0 away from one. */
  readonly pull: number;
  /** Whether it is one of the reasons that are told. */
  readonly isReason: boolean;
}

/** What the product makes of a sentence, judged alone, in a channel where it listens. */
export interface Judgement {
  /** `status`: the question names a ticket, whose state is told privately. */
  readonly outcome: 'answer' | 'unsure' | 'pass' | 'status';
  readonly kind: Kind;
  /** That a ticket is needed, 0 to 1; answered from `high` on, silence below `low`. */
  readonly probability: number;
  readonly thresholds: { readonly low: number; readonly high: number };
  /** The reasons as the private answer gives them. */
  readonly reasons: readonly string[];
  /** The strongest first. */
  readonly signals: readonly JudgedSignal[];
  /** What a ticket would need and the sentence does not say. */
  readonly missing: readonly string[];
}

/** The kinds of message that triage tells apart. */
export type Kind =
  | 'typo_fix'
  | 'yes_no'
  | 'confirmation_done'
  | 'acknowledgement'
  | 'scheduling'
  | 'status_query'
  | 'smalltalk_other'
  | 'complex_request';

/** The product's own judgement: the page is given it, since the playground knows the product over HTTP only. */
export type Judge = (text: string, language: 'fr' | 'en') => Judgement;

/** What a gesture led to. `refused` is the workspace's own no (not a member, archived channel, unknown message). */
export type PageOutcome =
  | { readonly kind: 'acknowledged' }
  | {
      readonly kind: 'failed';
      readonly reason: 'timeout' | 'http_error' | 'connection_failed';
      readonly status?: number;
      /** Why an answer with status 200 was refused, in Slack's words. */
      readonly detail?: string;
    }
  | { readonly kind: 'corrections'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly detail: string };
