import { z } from 'zod';
import { fileReferenceSchema } from './file-reference.ts';

/** What a person gives in one field: one text, the ids of the options chosen, or files. */
export const fieldValueSchema = z.union([z.string(), z.array(z.string()), z.array(fileReferenceSchema)]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** What was typed in a form, by field id. A field left empty is absent. */
export const typedSchema = z.record(z.string(), fieldValueSchema);
export type Typed = z.infer<typeof typedSchema>;

/** Words of an administrator, in both languages. */
export const bilingual = z.object({ fr: z.string().min(1), en: z.string().min(1) });

const requirement = z.union([
  z.boolean(),
  z.object({ when: z.object({ field: z.string(), is: z.string() }) }),
  z.object({ unless: z.object({ field: z.string(), isFilled: z.literal(true) }) }),
]);

/**
 * One field of a form. Its label, hint and options are texts of the catalogue under its id; an administrator who adds a
 * field gives them here instead.
 */
export const fieldSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  /** `links` (addresses of screenshots) is how policies asked for files before `files`. `channel` and `channels` are for setting up the desk. */
  kind: z.enum(['line', 'paragraph', 'url', 'links', 'files', 'choice', 'choices', 'channel', 'channels']),
  required: requirement.default(false),
  minLength: z.int().min(1).max(3000).optional(),
  maxLength: z.int().min(1).max(3000).optional(),
  options: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/))
    .min(1)
    .max(10)
    .optional(),
  /** What an answer is worth in the quality score; 0 when it says nothing about quality. */
  quality: z.int().min(0).max(100).default(0),
  label: bilingual.optional(),
  hint: bilingual.optional(),
  optionLabels: z.record(z.string(), bilingual).optional(),
});
export type Field = z.infer<typeof fieldSchema>;

export const formSchema = z
  .strictObject({ fields: z.array(fieldSchema).min(1).max(40) })
  .superRefine((form, context) => {
    const ids = new Set(form.fields.map((field) => field.id));
    if (ids.size < form.fields.length) context.addIssue({ code: 'custom', message: 'two fields have the same id' });
    for (const [index, field] of form.fields.entries()) {
      const path = ['fields', index];
      if ((field.kind === 'choice' || field.kind === 'choices') !== (field.options !== undefined))
        context.addIssue({ code: 'custom', path, message: 'choices have options, other fields have none' });
      if (field.kind === 'channel' || field.kind === 'channels')
        context.addIssue({ code: 'custom', path, message: 'channels are chosen in /ticket setup only' });
      if (typeof field.required === 'object') {
        const other = 'when' in field.required ? field.required.when.field : field.required.unless.field;
        if (!ids.has(other)) context.addIssue({ code: 'custom', path, message: `there is no field "${other}"` });
      }
    }
  });
/** A form as the policy describes it: fields in the order in which they are asked. */
export type Form = z.infer<typeof formSchema>;
