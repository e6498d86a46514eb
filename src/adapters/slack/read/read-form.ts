import { z } from 'zod';
import { cleanText } from '../../../domain/clean-text.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import type { FieldValue, Typed } from '../../../forms/form.ts';
import { fieldOfBlock } from '../draw/field-blocks.ts';
import { readFile, slackFilesSchema } from './read-files.ts';

const option = z.object({ value: z.string() });

/** The elements that `render-form.ts` draws, as Slack sends back what they hold. */
const elementState = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }),
  z.object({ type: z.literal('static_select'), selected_option: option.nullish() }),
  z.object({ type: z.literal('checkboxes'), selected_options: z.array(option) }),
  z.object({ type: z.literal('file_input'), files: slackFilesSchema }),
  z.object({ type: z.literal('conversations_select'), selected_conversation: z.string().nullish() }),
  z.object({ type: z.literal('multi_conversations_select'), selected_conversations: z.array(z.string()) }),
]);

/** A modal as Slack sends it back: block id → action id → element. */
export const viewStateSchema = z.object({
  values: z.record(z.string(), z.record(z.string(), elementState)),
});
type ViewState = z.infer<typeof viewStateSchema>;

/** What was typed, by field id, as it may be stored. A field left empty is absent. Files are those of the connection that the form was sent on. */
export function readForm(state: ViewState, connectionId: ConnectionId): Typed {
  const answers = Object.entries(state.values).flatMap(([blockId, elements]): [string, FieldValue][] =>
    Object.values(elements).flatMap((element): [string, FieldValue][] => {
      const value = typedIn(element, connectionId);
      return value === undefined || value.length === 0 ? [] : [[fieldOfBlock(blockId), value]];
    }),
  );
  return Object.fromEntries(answers);
}

function typedIn(element: z.infer<typeof elementState>, connectionId: ConnectionId): FieldValue | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return cleanText(element.value ?? '');
    case 'static_select':
      return element.selected_option?.value;
    case 'checkboxes':
      return element.selected_options.map((chosen) => chosen.value);
    case 'conversations_select':
      return element.selected_conversation ?? undefined;
    case 'multi_conversations_select':
      return element.selected_conversations;
    case 'file_input':
      return element.files.flatMap((file) => readFile(file, connectionId) ?? []);
  }
}
