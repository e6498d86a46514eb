import type { types } from '@slack/bolt';
import { assertNever } from '../../../domain/assert-never.ts';
import { cleanText, cutInSight } from '../../../domain/clean-text.ts';
import { ACCEPTED_ENDINGS } from '../../../forms/accepted-files.ts';
import { filesOf } from '../../../forms/answers.ts';
import type { FileReference } from '../../../forms/file-reference.ts';
import type { FieldValue } from '../../../forms/form.ts';
import { keptKeyOf } from '../../../forms/kept-files.ts';
import type { Dialog, DialogField } from '../../../views/dialog.ts';
import { blockOf, blockOfWords } from './field-blocks.ts';
import { SLACK } from './limits.ts';
import { leavesOf, plainText } from './text-objects.ts';

/** The action id of every field; Slack keeps what was typed through a redraw when block and action ids stay the same. */
const FIELD_ACTION = 'field';
/** That of a field whose change redraws the form: what the listener of the change listens to. */
export const REDRAW_ACTION = 'form.redraw';

/**
 * Draws a dialog as a Slack modal: one input block per field, its block id the field's (`field-blocks.ts`). What was typed comes back in
 * the fields, cut at what Slack holds; options that the form does not offer are left out.
 * @param correctionWords what is wrong with an answer, by field id, shown under that field. For a form drawn anew: a
 *   refused submission stays on screen and gets its corrections in the answer to it
 * @throws Error when the context exceeds what Slack carries: it holds ids of ours only, so that is a fault of ours
 */
export function renderForm(dialog: Dialog, correctionWords: Readonly<Record<string, string>> = {}): types.ModalView {
  const metadata = JSON.stringify(dialog.context);
  if (metadata.length > SLACK.privateMetadata)
    throw new Error(`the context of ${dialog.submits} is too long for Slack`);
  return {
    type: 'modal',
    callback_id: dialog.submits,
    private_metadata: metadata,
    notify_on_close: false,
    title: plainText(dialog.title, SLACK.modalTitle),
    submit: plainText(dialog.submitLabel, SLACK.modalButton),
    close: plainText(dialog.closeLabel, SLACK.modalButton),
    blocks: [
      ...dialog.intro.flatMap(introBlock),
      ...dialog.fields.flatMap((field) => fieldBlocks(field, dialog.typed[field.field.id], correctionWords)),
    ].slice(0, SLACK.blocksPerView),
  };
}

/** A modal that only says something, in the place of a form that is done with. */
export function renderNotice(notice: {
  readonly title: string;
  readonly sentence: string;
  readonly closeLabel: string;
}): types.ModalView {
  return {
    type: 'modal',
    title: plainText(notice.title, SLACK.modalTitle),
    close: plainText(notice.closeLabel, SLACK.modalButton),
    blocks: introBlock(notice.sentence, 0),
  };
}

function introBlock(sentence: string, index: number): types.RichTextBlock[] {
  const leaves = leavesOf([sentence], SLACK.richText);
  if (leaves.length === 0) return [];
  const section = { type: 'rich_text_section' as const, elements: leaves };
  return [{ type: 'rich_text', block_id: `intro:${index}`, elements: [section] }];
}

function fieldBlocks(
  dialogField: DialogField,
  typed: FieldValue | undefined,
  correctionWords: Readonly<Record<string, string>>,
): (types.InputBlock | types.AlertBlock)[] {
  const { field, label, hint } = dialogField;
  const correction = correctionWords[field.id];
  const given = field.kind === 'files' ? filesOf(typed).slice(0, SLACK.optionsPerCheckboxes) : [];
  const input: types.InputBlock = {
    type: 'input',
    block_id: field.kind === 'files' ? blockOf(field.id, given) : blockOfWords(field.id, typed),
    optional: !dialogField.isRequired,
    label: plainText(label, SLACK.inputLabel),
    element: fieldElement(dialogField, typed),
    ...(hint !== null && { hint: plainText(hint, SLACK.inputHint) }),
    ...(dialogField.redraws && { dispatch_action: true }),
  };
  const inputs = [...givenFiles(dialogField, given), input];
  if (correction === undefined) return inputs;
  const alerts = alertsOf(correction).map((words, index): types.AlertBlock => {
    const block_id = `correction:${field.id}${index > 0 ? `:${index}` : ''}`;
    return { type: 'alert', block_id, level: 'error', text: plainText(words, SLACK.alertText) };
  });
  return [...inputs, ...alerts];
}

/** The words of one alert, or of two where one does not hold them: what to do about a fault is said last. */
function alertsOf(correction: string): string[] {
  const end = correction.slice(0, SLACK.alertText).lastIndexOf('. ');
  if (correction.length <= SLACK.alertText || end < 0) return [correction];
  return [correction.slice(0, end + 1), correction.slice(end + 2)];
}

/** Slack cannot fill an input of files: those given before stand above it, ticked. */
function givenFiles({ field, kept }: DialogField, given: readonly FileReference[]): types.InputBlock[] {
  if (given.length === 0 || kept === null) return [];
  const options = given.map(({ id, name }) => ({ text: plainText(name, SLACK.optionText), value: id }));
  return [
    {
      type: 'input',
      block_id: blockOf(keptKeyOf(field.id), given),
      optional: true,
      label: plainText(kept.label, SLACK.inputLabel),
      hint: plainText(kept.hint, SLACK.inputHint),
      element: { type: 'checkboxes', action_id: FIELD_ACTION, options, initial_options: options },
    },
  ];
}

function fieldElement(dialogField: DialogField, typed: FieldValue | undefined): types.InputBlock['element'] {
  const { field, placeholder } = dialogField;
  const action_id = dialogField.redraws ? REDRAW_ACTION : FIELD_ACTION;
  const prompt = placeholder === null ? {} : { placeholder: plainText(placeholder, SLACK.placeholder) };
  switch (field.kind) {
    case 'line':
    case 'url':
    case 'paragraph':
    case 'links':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.kind === 'paragraph' || field.kind === 'links',
        ...prompt,
        ...textWithin(asText(typed), field.maxLength ?? SLACK.inputValue),
      };
    case 'choice':
      return selectOf(dialogField, typed, { action_id, ...prompt });
    case 'files':
      return { type: 'file_input', action_id, filetypes: [...ACCEPTED_ENDINGS], max_files: SLACK.filesPerInput };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        ...prompt,
        // Tickets stay in the house.
        filter: { ...CHANNELS, exclude_external_shared_channels: true },
        ...(typeof typed === 'string' && { initial_conversation: typed }),
      };
    case 'channels':
      return {
        type: 'multi_conversations_select',
        action_id,
        ...prompt,
        filter: CHANNELS,
        max_selected_items: SLACK.channelsPerSetup,
        ...(isListOfIds(typed) && { initial_conversations: typed }),
      };
    case 'choices':
      return checkboxesOf(dialogField, typed, action_id);
    default:
      return assertNever(field.kind);
  }
}

/** Where files came with the message and the form asks for addresses, they are those of the files. */
function asText(typed: FieldValue | undefined): string | undefined {
  if (typeof typed === 'string') return typed;
  return filesOf(typed)
    .map(({ permalink }) => permalink)
    .join('\n');
}

/**
 * No `url_text_input`: whether Slack takes back a wrong address as initial value is not documented, and the form's own
 * validator says what is wrong in the reader's language.
 */
function textWithin(typed: string | undefined, maxLength: number): { max_length: number; initial_value?: string } {
  if (!typed) return { max_length: maxLength };
  return { max_length: maxLength, initial_value: cutInSight(cleanText(typed), maxLength) };
}

function selectOf(
  dialogField: DialogField,
  typed: FieldValue | undefined,
  head: { action_id: string; placeholder?: types.PlainTextElement },
): types.StaticSelect {
  const options = optionsOf(dialogField);
  const chosen = options.find((option) => option.value === typed);
  return { type: 'static_select', ...head, options, ...(chosen && { initial_option: chosen }) };
}

const CHANNELS: types.ConversationFilter = { include: ['public', 'private'], exclude_bot_users: true };

function isListOfIds(typed: FieldValue | undefined): typed is string[] {
  return Array.isArray(typed) && typed.length > 0 && typed.every((id) => typeof id === 'string');
}

function checkboxesOf(dialogField: DialogField, typed: FieldValue | undefined, action_id: string): types.Checkboxes {
  const options = optionsOf(dialogField);
  const chosen = Array.isArray(typed) ? options.filter(({ value }) => typed.some((id) => id === value)) : [];
  return { type: 'checkboxes', action_id, options, ...(chosen.length > 0 && { initial_options: chosen }) };
}

type Option = types.PlainTextOption & { value: string };

function optionsOf({ field, optionLabels }: DialogField): Option[] {
  return (field.options ?? []).slice(0, SLACK.optionsPerSelect).map((value) => ({
    text: plainText(optionLabels[value] ?? value, SLACK.optionText),
    value,
  }));
}
