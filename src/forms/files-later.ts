import { faultOf } from './accepted-files.ts';
import type { FileReference } from './file-reference.ts';
import type { Form, Typed } from './form.ts';

/**
 * The form where it takes no files, as in Teams: they are given afterwards, so that none is asked for before it is sent. What
 * is not given counts as missing all the same (`rate-submission.ts`).
 */
export function withFilesLater(form: Form): Form {
  return { fields: form.fields.map((field) => (field.kind === 'files' ? { ...field, required: false } : field)) };
}

/** The answers with files that came after them, in the first field of files that is still empty. */
export function withLateFiles(form: Form, values: Typed, files: readonly FileReference[]): Typed {
  const empty = form.fields.find(({ id, kind }) => kind === 'files' && values[id] === undefined);
  const accepted = files.filter((file) => faultOf(file) === undefined);
  return empty && accepted.length > 0 ? { ...values, [empty.id]: accepted } : values;
}
