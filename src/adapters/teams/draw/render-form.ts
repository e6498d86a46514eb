import { assertNever } from '../../../domain/assert-never.ts';
import { cleanText, cutInSight } from '../../../domain/clean-text.ts';
import { chosenIn, filesOf } from '../../../forms/answers.ts';
import type { FileReference } from '../../../forms/file-reference.ts';
import type { FieldValue } from '../../../forms/form.ts';
import { keptKeyOf } from '../../../forms/kept-files.ts';
import type { Reader } from '../../../texts/reader.ts';
import type { Dialog, DialogField } from '../../../views/dialog.ts';
import { type AdaptiveCard, adaptiveCard, attachmentOf, type ChoiceInput, type Element } from './adaptive-card.ts';
import { choiceOf, inputOf, NO_ANSWER } from './field-inputs.ts';
import { TEAMS } from './limits.ts';
import type { TaskInfo } from './task-info.ts';
import { inertLine, plainLine, richLine, textElements } from './text-runs.ts';

/** One showing of a form. */
export interface Opening {
  /** A random id: sent twice, what this showing sends is one gesture. */
  readonly form: string;
  /** The message with the button that was clicked, to take down or change once the form is sent. */
  readonly prompt?: { readonly conversation: string; readonly messageId: string } | undefined;
  /** What can be chosen in a field of channels: Teams has no picker for them. */
  readonly channels?: readonly { readonly id: string; readonly name: string }[] | undefined;
}

/**
 * Draws a dialog as a task module: one input per field, its id the field's. What was typed comes back in the inputs, cut at
 * what they hold; options that the form does not offer are left out. No input is required for Teams: it would refuse to send
 * a form that is to be redrawn, so a required one has a star, and the answer to the submission says what is missing.
 * @param correctionWords what is wrong with an answer, by field id: under that field, and named at the top
 */
export function renderForm(
  dialog: Dialog,
  opening: Opening,
  reader: Reader,
  correctionWords: Readonly<Record<string, string>> = {},
): TaskInfo {
  return {
    title: plainLine(dialog.title, TEAMS.dialogTitle),
    height: dialog.fields.length > 3 ? 'large' : 'medium',
    width: 'medium',
    card: attachmentOf(formWithin(dialog, opening, reader, correctionWords)),
  };
}

/** A dialog that only says something, in the place of a form that is done with. */
export function renderNotice(notice: { readonly title: string; readonly sentence: string }): TaskInfo {
  return {
    title: plainLine(notice.title, TEAMS.dialogTitle),
    height: 'small',
    width: 'medium',
    card: attachmentOf(adaptiveCard(textElements([notice.sentence], TEAMS.partWords))),
  };
}

/** How much of a form is shown: all hints or none, and so many characters of each answer, option and label. */
interface Room {
  readonly hasHints: boolean;
  readonly words: number;
}

/** The form as it is; where it is too large for Teams without its hints, then with answers cut in sight. */
function formWithin(
  dialog: Dialog,
  opening: Opening,
  reader: Reader,
  correctionWords: Readonly<Record<string, string>>,
): AdaptiveCard {
  const draw = (room: Room) => drawForm(dialog, { opening, reader, correctionWords, room });
  let room: Room = { hasHints: true, words: TEAMS.inputValue };
  let card = draw(room);
  while (JSON.stringify(card).length > TEAMS.formUnits && room.words > 10) {
    room = { hasHints: false, words: room.hasHints ? room.words : Math.floor(room.words * 0.8) };
    card = draw(room);
  }
  return card;
}

interface Drawing {
  readonly opening: Opening;
  readonly reader: Reader;
  readonly correctionWords: Readonly<Record<string, string>>;
  readonly room: Room;
}

function drawForm(dialog: Dialog, drawing: Drawing): AdaptiveCard {
  const { texts } = drawing.reader;
  const wrong = dialog.fields.filter(({ field }) => drawing.correctionWords[field.id] !== undefined);
  const body = [
    ...(wrong.length > 0 ? [attention(texts.form.toCorrect(wrong.map(({ label }) => label).join(' · ')))] : []),
    ...dialog.intro.flatMap((sentence) => textElements([sentence], Math.min(drawing.room.words, TEAMS.partWords))),
    ...(dialog.fields.some(({ isRequired }) => isRequired) ? [small(texts.form.starred)] : []),
    ...dialog.fields.flatMap((field) => fieldElements(field, dialog, drawing)),
  ];
  const submit = {
    type: 'Action.Submit' as const,
    title: plainLine(dialog.submitLabel, TEAMS.buttonText),
    style: 'positive' as const,
    data: { guichet: carriedBy(dialog, drawing.opening) },
  };
  return adaptiveCard(body, [submit]);
}

/** What comes back with the answers: whose form it is, and how to read them. */
function carriedBy({ submits, context, fields }: Dialog, { form, prompt }: Opening) {
  const idsOf = (...kinds: readonly DialogField['field']['kind'][]) =>
    fields.filter(({ field }) => kinds.includes(field.kind)).map(({ field }) => inputOf(field.id));
  const kept = fields.filter(({ field }) => field.kind === 'files').map(({ field }) => keptKeyOf(field.id));
  return {
    submits,
    context,
    form,
    ...(prompt && { prompt }),
    choices: idsOf('choice', 'channel'),
    lists: [...idsOf('choices', 'channels'), ...kept],
  };
}

const small = (words: string) => richLine(words, TEAMS.inputHint, { size: 'Small', isSubtle: true });
const attention = (words: string) => richLine(words, TEAMS.correctionText, { color: 'Attention', weight: 'Bolder' });

function fieldElements(dialogField: DialogField, dialog: Dialog, drawing: Drawing): Element[] {
  const { field, hint } = dialogField;
  const { reader, room, correctionWords, opening } = drawing;
  const correction = correctionWords[field.id];
  const below = [
    ...(correction === undefined ? [] : [attention(correction)]),
    ...(hint !== null && room.hasHints && field.kind !== 'files' ? [small(hint)] : []),
  ];
  return [
    ...inputElements(dialogField, dialog, drawing),
    ...below.map((element) => ({ ...element, spacing: 'Small' as const })),
    ...(dialogField.redraws ? redrawElements(dialog, opening, reader) : []),
  ];
}

/** Teams does not tell when a field changes: a button sends what is typed so far. */
function redrawElements(dialog: Dialog, opening: Opening, { texts }: Reader): Element[] {
  const data = { guichet: { ...carriedBy(dialog, opening), redraw: true } };
  return [
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: [{ type: 'Action.Submit', title: plainLine(texts.form.redraw, TEAMS.buttonText), data }],
    },
  ];
}

function inputElements(dialogField: DialogField, { typed }: Dialog, drawing: Drawing): Element[] {
  const { field, placeholder } = dialogField;
  const { texts } = drawing.reader;
  const words = drawing.room.words;
  const value = typed[field.id];
  const head = { id: inputOf(field.id), label: labelOf(dialogField, words) };
  const prompt =
    placeholder === null || !drawing.room.hasHints ? {} : { placeholder: plainLine(placeholder, TEAMS.placeholder) };
  switch (field.kind) {
    case 'line':
    case 'url':
    case 'paragraph':
    case 'links':
      return [
        {
          type: 'Input.Text',
          spacing: 'Medium',
          ...head,
          ...((field.kind === 'paragraph' || field.kind === 'links') && { isMultiline: true as const }),
          ...prompt,
          ...textWithin(asText(value), field.maxLength ?? TEAMS.inputValue, words),
        },
      ];
    case 'choice':
    case 'channel':
      return [oneOf(dialogField, value, optionsOf(dialogField, drawing), head, texts)];
    case 'choices':
    case 'channels':
      return severalOf(chosenIn(typed, field.id), optionsOf(dialogField, drawing), head);
    case 'files':
      return fileElements(dialogField, filesOf(value), drawing);
    default:
      return assertNever(field.kind);
  }
}

/** Where files came with the message and the form asks for addresses, they are those of the files. */
function asText(value: FieldValue | undefined): string {
  if (typeof value === 'string') return value;
  return filesOf(value)
    .map(({ permalink }) => permalink)
    .join('\n');
}

function textWithin(typed: string, maxLength: number, words: number): { maxLength: number; value?: string } {
  if (typed.length === 0) return { maxLength };
  return { maxLength, value: cutInSight(cleanText(typed), Math.min(maxLength, words)) };
}

function labelOf({ label, isRequired }: DialogField, words: number): string {
  return `${plainLine(label, Math.min(words, TEAMS.inputLabel))}${isRequired ? ' *' : ''}`;
}

type Option = ChoiceInput['choices'][number];

/** The options of a field, or the channels of the team. */
function optionsOf({ field, optionLabels }: DialogField, { opening, room }: Drawing): Option[] {
  const ofChannels = field.kind === 'channel' || field.kind === 'channels';
  const options = ofChannels
    ? (opening.channels ?? [])
    : (field.options ?? []).map((id) => ({ id, name: optionLabels[id] ?? id }));
  return options.slice(0, TEAMS.optionsPerSelect).map(({ id, name }) => ({
    title: inertLine(name, Math.min(room.words, TEAMS.optionText)),
    value: choiceOf(id),
  }));
}

/** A list to choose one from. */
function oneOf(
  { isRequired }: DialogField,
  typed: FieldValue | undefined,
  options: readonly Option[],
  head: { readonly id: string; readonly label: string },
  { form }: Reader['texts'],
): ChoiceInput {
  const chosen = options.find(({ value }) => typeof typed === 'string' && value === choiceOf(typed));
  return {
    type: 'Input.ChoiceSet',
    spacing: 'Medium',
    ...head,
    style: 'compact',
    wrap: true,
    placeholder: form.choose,
    ...(chosen && { value: chosen.value }),
    choices: [...(isRequired && options.length > 0 ? [] : [{ title: form.noAnswer, value: NO_ANSWER }]), ...options],
  };
}

/** Boxes to tick; nothing where there are none, since Teams takes no input without options. */
function severalOf(
  typed: readonly string[],
  options: readonly Option[],
  head: { readonly id: string; readonly label: string },
): ChoiceInput[] {
  if (options.length === 0) return [];
  const chosen = options.map(({ value }) => value).filter((value) => typed.map(choiceOf).includes(value));
  return [
    {
      type: 'Input.ChoiceSet',
      spacing: 'Medium',
      ...head,
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      ...(chosen.length > 0 && { value: chosen.join() }),
      choices: options,
    },
  ];
}

/** A form of Teams takes no file: it says how to give one, and shows those given before, ticked. */
function fileElements(dialogField: DialogField, given: readonly FileReference[], { reader, room }: Drawing): Element[] {
  const { field, kept } = dialogField;
  const options = given.slice(0, TEAMS.filesPerInput).map(({ id, name }) => ({
    title: inertLine(name, Math.min(room.words, TEAMS.optionText)),
    value: choiceOf(id),
  }));
  return [
    { ...richLine(labelOf(dialogField, room.words), TEAMS.inputLabel, { weight: 'Bolder' }), spacing: 'Medium' },
    { ...small(reader.texts.form.filesLater), spacing: 'None' },
    ...(kept !== null && options.length > 0
      ? [
          ...severalOf(
            given.map(({ id }) => id),
            options,
            {
              id: keptKeyOf(field.id),
              label: plainLine(kept.label, TEAMS.inputLabel),
            },
          ),
          { ...small(kept.hint), spacing: 'Small' as const },
        ]
      : []),
  ];
}
