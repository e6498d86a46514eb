import { z } from 'zod';
import type { FieldValue, Typed } from '../../forms/form.ts';

const option = z.object({ value: z.string() });

/** The elements that `render-form.ts` draws, as Slack sends back what they hold. */
const elementState = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }),
  z.object({ type: z.literal('static_select'), selected_option: option.nullish() }),
  z.object({ type: z.literal('checkboxes'), selected_options: z.array(option) }),
]);

/** A modal as Slack sends it back: block id → action id → element. */
export const viewStateSchema = z.object({
  values: z.record(z.string(), z.record(z.string(), elementState)),
});
type ViewState = z.infer<typeof viewStateSchema>;

/** What was typed, by field id (the block's id). A field left empty is absent. */
export function readForm(state: ViewState): Typed {
  const answers = Object.entries(state.values).flatMap(([field, elements]): [string, FieldValue][] =>
    Object.values(elements).flatMap((element): [string, FieldValue][] => {
      const value = typedIn(element);
      return value === undefined || value.length === 0 ? [] : [[field, value]];
    }),
  );
  return Object.fromEntries(answers);
}

function typedIn(element: z.infer<typeof elementState>): FieldValue | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return element.value ?? undefined;
    case 'static_select':
      return element.selected_option?.value;
    case 'checkboxes':
      return element.selected_options.map((chosen) => chosen.value);
  }
}
