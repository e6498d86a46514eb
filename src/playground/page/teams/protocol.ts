import type { Part } from '../protocol.ts';

/** What the Teams side of the page's server and its browser part say to each other. Types only: both sides import it. */

/** Each of its actions that has no id of its own bears `place-` and its place among all of them: titles may be equal. */
export type TeamsCard = Readonly<Record<string, unknown>>;

/** What was clicked on a card: by its id, or by its title and its place. */
export type ClickedAction = string | { readonly called: string; readonly place: number };

export interface TeamsPerson {
  /** The object id of their account. */
  readonly id: string;
  readonly name: string;
  readonly part: Part;
  readonly locale: string;
  readonly timeZone: string;
  readonly isGuest: boolean;
  /** Messages that they have not looked at, over all their channels and their chat. */
  readonly unread: number;
  /** The same person in the Slack workspace. */
  readonly slackId: string | null;
}

export interface TeamsChannel {
  readonly id: string;
  readonly name: string;
  readonly unread: number;
}

export interface TeamsMessage {
  /** When it was written, in ms since 1970. */
  readonly id: string;
  /** The post that it answers; null for a post, and in chats. */
  readonly threadId: string | null;
  /** A person's id, or `app`. */
  readonly from: string;
  readonly text: string;
  readonly cards: readonly TeamsCard[];
  /** What is read aloud of a card. */
  readonly summary: string;
  readonly isOnlyForMe: boolean;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly files: readonly { readonly name: string }[];
}

export interface TeamsDialog {
  readonly id: string;
  readonly title: string;
  readonly card: TeamsCard;
}

export interface TeamsState {
  readonly tenant: string;
  readonly me: string;
  readonly people: readonly TeamsPerson[];
  readonly teams: readonly { readonly id: string; readonly name: string; readonly channels: readonly TeamsChannel[] }[];
  /** With the app alone. */
  readonly chat: { readonly id: string; readonly unread: number };
  readonly conversation: string;
  /** Posts with their replies beneath, or the messages of the chat. */
  readonly messages: readonly TeamsMessage[];
  readonly dialog: TeamsDialog | null;
  readonly app: {
    readonly name: string;
    readonly messageActions: readonly { readonly id: string; readonly title: string }[];
    readonly composeActions: readonly { readonly id: string; readonly title: string }[];
    /** Words that may be sent after `/`, in channels. */
    readonly slashCommands: readonly string[];
  };
}

/** What a gesture led to. `refused` is the tenant's own no. */
export type TeamsOutcome =
  | { readonly kind: 'done' }
  /** A sentence of the app, for whoever made the gesture. */
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'incomplete'; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly shown: string; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string };
