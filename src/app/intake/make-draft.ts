import { cleanText } from '../../domain/clean-text.ts';
import type { ConnectionId, DraftId, PersonId } from '../../domain/ids.ts';
import { prefillFrom } from '../../domain/intake/prefill.ts';
import { typedFromPrefill } from '../../forms/typed-from-prefill.ts';
import type { PolicyVersion } from '../../policy/policy.ts';
import type { Draft } from '../ports/stores.ts';

/** Words that are to become a ticket, and where they were written. */
export interface RequestWords {
  readonly personId: PersonId;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly messageId: string | null;
  readonly threadId: string | null;
  readonly text: string;
  readonly fileLinks: readonly string[];
}

/** A draft filled with what the words say. */
export function makeDraft(draftId: DraftId, words: RequestWords, { version }: PolicyVersion): Draft {
  const originalText = cleanText(words.text);
  const prefill = prefillFrom(originalText);
  return {
    draftId,
    personId: words.personId,
    connectionId: words.connectionId,
    conversation: words.conversation,
    messageId: words.messageId,
    threadId: words.threadId,
    type: prefill.type,
    originalText,
    typed: originalText ? typedFromPrefill(prefill, words.fileLinks) : {},
    policyVersion: version,
    ticketId: null,
    promptAnswered: false,
  };
}

/** The draft with further words of the same problem: later fragments join, what was typed by hand since is kept. */
export function withMoreWords(draft: Draft, text: string, fileLinks: readonly string[]): Draft {
  const more = `${draft.originalText}\n${cleanText(text)}`;
  if (draft.promptAnswered) return withWords(draft, [more, ...fileLinks].join('\n'), []);
  return withWords(draft, more, withLinks(draft, fileLinks));
}

/** The links of the messages that made the draft, each once. */
export function withLinks({ typed }: Draft, fileLinks: readonly string[]): string[] {
  const links = typeof typed['screenshots'] === 'string' ? typed['screenshots'].split('\n') : [];
  return [...new Set([...links, ...fileLinks])];
}

/**
 * The whole text of the draft once one of the messages that made it was edited. When it is no longer known what that message
 * said, its new words stand for the whole.
 */
export function withEdit({ originalText }: Draft, before: string | undefined, after: string): string {
  const old = before && cleanText(before);
  return old && originalText.includes(old) ? originalText.replace(old, () => after) : after;
}

/** The draft told anew, as after an edit of its message. Once its prompt was answered, what is in the form stays. */
export function withWords(draft: Draft, text: string, fileLinks: readonly string[]): Draft {
  const originalText = cleanText(text);
  if (draft.promptAnswered) return { ...draft, originalText };
  const prefill = prefillFrom(originalText);
  return { ...draft, originalText, type: prefill.type, typed: typedFromPrefill(prefill, fileLinks) };
}
