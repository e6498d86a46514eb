import { z } from 'zod';
import {
  anyText,
  identifier,
  imageBlock,
  imageElement,
  LIMITS,
  markdownText,
  plainText,
  webAddress,
} from './composition.ts';
import { accessory, actionsElement, button, contextAction, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';

const id = { block_id: identifier.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'missing required field: text or fields',
  });

const actions = z.strictObject({ type: z.literal('actions'), ...id, elements: z.array(actionsElement).min(1).max(25) });

const context = z.strictObject({
  type: z.literal('context'),
  ...id,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(), markdownText(), imageElement]))
    .min(1)
    .max(10),
});

const divider = z.strictObject({ type: z.literal('divider'), ...id });
const header = z.strictObject({ type: z.literal('header'), ...id, text: plainText(150) });

const input = z.strictObject({
  type: z.literal('input'),
  ...id,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const alert = z.strictObject({
  type: z.literal('alert'),
  ...id,
  text: anyText(LIMITS.text),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const card = z
  .strictObject({
    type: z.literal('card'),
    ...id,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: markdownText(150).optional(),
    subtitle: markdownText(150).optional(),
    body: markdownText(200).optional(),
    actions: z.array(button).min(1).max(25).optional(),
  })
  .refine((block) => Boolean(block.hero_image ?? block.title ?? block.actions ?? block.body), {
    error: 'at least one of hero_image, title, actions or body must be provided',
  });

const carousel = z.strictObject({ type: z.literal('carousel'), ...id, elements: z.array(card).min(1).max(10) });
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...id,
  elements: z.array(contextAction).min(1).max(5),
});
const markdown = z.strictObject({ type: z.literal('markdown'), ...id, text: z.string().min(1).max(12_000) });

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);
const rows = z.array(z.array(cell).min(1).max(20)).min(1);

const table = z.strictObject({
  type: z.literal('table'),
  ...id,
  rows: rows.max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...id,
  rows,
  caption: z.string().min(1),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).optional(),
});

const video = z.strictObject({
  type: z.literal('video'),
  ...id,
  video_url: webAddress,
  thumbnail_url: webAddress,
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: webAddress.optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webAddress.optional(),
  description: plainText(200).optional(),
});

const childBlock = z.discriminatedUnion('type', [
  actions,
  context,
  divider,
  header,
  imageBlock,
  input,
  richText,
  section,
  table,
  video,
]);

const container = z.strictObject({
  type: z.literal('container'),
  ...id,
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(150).optional(),
  child_blocks: z.array(childBlock).min(1).max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

/** Every block that an app may send and that we may want to use. `file` isn't one: Slack writes it, apps don't. */
export const block = z.discriminatedUnion('type', [
  actions,
  alert,
  card,
  carousel,
  container,
  context,
  contextActions,
  dataTable,
  divider,
  header,
  imageBlock,
  input,
  markdown,
  richText,
  section,
  table,
  video,
]);
