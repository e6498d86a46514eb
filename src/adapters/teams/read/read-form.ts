import { z } from 'zod';
import { cleanText } from '../../../domain/clean-text.ts';
import type { FieldValue, Typed } from '../../../forms/form.ts';
import { SUBMITS } from '../../../views/dialog.ts';
import { fieldOfInput, idOfChoice, NO_ANSWER } from '../draw/field-inputs.ts';

/** What `render-form.ts` puts on the buttons of a form, beside which Teams lays the answers. */
const submittedSchema = z.looseObject({
  guichet: z.object({
    submits: z.enum(SUBMITS),
    context: z.record(z.string(), z.string()),
    form: z.string().min(1),
    prompt: z.object({ conversation: z.string(), messageId: z.string() }).optional(),
    redraw: z.boolean().default(false),
    choices: z.array(z.string()),
    lists: z.array(z.string()),
  }),
});

export interface SubmittedForm {
  readonly submits: z.infer<typeof submittedSchema>['guichet']['submits'];
  readonly context: Readonly<Record<string, string>>;
  /** The showing of the form that sent this: sent twice, it is one gesture. */
  readonly form: string;
  readonly prompt: { readonly conversation: string; readonly messageId: string } | undefined;
  /** Sent to be drawn again with the fields of another type, not to be accepted. */
  readonly isRedraw: boolean;
  /** What was typed, by field id, as it may be stored. A field left empty is absent. */
  readonly typed: Typed;
}

/** The `data` of a `task/submit` as the form it is; undefined for what no form of ours sends, as a button in a dialog does. */
export function readForm(data: unknown): SubmittedForm | undefined {
  const read = submittedSchema.safeParse(data);
  if (!read.success) return undefined;
  const { guichet, msteams: _, ...answers } = read.data;
  const { submits, context, form, prompt, redraw, choices, lists } = guichet;
  const typed = Object.entries(answers).flatMap(([input, answer]): [string, FieldValue][] => {
    const value = typedIn(answer, { isChoice: choices.includes(input), isList: lists.includes(input) });
    return value === undefined || value.length === 0 ? [] : [[fieldOfInput(input), value]];
  });
  return { submits, context, form, prompt, isRedraw: redraw, typed: Object.fromEntries(typed) };
}

function typedIn(
  answer: unknown,
  { isChoice, isList }: { isChoice: boolean; isList: boolean },
): FieldValue | undefined {
  if (typeof answer !== 'string') return undefined;
  if (isList)
    return answer
      .split(',')
      .filter((choice) => choice.length > 0)
      .map(idOfChoice);
  if (isChoice) return answer === NO_ANSWER ? undefined : idOfChoice(answer);
  return cleanText(answer);
}
