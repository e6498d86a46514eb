import { z } from 'zod';
import { buildForm, type Correction } from './build-form.ts';
import type { Form, Typed } from './form.ts';

export type Corrections = Readonly<Record<string, Correction>>;

export type Submission =
  | { readonly kind: 'accepted'; readonly values: Typed }
  /** `values` is everything that was typed, so that the form can be drawn again with it. */
  | { readonly kind: 'corrections'; readonly values: Typed; readonly corrections: Corrections };

const issueParams = z.object({
  correction: z.discriminatedUnion('code', [
    z.object({ code: z.literal('required') }),
    z.object({ code: z.literal('too_short'), min: z.number() }),
    z.object({ code: z.literal('too_long'), max: z.number() }),
    z.object({ code: z.literal('not_a_url') }),
    z.object({ code: z.literal('not_an_option') }),
    z.object({ code: z.literal('wrong_files'), ofType: z.array(z.string()), tooLarge: z.array(z.string()) }),
    z.object({ code: z.literal('too_many_files'), max: z.number() }),
    z.object({ code: z.literal('whim') }),
  ]),
});

/** Reads what was typed with the form it was typed in. Answers to fields that the form does not have are left out. */
export function readSubmission(form: Form, typed: Typed): Submission {
  const ids = new Set(form.fields.map((field) => field.id));
  const values = Object.fromEntries(Object.entries(typed).filter(([id]) => ids.has(id)));
  const read = buildForm(form).safeParse(values);
  if (read.success) return { kind: 'accepted', values: read.data };
  const corrections = read.error.issues.map((issue): [string, Correction] => [
    String(issue.path[0]),
    issueParams.parse('params' in issue ? issue.params : {}).correction,
  ]);
  return { kind: 'corrections', values, corrections: Object.fromEntries(corrections) };
}

/** What is wrong with the files given in a form, whatever else is. */
export function correctionsOfFiles(form: Form, typed: Typed): Corrections {
  const fields = form.fields.filter(({ kind }) => kind === 'files').map((field) => ({ ...field, required: false }));
  const read = fields.length > 0 ? readSubmission({ fields }, typed) : undefined;
  return read?.kind === 'corrections' ? read.corrections : {};
}
