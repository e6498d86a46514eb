import { faultOf, MOST_FILES } from './accepted-files.ts';
import { chosenIn, filesIn } from './answers.ts';
import { eachOnce, type FileReference } from './file-reference.ts';
import type { Form, Typed } from './form.ts';

/**
 * Under which name a form gives back the ids of the files that it showed as already given, and that are still wanted: an
 * input of files starts empty, whatever was given before. No field can have this name.
 */
export function keptKeyOf(field: string): string {
  return `${field}.kept`;
}

/** What was typed, with the files of the draft that its form showed as given and that are still wanted. */
export function withKeptFiles(form: Form, before: Typed, typed: Typed): Typed {
  return withFiles(form, typed, (field) => {
    const wanted = chosenIn(typed, keptKeyOf(field));
    return [...filesIn(before, field).filter(({ id }) => wanted.includes(id)), ...filesIn(typed, field)];
  });
}

/** What was typed, with the files that can be kept for the next time the form is shown. */
export function withAcceptedFiles(form: Form, typed: Typed): Typed {
  return withFiles(form, typed, (field) =>
    filesIn(typed, field)
      .filter((file) => faultOf(file) === undefined)
      .slice(0, MOST_FILES),
  );
}

/** What was typed in a form that stays on the screen: what it showed as given stays given, whatever is wanted of it now. */
export function withEveryFile(form: Form, before: Typed, typed: Typed): Typed {
  const accepted = withAcceptedFiles(form, typed);
  return withFiles(form, accepted, (field) =>
    eachOnce([...filesIn(before, field), ...filesIn(accepted, field)]).slice(0, MOST_FILES),
  );
}

/** What was accepted by a form, with the files that came with the message and that this form does not ask for. */
export function withFilesNotAsked(form: Form, before: Typed, values: Typed): Typed {
  const asked = new Set(form.fields.map(({ id }) => id));
  const others = Object.keys(before).flatMap((field): [string, FileReference[]][] => {
    const files = asked.has(field) ? [] : filesIn(before, field);
    return files.length > 0 ? [[field, [...files]]] : [];
  });
  return { ...Object.fromEntries(others), ...values };
}

function withFiles(form: Form, typed: Typed, filesFor: (field: string) => readonly FileReference[]): Typed {
  const fields = form.fields.filter(({ kind }) => kind === 'files').map(({ id }) => id);
  const dropped = new Set(fields.flatMap((field) => [field, keptKeyOf(field)]));
  const others = Object.entries(typed).filter(([key]) => !dropped.has(key));
  const given = fields.flatMap((field): [string, FileReference[]][] => {
    const files = eachOnce(filesFor(field));
    return files.length > 0 ? [[field, files]] : [];
  });
  return Object.fromEntries([...others, ...given]);
}
