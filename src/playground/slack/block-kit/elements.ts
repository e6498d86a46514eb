import { z } from 'zod';
import {
  confirmation,
  identifier,
  imageElement,
  LIMITS,
  linkAddress,
  optionGroup,
  overflowOption,
  plainOption,
  plainText,
  richOption,
} from './composition.ts';
import { richText } from './rich-text.ts';

const action = { action_id: identifier.optional() };
const confirm = { confirm: confirmation.optional() };
const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(LIMITS.placeholder).optional() };
const dispatch = {
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional() })
    .optional(),
};
const chooser = { ...action, ...confirm, ...focus, ...placeholder };
const several = { max_selected_items: z.int().min(1).optional() };
const label = { accessibility_label: z.string().max(75).optional() };
const colour = { style: z.enum(['primary', 'danger']).optional() };
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a valid date in the format YYYY-MM-DD' });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a valid time in the format HH:mm' });

export const button = z.strictObject({
  type: z.literal('button'),
  ...action,
  ...confirm,
  ...label,
  ...colour,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: linkAddress.optional(),
});

const feedbackButton = z.strictObject({ text: plainText(75), value: z.string().max(2000), ...label });
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...action,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...action,
  ...confirm,
  ...label,
  icon: z.string().min(1),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...action,
  ...confirm,
  options: z.array(overflowOption).min(1).max(5),
});

const options = { options: z.array(plainOption).min(1).max(LIMITS.options).optional() };
const groups = { option_groups: z.array(optionGroup).min(1).max(LIMITS.options).optional() };

/** Slack looks for initial options among the options, compared whole. */
const includesInitial = (element: {
  options?: readonly unknown[] | undefined;
  option_groups?: readonly { options: readonly unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: readonly unknown[] | undefined;
}): boolean => {
  const offered = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const known = new Set(offered.map((option) => JSON.stringify(option)));
  return [...(element.initial_options ?? []), element.initial_option]
    .filter((initial) => initial !== undefined)
    .every((initial) => known.has(JSON.stringify(initial)));
};
const UNKNOWN_INITIAL = { error: 'initial option(s) must exactly match one or more of the options' };

const hasOptions = (element: { options?: unknown; option_groups?: unknown }) =>
  (element.options === undefined) !== (element.option_groups === undefined);
const NEEDS_OPTIONS = { error: 'must provide either options or option_groups' };

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...chooser,
    ...options,
    ...groups,
    initial_option: plainOption.optional(),
  })
  .refine(hasOptions, NEEDS_OPTIONS)
  .refine(includesInitial, UNKNOWN_INITIAL);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...chooser,
    ...several,
    ...options,
    ...groups,
    initial_options: z.array(plainOption).min(1).optional(),
  })
  .refine(hasOptions, NEEDS_OPTIONS)
  .refine(includesInitial, UNKNOWN_INITIAL);

const fewOptions = { options: z.array(richOption).min(1).max(10) };

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...action,
    ...confirm,
    ...focus,
    ...fewOptions,
    initial_option: richOption.optional(),
  })
  .refine(includesInitial, UNKNOWN_INITIAL);

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...action,
    ...confirm,
    ...focus,
    ...fewOptions,
    initial_options: z.array(richOption).min(1).optional(),
  })
  .refine(includesInitial, UNKNOWN_INITIAL);

const ids = z.array(z.string()).optional();
const conversationChoice = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};
const respondable = { response_url_enabled: z.boolean().optional() };
const query = { min_query_length: z.int().min(0).optional() };

const menus = [
  staticSelect,
  multiStaticSelect,
  z.strictObject({ type: z.literal('users_select'), ...chooser, initial_user: z.string().optional() }),
  z.strictObject({ type: z.literal('multi_users_select'), ...chooser, ...several, initial_users: ids }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...chooser,
    ...conversationChoice,
    ...respondable,
    initial_conversation: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...chooser,
    ...several,
    ...conversationChoice,
    initial_conversations: ids,
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...chooser,
    ...respondable,
    initial_channel: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...chooser, ...several, initial_channels: ids }),
  z.strictObject({ type: z.literal('external_select'), ...chooser, ...query, initial_option: plainOption.optional() }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...chooser,
    ...several,
    ...query,
    initial_options: z.array(plainOption).optional(),
  }),
] as const;

const pickers = [
  z.strictObject({ type: z.literal('datepicker'), ...chooser, initial_date: date.optional() }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...chooser,
    initial_time: time.optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('datetimepicker'),
    ...action,
    ...confirm,
    ...focus,
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
] as const;

const typing = { ...action, ...dispatch, ...focus, ...placeholder };
const length = z.int().min(0).max(3000).optional();

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typing,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: length,
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? 3000), {
    error: 'min_length must be less than or equal to max_length',
  });

const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typing,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

const lines = [
  z.strictObject({ type: z.literal('email_text_input'), ...typing, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...typing, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal('number_input'),
    ...typing,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
] as const;

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...action,
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

const clickable = [button, overflow, checkboxes, radioButtons, ...menus, ...pickers] as const;

export const accessory = z.discriminatedUnion('type', [...clickable, imageElement]);
export const actionsElement = z.discriminatedUnion('type', [...clickable, richTextInput]);
export const contextAction = z.discriminatedUnion('type', [feedbackButtons, iconButton]);
export const inputElement = z.discriminatedUnion('type', [
  checkboxes,
  radioButtons,
  ...menus,
  ...pickers,
  ...lines,
  plainTextInput,
  richTextInput,
  fileInput,
]);
