import { z } from 'zod';

/**
 * Adaptive Cards 1.5, as Teams takes them from an app: adaptivecards.io/explorer, and the page "cards-reference" of Teams.
 * Tables, media and ToggleVisibility exist and are left out: they are drawn unsurely on mobile, and nothing here draws them.
 */

const spacing = z.enum(['none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding']);
const horizontalAlignment = z.enum(['left', 'center', 'right']);
const verticalAlignment = z.enum(['top', 'center', 'bottom']);
const containerStyle = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']);
const id = z.string().min(1);
const address = z.string().regex(/^(https:\/\/|data:image\/)/, 'must be https: or data:image/');

/** Of every element. Names of values may be written in any case, as the renderer takes them. */
const common = {
  id: id.optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: inAnyCase(spacing).optional(),
  height: inAnyCase(z.enum(['auto', 'stretch'])).optional(),
};

const font = {
  size: inAnyCase(z.enum(['default', 'small', 'medium', 'large', 'extraLarge'])).optional(),
  weight: inAnyCase(z.enum(['default', 'lighter', 'bolder'])).optional(),
  color: inAnyCase(z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'])).optional(),
  fontType: inAnyCase(z.enum(['default', 'monospace'])).optional(),
  isSubtle: z.boolean().optional(),
};

/** Boxes hold elements, boxes among them. */
const anyElement: z.ZodType = z.lazy(() => element);

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...common,
  ...font,
  text: z.string(),
  wrap: z.boolean().optional(),
  maxLines: z.number().int().positive().optional(),
  horizontalAlignment: inAnyCase(horizontalAlignment).optional(),
  style: inAnyCase(z.enum(['default', 'heading', 'columnHeader'])).optional(),
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  ...font,
  text: z.string(),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  highlight: z.boolean().optional(),
  selectAction: z.lazy(() => selectAction).optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...common,
  inlines: z.array(z.union([z.string(), textRun])),
  horizontalAlignment: inAnyCase(horizontalAlignment).optional(),
});

const image = z.strictObject({
  type: z.literal('Image'),
  ...common,
  height: z.string().optional(),
  url: address,
  altText: z.string().optional(),
  size: inAnyCase(z.enum(['auto', 'stretch', 'small', 'medium', 'large'])).optional(),
  style: inAnyCase(z.enum(['default', 'person'])).optional(),
  width: z.string().optional(),
  horizontalAlignment: inAnyCase(horizontalAlignment).optional(),
  selectAction: z.lazy(() => selectAction).optional(),
});

const imageSet = z.strictObject({
  type: z.literal('ImageSet'),
  ...common,
  images: z.array(image),
  imageSize: inAnyCase(z.enum(['auto', 'stretch', 'small', 'medium', 'large'])).optional(),
});

const boxed = {
  style: inAnyCase(containerStyle).optional(),
  bleed: z.boolean().optional(),
  minHeight: z.string().optional(),
  verticalContentAlignment: inAnyCase(verticalAlignment).optional(),
  selectAction: z.lazy(() => selectAction).optional(),
};

const container = z.strictObject({
  type: z.literal('Container'),
  ...common,
  ...boxed,
  items: z.array(anyElement),
});

const column = z.strictObject({
  type: z.literal('Column').optional(),
  ...common,
  ...boxed,
  width: z.union([z.string(), z.number()]).optional(),
  items: z.array(anyElement).optional(),
});

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...common,
  ...boxed,
  horizontalAlignment: inAnyCase(horizontalAlignment).optional(),
  columns: z.array(column),
});

const factSet = z.strictObject({
  type: z.literal('FactSet'),
  ...common,
  facts: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
});

/** More than six are not shown; what is secondary stands behind "…". */
const actions = z
  .lazy(() => z.array(action))
  .refine((given) => given.filter(isPrimary).length <= 6, 'more than 6 primary actions');

const isPrimary = (given: unknown): boolean =>
  !(typeof given === 'object' && given !== null && 'mode' in given && given.mode === 'secondary');

const actionSet = z.strictObject({ type: z.literal('ActionSet'), ...common, actions });

const input = {
  ...common,
  id,
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};

const inputText = z.strictObject({
  type: z.literal('Input.Text'),
  ...input,
  value: z.string().optional(),
  placeholder: z.string().optional(),
  isMultiline: z.boolean().optional(),
  maxLength: z.number().int().positive().optional(),
  regex: z.string().optional(),
  style: inAnyCase(z.enum(['text', 'tel', 'url', 'email', 'password'])).optional(),
});

const inputNumber = z.strictObject({
  type: z.literal('Input.Number'),
  ...input,
  value: z.number().optional(),
  placeholder: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

const isoDate = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const inputDate = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  value: isoDate.optional(),
  placeholder: z.string().optional(),
  min: isoDate.optional(),
  max: isoDate.optional(),
});

const wallTime = z.string().regex(/^\d\d:\d\d$/);
const inputTime = z.strictObject({
  type: z.literal('Input.Time'),
  ...input,
  value: wallTime.optional(),
  placeholder: z.string().optional(),
  min: wallTime.optional(),
  max: wallTime.optional(),
});

const inputToggle = z.strictObject({
  type: z.literal('Input.Toggle'),
  ...input,
  title: z.string(),
  value: z.string().optional(),
  valueOn: z.string().optional(),
  valueOff: z.string().optional(),
  wrap: z.boolean().optional(),
});

const inputChoiceSet = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...input,
  choices: z.array(z.strictObject({ title: z.string(), value: z.string() })),
  value: z.string().optional(),
  placeholder: z.string().optional(),
  isMultiSelect: z.boolean().optional(),
  style: inAnyCase(z.enum(['compact', 'expanded', 'filtered'])).optional(),
  wrap: z.boolean().optional(),
});

export const inputElement = z.discriminatedUnion('type', [
  inputText,
  inputNumber,
  inputDate,
  inputTime,
  inputToggle,
  inputChoiceSet,
]);
export type InputElement = z.infer<typeof inputElement>;

const element = z.discriminatedUnion('type', [
  textBlock,
  richTextBlock,
  image,
  imageSet,
  container,
  columnSet,
  factSet,
  actionSet,
  ...inputElement.options,
]);

const button = {
  id: id.optional(),
  title: z.string().min(1),
  iconUrl: address.optional(),
  style: inAnyCase(z.enum(['default', 'positive', 'destructive'])).optional(),
  mode: inAnyCase(z.enum(['primary', 'secondary'])).optional(),
  tooltip: z.string().optional(),
  isEnabled: z.boolean().optional(),
};

/** What Teams does with a submit: open a dialog, or write back. Its other kinds belong to older cards. */
const submitData = z.looseObject({
  msteams: z
    .union([
      z.strictObject({ type: z.literal('task/fetch') }),
      z.strictObject({
        type: z.literal('messageBack'),
        text: z.string().optional(),
        displayText: z.string().optional(),
        value: z.unknown().optional(),
      }),
    ])
    .optional(),
});

const associatedInputs = inAnyCase(z.enum(['auto', 'none'])).optional();

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  ...button,
  url: z.string().regex(/^https?:\/\/\S/, 'must be http: or https:'),
});

const action: z.ZodType = z.discriminatedUnion('type', [
  openUrl,
  z.strictObject({
    type: z.literal('Action.Submit'),
    ...button,
    data: z.union([z.string(), submitData]).optional(),
    associatedInputs,
  }),
  z.strictObject({
    type: z.literal('Action.Execute'),
    ...button,
    verb: z.string().optional(),
    data: z.union([z.string(), z.looseObject({})]).optional(),
    associatedInputs,
  }),
  z.strictObject({
    type: z.literal('Action.ShowCard'),
    ...button,
    card: z.lazy(() => cardSchema),
  }),
]);

/** What a click on a whole box or picture does; opening a link needs no title. */
const selectAction: z.ZodType = z.union([openUrl.partial({ title: true }), action]);

const mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>.+<\/at>$/),
  mentioned: z.strictObject({ id: z.string().min(1), name: z.string() }),
});

export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.string().optional(),
  version: z.literal('1.5', 'must be 1.5'),
  body: z.array(element).optional(),
  actions: actions.optional(),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  lang: z.string().optional(),
  minHeight: z.string().optional(),
  rtl: z.boolean().optional(),
  verticalContentAlignment: inAnyCase(verticalAlignment).optional(),
  selectAction: selectAction.optional(),
  msteams: z.strictObject({ width: z.literal('Full').optional(), entities: z.array(mention).optional() }).optional(),
});

/** `Bolder` is `bolder`: the renderers of Teams take names of values in any case. */
function inAnyCase<Values extends Readonly<Record<string, string>>>(values: z.ZodEnum<Values>) {
  const known = new Set(values.options.map((value) => String(value).toLowerCase()));
  return z.string().refine((given) => known.has(given.toLowerCase()), `must be one of ${values.options.join(', ')}`);
}
