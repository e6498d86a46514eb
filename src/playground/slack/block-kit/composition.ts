import { z } from 'zod';

/** Limits as the docstrings of `@slack/types` and docs.slack.dev/reference/block-kit give them, in characters or items. */
export const LIMITS = {
  text: 3000,
  id: 255,
  url: 3000,
  placeholder: 150,
  optionText: 75,
  options: 100,
} as const;

export const identifier = z.string().min(1).max(LIMITS.id);

export const plainText = (max: number = LIMITS.text) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });

export const markdownText = (max: number = LIMITS.text) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

export const anyText = (max: number = LIMITS.text) => z.discriminatedUnion('type', [plainText(max), markdownText(max)]);

export const webAddress = z
  .string()
  .max(LIMITS.url)
  .refine((url) => /^https?:\/\/\S+$/.test(url), { error: 'must be a valid url' });

/** What a click may lead to: `mailto:` and `slack:` too. */
export const linkAddress = z
  .string()
  .max(LIMITS.url)
  .refine((url) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(url), { error: 'must be a valid url' });

export const confirmation = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const optionExtras = {
  value: z.string().max(LIMITS.optionText),
  description: plainText(LIMITS.optionText).optional(),
};

export const plainOption = z.strictObject({ text: plainText(LIMITS.optionText), ...optionExtras });

/** Radio buttons and checkboxes take mrkdwn; menus don't. */
export const richOption = z.strictObject({
  ...optionExtras,
  text: anyText(LIMITS.optionText),
  description: anyText(LIMITS.optionText).optional(),
});

export const overflowOption = z.strictObject({
  text: plainText(LIMITS.optionText),
  ...optionExtras,
  url: linkAddress.optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionText),
  options: z.array(plainOption).min(1).max(LIMITS.options),
});

const slackFile = z
  .strictObject({ id: z.string().optional(), url: webAddress.optional() })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), { error: 'must provide either id or url' });

const imageSource = { image_url: webAddress.optional(), slack_file: slackFile.optional() };

const hasOneSource = (image: { image_url?: unknown; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

const NEEDS_ONE_SOURCE = { error: 'must provide either image_url or slack_file' };

export const imageElement = z
  .strictObject({ type: z.literal('image'), alt_text: z.string().max(2000), ...imageSource })
  .refine(hasOneSource, NEEDS_ONE_SOURCE);

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: identifier.optional(),
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    ...imageSource,
  })
  .refine(hasOneSource, NEEDS_ONE_SOURCE);
