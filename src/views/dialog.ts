import type { Field, Typed } from '../forms/form.ts';
import type { Corrections } from '../forms/read-submission.ts';

/** What the submission of a form calls. */
export const SUBMITS = [
  'ticket.submit',
  'ticket.move',
  'ticket.assign',
  'ticket.rank',
  'ticket.escalate',
  'ticket.reply',
  'desk.setup',
] as const;

/** A form on a person's screen, free of any platform; `adapters/<platform>/render-form.ts` draws it. */
export interface Dialog {
  readonly submits: (typeof SUBMITS)[number];
  /** At most 24 characters, Slack's limit of a modal title. */
  readonly title: string;
  readonly submitLabel: string;
  readonly closeLabel: string;
  /** Ids that come back with the submission. */
  readonly context: Readonly<Record<string, string>>;
  /** Sentences above the fields. */
  readonly intro: readonly string[];
  readonly fields: readonly DialogField[];
  readonly typed: Typed;
  readonly corrections: Corrections;
}

/** A field with its words in the reader's language. */
export interface DialogField {
  readonly field: Field;
  readonly label: string;
  readonly hint: string | null;
  readonly placeholder: string | null;
  readonly optionLabels: Readonly<Record<string, string>>;
  /** Shown as asked for from the start; a field that is required only in a case is not, and its hint says when. */
  readonly isRequired: boolean;
  /** Above a field of files: what those are called that were given before, and what to do about them; null for other fields. */
  readonly kept: { readonly label: string; readonly hint: string } | null;
  /** A change is sent at once, so that the form can be redrawn (the ticket's type). */
  readonly redraws: boolean;
}
