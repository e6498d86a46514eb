import { OFFERED_TYPES, type OfferedType } from '../domain/ticket/ticket.ts';
import { filesIn } from '../forms/answers.ts';
import { TEXT_LIMIT } from '../forms/build-form.ts';
import { type Field, type Form, fieldSchema, type Typed } from '../forms/form.ts';
import { withFilesNotAsked } from '../forms/kept-files.ts';
import type { Corrections } from '../forms/read-submission.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import type { Dialog } from './dialog.ts';
import { dialogField } from './dialog-field.ts';

const typeField: Field = fieldSchema.parse({ id: 'type', kind: 'choice', required: true, options: [...OFFERED_TYPES] });

/** The ticket form of a draft, in its type's fields, filled with what the message said and what was typed (S0-12..25). */
export function ticketForm(
  draft: {
    readonly draftId: string;
    readonly type: OfferedType;
    readonly typed: Typed;
    readonly originalText: string;
    readonly policyVersion: number;
  },
  policy: Policy,
  corrections: Corrections,
  reader: Reader,
  /** Whose request it is, when somebody else fills the form. */
  forName: string | null = null,
): Dialog {
  const { texts } = reader;
  return {
    submits: 'ticket.submit',
    title: texts.form.title,
    submitLabel: texts.form.submit,
    closeLabel: texts.form.close,
    context: { draftId: draft.draftId, type: draft.type, policyVersion: String(draft.policyVersion) },
    intro: [
      ...(forName === null ? [] : [texts.form.introFor(forName)]),
      draft.originalText ? texts.form.intro : texts.form.introEmpty,
      ...(draft.originalText.length > TEXT_LIMIT ? [texts.form.longMessage] : []),
      ...comesAlong(draft.typed, policy.forms[draft.type], reader),
    ],
    fields: [
      { ...dialogField(typeField, reader), optionLabels: texts.types, redraws: true },
      ...policy.forms[draft.type].fields.map((field, _, fields) => dialogField(field, reader, fields)),
    ],
    typed: { ...draft.typed, type: draft.type },
    corrections,
  };
}

/** What came with the message and what this type does not ask for: the ticket has it all the same. */
function comesAlong(typed: Typed, form: Form, { texts }: Reader): string[] {
  const others = withFilesNotAsked(form, typed, {});
  const names = Object.keys(others).flatMap((field) => filesIn(others, field).map(({ name }) => name));
  return names.length > 0 ? [texts.form.comesAlong(names.join(', '))] : [];
}
