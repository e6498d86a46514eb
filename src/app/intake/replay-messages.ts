import type { DraftId } from '../../domain/ids.ts';
import type { Policy } from '../../policy/policy.ts';
import { type AuthorHere, type JudgedMessage, judgeMessage } from './judge-message.ts';

/** Something a person wrote in a channel. */
export interface PastMessage {
  readonly author: string;
  readonly text: string;
  readonly at: Date;
}

export type ReplayMessage = (message: PastMessage) => Promise<JudgedMessage>;

/** What a desk would know of an author in the channel, had it listened. */
interface Lately {
  words: readonly { readonly text: string; readonly at: Date }[];
  answeredAt?: Date;
  /** When a fragment last joined the draft of that answer. */
  touchedAt?: Date;
}

const aDraft = 'draft' as DraftId;

/**
 * What the desk would have done with the messages of one channel under these settings, told oldest first: the decisions of
 * `answerMessage`, with a memory instead of a database. As nobody answered, no prompt is muted and no draft becomes a ticket.
 */
export function makeReplay(settings: Policy['triage']): ReplayMessage {
  const authors = new Map<string, Lately>();
  return (message) => {
    const lately = authors.get(message.author) ?? { words: [] };
    authors.set(message.author, lately);
    return judgeMessage(message, authorInMemory(lately, message), settings);
  };
}

function authorInMemory(lately: Lately, { text, at }: PastMessage): AuthorHere {
  const isSince = (then: Date | undefined, since: Date) => then !== undefined && then >= since;
  return {
    isDirect: false,
    giveStatus: async () => {},
    giveOwnStatus: async () => false,
    joinAwaitedReply: async () => false,
    recentWords: async (since) => {
      lately.words = lately.words.filter((words) => words.at >= since);
      return lately.words.map((words) => words.text);
    },
    keepWords: async () => {
      lately.words = [...lately.words, { text, at }];
    },
    isMuted: async () => false,
    wasAnsweredSince: async (since) => isSince(lately.answeredAt, since),
    joinDraft: async (since) => {
      if (!isSince(lately.touchedAt, since)) return undefined;
      lately.touchedAt = at;
      return aDraft;
    },
    prompt: async () => {
      lately.answeredAt = at;
      lately.touchedAt = at;
      return { outcome: 'answered', draftId: aDraft };
    },
  };
}
