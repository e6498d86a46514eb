import fc from 'fast-check';
import { fieldOfBlock } from '../../../../src/adapters/slack/draw/field-blocks.ts';
import { renderForm } from '../../../../src/adapters/slack/draw/render-form.ts';
import { readForm, viewStateSchema } from '../../../../src/adapters/slack/read/read-form.ts';
import { LANGUAGES } from '../../../../src/domain/language.ts';
import { OFFERED_TYPES } from '../../../../src/domain/ticket/ticket.ts';
import { type Field, fieldSchema, type Typed } from '../../../../src/forms/form.ts';
import { checkView } from '../../../../src/playground/slack/block-kit/check.ts';
import { PRESET_NAMES } from '../../../../src/policy/policy.ts';
import { presetPolicy } from '../../../../src/policy/presets/presets.ts';
import { readerOf } from '../../../../src/texts/reader.ts';
import type { Dialog, DialogField } from '../../../../src/views/dialog.ts';
import { ticketForm } from '../../../../src/views/ticket-form.ts';
import { aFile } from '../../../support/builders.ts';
import { hostileWords, objectsWithin, READ_AS_MARKUP } from '../hostile-words.ts';

const fieldOf = (field: Partial<Field> & Pick<Field, 'id' | 'kind'>, rest: Partial<DialogField> = {}): DialogField => ({
  field: fieldSchema.parse(field),
  label: field.id,
  hint: null,
  placeholder: null,
  optionLabels: { critical: '🔴 Critique', normal: 'Normal' },
  isRequired: false,
  kept: field.kind === 'files' ? { label: 'Déjà joints', hint: 'Décochez' } : null,
  redraws: false,
  ...rest,
});
const dialogOf = (fields: readonly DialogField[], typed: Typed = {}): Dialog => ({
  submits: 'ticket.submit',
  title: 'Ouvrir un ticket',
  submitLabel: 'Envoyer',
  closeLabel: 'Annuler',
  context: { draftId: 'd1' },
  intro: [],
  fields,
  typed,
  corrections: {},
});
const asSlackTells = ({ id, name, mimeType, size, permalink }: ReturnType<typeof aFile>) => ({
  id,
  name,
  mimetype: mimeType,
  size,
  permalink,
});
const urgency = fieldOf({ id: 'urgency', kind: 'choice', options: ['critical', 'normal'] });
const tests = fieldOf({ id: 'tests', kind: 'choices', options: ['critical', 'normal'] });

test('draws a form as a modal', () => {
  const title = fieldOf(
    { id: 'title', kind: 'line', maxLength: 100 },
    { label: 'Titre', hint: 'En une ligne', placeholder: 'Formulaire muet', isRequired: true },
  );
  const view = renderForm({
    ...dialogOf([title, urgency], { title: 'Site cassé', urgency: 'normal' }),
    intro: ['Déjà rempli'],
  });

  expect(view).toEqual({
    type: 'modal',
    callback_id: 'ticket.submit',
    private_metadata: '{"draftId":"d1"}',
    notify_on_close: false,
    title: { type: 'plain_text', text: 'Ouvrir un ticket', emoji: false },
    submit: { type: 'plain_text', text: 'Envoyer', emoji: false },
    close: { type: 'plain_text', text: 'Annuler', emoji: false },
    blocks: [
      {
        type: 'rich_text',
        block_id: 'intro:0',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Déjà rempli' }] }],
      },
      {
        type: 'input',
        block_id: 'title',
        optional: false,
        label: { type: 'plain_text', text: 'Titre', emoji: false },
        hint: { type: 'plain_text', text: 'En une ligne', emoji: false },
        element: {
          type: 'plain_text_input',
          action_id: 'field',
          multiline: false,
          max_length: 100,
          placeholder: { type: 'plain_text', text: 'Formulaire muet', emoji: false },
          initial_value: 'Site cassé',
        },
      },
      {
        type: 'input',
        block_id: 'urgency',
        optional: true,
        label: { type: 'plain_text', text: 'urgency', emoji: false },
        element: {
          type: 'static_select',
          action_id: 'field',
          options: [
            { text: { type: 'plain_text', text: '🔴 Critique', emoji: false }, value: 'critical' },
            { text: { type: 'plain_text', text: 'Normal', emoji: false }, value: 'normal' },
          ],
          initial_option: { text: { type: 'plain_text', text: 'Normal', emoji: false }, value: 'normal' },
        },
      },
    ],
  });
});

test.each([
  ['a choice not made', urgency, {}, 'initial_option'],
  ['a choice that is not offered', urgency, { urgency: 'yesterday' }, 'initial_option'],
  ['choices not made', tests, {}, 'initial_options'],
  ['choices that are not offered', tests, { tests: ['yesterday'] }, 'initial_options'],
  ['an empty text', fieldOf({ id: 'title', kind: 'line' }), { title: '' }, 'initial_value'],
])('starts without %s', (_what, field, typed, initial) => {
  expect(renderForm(dialogOf([field], typed)).blocks[0]).toMatchObject({
    element: expect.not.objectContaining({ [initial]: expect.anything() }),
  });
});

test('keeps the choices that are offered', () => {
  const [block] = renderForm(dialogOf([tests], { tests: ['normal', 'yesterday'] })).blocks;

  expect(block).toMatchObject({ element: { initial_options: [{ value: 'normal' }] } });
});

test('is redrawn when such a field changes', () => {
  const [block] = renderForm(dialogOf([{ ...urgency, redraws: true }])).blocks;

  expect(block).toMatchObject({ dispatch_action: true, element: { action_id: 'form.redraw' } });
});

test('says what is wrong beneath the field', () => {
  const { blocks } = renderForm(dialogOf([urgency, tests]), { urgency: 'Cette réponse est nécessaire.' });

  expect(blocks.map((block) => block.block_id)).toEqual(['urgency', 'correction:urgency', 'tests']);
  expect(blocks[1]).toMatchObject({ type: 'alert', level: 'error', text: { text: 'Cette réponse est nécessaire.' } });
});

test('says in two alerts what one does not hold, so that its end is not lost', () => {
  const [type, size] = [`${'a'.repeat(150)}.`, `${'b'.repeat(100)}.`];
  const { blocks } = renderForm(dialogOf([urgency]), { urgency: `${type} ${size}` });

  expect(blocks.slice(1)).toMatchObject([{ text: { text: type } }, { text: { text: size } }]);
});

test('refuses a context that Slack cannot carry', () => {
  expect(() => renderForm({ ...dialogOf([]), context: { draftId: 'x'.repeat(4000) } })).toThrow('too long');
});

test.each(
  LANGUAGES.flatMap((language) =>
    PRESET_NAMES.flatMap((preset) => OFFERED_TYPES.map((type) => ({ language, preset, type }))),
  ),
)('Slack takes the form $type of $preset in $language', ({ language, preset, type }) => {
  const draft = { draftId: 'd1', type, typed: {}, originalText: 'a'.repeat(4000), policyVersion: 1 };
  const reader = readerOf({ language, timeZone: 'Europe/Paris' });

  expect(checkView(renderForm(ticketForm(draft, presetPolicy(preset), {}, reader)), 'modal')).toEqual([]);
});

const anyField: fc.Arbitrary<Omit<DialogField, 'field'> & { kind: Field['kind'] }> = fc.record({
  kind: fc.constantFrom('line', 'paragraph', 'url', 'links', 'files', 'choice', 'choices'),
  label: hostileWords,
  hint: fc.option(hostileWords),
  placeholder: fc.option(hostileWords),
  optionLabels: fc.record({ one: hostileWords, two: hostileWords }),
  isRequired: fc.boolean(),
  kept: fc.option(fc.record({ label: hostileWords, hint: hostileWords })),
  redraws: fc.boolean(),
});
const anyFiles = fc.uniqueArray(
  hostileWords.map((name) => aFile({ name: name || 'F' })),
  { maxLength: 12 },
);
const value = fc.oneof(
  hostileWords,
  anyFiles.map((files) => files.map((file, index) => ({ ...file, id: `F${index}` }))),
  fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 3 }),
);

test('whatever is typed, Slack takes the form and reads no markup in it (architecture §4.8)', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyField, value, fc.option(hostileWords)), { maxLength: 40 }),
      fc.record({
        title: hostileWords,
        submitLabel: hostileWords,
        closeLabel: hostileWords,
        intro: fc.array(hostileWords, { maxLength: 3 }),
      }),
      (drawn, words) => {
        const fields = drawn.map(([{ kind, ...rest }], index) => ({
          ...rest,
          field: fieldSchema.parse({
            id: `f${index}`,
            kind,
            ...((kind === 'choice' || kind === 'choices') && { options: ['one', 'two'] }),
          }),
        }));
        const typed = Object.fromEntries(drawn.map(([, typedIn], index) => [`f${index}`, typedIn]));
        const corrections = Object.fromEntries(
          drawn.flatMap(([, , said], index) => (said === null ? [] : [[`f${index}`, said]])),
        );
        const view = renderForm({ ...dialogOf(fields, typed), ...words }, corrections);

        expect(checkView(view, 'modal')).toEqual([]);
        for (const object of objectsWithin(view)) expect(READ_AS_MARKUP).not.toContain(object['type']);
      },
    ),
    { numRuns: 100 },
  );
});

test('reads back what was typed, and leaves out what was not', () => {
  const state = viewStateSchema.parse({
    values: {
      title: { field: { type: 'plain_text_input', value: 'Site & <b>cassé</b>' } },
      url: { field: { type: 'plain_text_input', value: null } },
      description: { field: { type: 'plain_text_input', value: '' } },
      urgency: { field: { type: 'static_select', selected_option: { value: 'normal' } } },
      environment: { field: { type: 'static_select', selected_option: null } },
      tests: { field: { type: 'checkboxes', selected_options: [{ value: 'one' }, { value: 'two' }] } },
      impacts: { field: { type: 'checkboxes', selected_options: [] } },
      type: { 'form.redraw': { type: 'static_select', selected_option: { value: 'bug' } } },
      'screenshots:0a1b2c3d': { field: { type: 'file_input', files: [asSlackTells(aFile()), { id: 'F2' }] } },
      'screenshots.kept:0a1b2c3d': { field: { type: 'checkboxes', selected_options: [{ value: 'F3' }] } },
    },
  });
  const typed = readForm(state, aFile().connectionId);

  expect(typed).toEqual({
    title: 'Site & <b>cassé</b>',
    urgency: 'normal',
    tests: ['one', 'two'],
    type: 'bug',
    screenshots: [aFile()],
    'screenshots.kept': ['F3'],
  });
});

describe('a field of files', () => {
  const screenshots = fieldOf({ id: 'screenshots', kind: 'files' });
  const inputs = (typed: Typed) => renderForm(dialogOf([screenshots], typed)).blocks;

  test('asks for at most ten images or documents', () => {
    expect(inputs({})).toMatchObject([
      {
        block_id: 'screenshots',
        element: {
          type: 'file_input',
          max_files: 10,
          filetypes: expect.arrayContaining(['png', 'pdf', 'docx', 'har']),
        },
      },
    ]);
  });

  test('shows above it what was given before, ticked, since Slack cannot fill it', () => {
    const options = [
      { text: { type: 'plain_text', text: 'capture.png', emoji: false }, value: 'F1' },
      { text: { type: 'plain_text', text: 'journal.log', emoji: false }, value: 'F2' },
    ];

    expect(inputs({ screenshots: [aFile({ id: 'F1' }), aFile({ id: 'F2', name: 'journal.log' })] })).toMatchObject([
      { optional: true, element: { type: 'checkboxes', options, initial_options: options } },
      { element: { type: 'file_input' } },
    ]);
  });

  test('asked for as links by a policy of before, holds the addresses of what came with the message', () => {
    const links = fieldOf({ id: 'screenshots', kind: 'links' });

    expect(renderForm(dialogOf([links], { screenshots: [aFile()] })).blocks).toMatchObject([
      { element: { type: 'plain_text_input', multiline: true, initial_value: aFile().permalink } },
    ]);
  });

  test('begins anew when what was given before has changed: Slack keeps what a block of the same name held', () => {
    const nameOfInput = (...ids: string[]) => inputs({ screenshots: ids.map((id) => aFile({ id })) }).at(-1)?.block_id;
    const names = [nameOfInput(), nameOfInput('F1'), nameOfInput('F1', 'F2')];

    expect(new Set(names).size).toBe(3);
    expect(names.map((name) => fieldOfBlock(name ?? ''))).toEqual(['screenshots', 'screenshots', 'screenshots']);
    expect(nameOfInput('F1')).toBe(names[1]);
  });
});
