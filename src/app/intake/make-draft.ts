import { cleanText } from '../../domain/clean-text.ts';
import type { ConnectionId, DraftId, PersonId } from '../../domain/ids.ts';
import { prefillFrom } from '../../domain/intake/prefill.ts';
import { filesIn } from '../../forms/answers.ts';
import { eachOnce, type FileReference } from '../../forms/file-reference.ts';
import type { FieldValue } from '../../forms/form.ts';
import { OTHER_FILES, typedFromPrefill } from '../../forms/typed-from-prefill.ts';
import type { PolicyVersion } from '../../policy/policy.ts';
import type { Draft, Person } from '../ports/stores.ts';

/** Words that are to become a ticket, and where they were written. */
export interface RequestWords {
  readonly personId: PersonId;
  readonly connectionId: ConnectionId;
  readonly conversation: string;
  readonly messageId: string | null;
  readonly threadId: string | null;
  readonly text: string;
  readonly files: readonly FileReference[];
}

/** A draft filled with what the words say. */
export function makeDraft(draftId: DraftId, words: RequestWords, { version }: PolicyVersion): Draft {
  const originalText = cleanText(words.text);
  const prefill = prefillFrom(originalText);
  return {
    draftId,
    personId: words.personId,
    filledBy: null,
    connectionId: words.connectionId,
    conversation: words.conversation,
    messageId: words.messageId,
    threadId: words.threadId,
    type: prefill.type,
    originalText,
    typed: typedFromPrefill(prefill, eachOnce(words.files)),
    policyVersion: version,
    ticketId: null,
    promptAnswered: false,
  };
}

/** Whether this person may fill the form of a draft: whose request it is, or the agent who fills it for them. */
export function mayFill(draft: Draft, { personId }: Pick<Person, 'personId'>): boolean {
  return draft.personId === personId || draft.filledBy === personId;
}

/** The draft with further words of the same problem: later fragments join, what was typed by hand since is kept. */
export function withMoreWords(draft: Draft, text: string, files: readonly FileReference[]): Draft {
  const more = `${draft.originalText}\n${cleanText(text)}`;
  // What is in the form stays as it is on the person's screen: what came since is told with the message.
  if (draft.promptAnswered) return withWords(draft, [more, ...files.map(({ permalink }) => permalink)].join('\n'), []);
  return withWords(draft, more, withFiles(draft, files));
}

/** The files of the messages that made the draft, each once. One kept by an earlier version holds links, and goes on so. */
export function withFiles({ typed }: Draft, files: readonly FileReference[]): FieldValue {
  const before = typed['screenshots'];
  if (typeof before === 'string')
    return [...new Set([...before.split('\n'), ...files.map(({ permalink }) => permalink)])].join('\n');
  return eachOnce([...filesIn(typed, 'screenshots'), ...filesIn(typed, OTHER_FILES), ...files]);
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
export function withWords(draft: Draft, text: string, screenshots: FieldValue): Draft {
  const originalText = cleanText(text);
  if (draft.promptAnswered) return { ...draft, originalText };
  const prefill = prefillFrom(originalText);
  return { ...draft, originalText, type: prefill.type, typed: typedFromPrefill(prefill, screenshots) };
}
