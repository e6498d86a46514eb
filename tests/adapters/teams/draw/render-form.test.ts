import fc from 'fast-check';
import { type Opening, renderForm, renderNotice } from '../../../../src/adapters/teams/draw/render-form.ts';
import { readForm } from '../../../../src/adapters/teams/read/read-form.ts';
import { cleanText } from '../../../../src/domain/clean-text.ts';
import { LANGUAGES } from '../../../../src/domain/language.ts';
import { OFFERED_TYPES } from '../../../../src/domain/ticket/ticket.ts';
import { type Field, fieldSchema, type Typed } from '../../../../src/forms/form.ts';
import { presetPolicy } from '../../../../src/policy/presets/presets.ts';
import { readerOf } from '../../../../src/texts/reader.ts';
import type { Dialog, DialogField } from '../../../../src/views/dialog.ts';
import { ticketForm } from '../../../../src/views/ticket-form.ts';
import { effectsOf, faultsOf } from '../../../support/as-teams-reads.ts';
import { aFile, READERS } from '../../../support/builders.ts';
import { HOSTILE_STRINGS } from '../../../support/hostile-strings.ts';
import { hostileWords, objectsWithin } from '../../slack/hostile-words.ts';

const [french] = READERS;
const opening: Opening = {
  form: 'f1',
  channels: [
    { id: '19:abc@thread.tacv2', name: 'support' },
    { id: '19:d,%e@thread.tacv2', name: '**triage**' },
  ],
};
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
const cardOf = (dialog: Dialog, corrections: Readonly<Record<string, string>> = {}) =>
  renderForm(dialog, opening, french, corrections).card.content;
const urgency = fieldOf({ id: 'urgency', kind: 'choice', options: ['critical', 'normal'] });
const tests = fieldOf({ id: 'tests', kind: 'choices', options: ['critical', 'normal'] });
const wordsIn = (drawn: unknown) =>
  objectsWithin(drawn).flatMap((each) => (each['type'] === 'TextRun' ? [String(each['text'])] : []));

/** What Teams sends when the form is sent as it stands: the data of the button, and beside it what each input holds. */
function sentUnchanged(card: unknown, title = 'Envoyer'): Record<string, unknown> {
  const objects = objectsWithin(card);
  const button = objects.find((each) => each['type'] === 'Action.Submit' && each['title'] === title);
  const held = objects
    .filter(({ type }) => String(type).startsWith('Input.'))
    .map((input): [string, unknown] => [String(input['id']), input['value'] ?? '']);
  return { ...Object(button?.['data']), ...Object.fromEntries(held) };
}

test('draws a form as a task module', () => {
  const title = fieldOf(
    { id: 'title', kind: 'line', maxLength: 100 },
    { label: 'Titre', hint: 'En une ligne', placeholder: 'Formulaire muet', isRequired: true },
  );
  const drawn = renderForm(
    { ...dialogOf([title, urgency, tests], { title: 'Site cassé', urgency: 'normal' }), intro: ['Déjà rempli'] },
    { ...opening, prompt: { conversation: 'a:1', messageId: 'm1' } },
    french,
  );
  const small = { size: 'Small', isSubtle: true };
  const rich = (text: string, look = {}) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...look }] });
  const options = [
    { title: '🔴 Critique', value: 'critical' },
    { title: 'Normal', value: 'normal' },
  ];

  expect(drawn).toEqual({
    title: 'Ouvrir un ticket',
    height: 'medium',
    width: 'medium',
    card: {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [
          rich('Déjà rempli'),
          rich('* obligatoire', small),
          {
            type: 'Input.Text',
            spacing: 'Medium',
            id: 'title',
            label: 'Titre *',
            placeholder: 'Formulaire muet',
            maxLength: 100,
            value: 'Site cassé',
          },
          { ...rich('En une ligne', small), spacing: 'Small' },
          {
            type: 'Input.ChoiceSet',
            spacing: 'Medium',
            id: 'urgency',
            label: 'urgency',
            style: 'compact',
            wrap: true,
            placeholder: 'Choisir…',
            value: 'normal',
            choices: [{ title: '(sans réponse)', value: '-' }, ...options],
          },
          {
            type: 'Input.ChoiceSet',
            spacing: 'Medium',
            id: 'tests',
            label: 'tests',
            style: 'expanded',
            isMultiSelect: true,
            wrap: true,
            choices: options,
          },
        ],
        actions: [
          {
            type: 'Action.Submit',
            title: 'Envoyer',
            style: 'positive',
            data: {
              guichet: {
                submits: 'ticket.submit',
                context: { draftId: 'd1' },
                form: 'f1',
                prompt: { conversation: 'a:1', messageId: 'm1' },
                choices: ['urgency'],
                lists: ['tests'],
              },
            },
          },
        ],
      },
    },
  });
});

test('names what is wrong at the top, and says it beneath the field in the colour of attention', () => {
  const { body } = cardOf(dialogOf([urgency, tests]), { urgency: 'Cette réponse est nécessaire.' });

  expect(wordsIn(body)).toEqual(['À corriger\u00a0: urgency.', 'Cette réponse est nécessaire.']);
  expect(body.map(({ type }) => type)).toEqual([
    'RichTextBlock',
    'Input.ChoiceSet',
    'RichTextBlock',
    'Input.ChoiceSet',
  ]);
  expect(body[2]).toMatchObject({ inlines: [{ color: 'Attention' }] });
});

test('is sent to be redrawn by a button beneath such a field, with all that is typed', () => {
  const card = cardOf(dialogOf([{ ...urgency, redraws: true }], { urgency: 'normal' }));
  const sent = sentUnchanged(card, french.texts.form.redraw);

  expect(readForm(sent)).toMatchObject({ isRedraw: true, typed: { urgency: 'normal' }, context: { draftId: 'd1' } });
  expect(readForm(sentUnchanged(card))).toMatchObject({ isRedraw: false });
  // Teams would refuse to send a form with a required input that is empty.
  expect(objectsWithin(card).filter((each) => 'isRequired' in each)).toEqual([]);
});

describe('a field of files', () => {
  const screenshots = fieldOf({
    id: 'screenshots',
    kind: 'files',
    required: { unless: { field: 'screenshots_impossible', isFilled: true } },
  });

  test('says how to give them', () => {
    expect(wordsIn(cardOf(dialogOf([screenshots])))).toEqual(['screenshots', french.texts.form.filesLater]);
  });

  test('shows what was given before, ticked, under its own name', () => {
    const card = cardOf(dialogOf([screenshots], { screenshots: [aFile({ id: 'F,1' }), aFile({ id: 'F%2' })] }));

    expect(readForm(sentUnchanged(card))?.typed).toEqual({ 'screenshots.kept': ['F,1', 'F%2'] });
  });

  test('asked for as links by a policy of before, holds the addresses of what came with the message', () => {
    const links = fieldOf({ id: 'screenshots', kind: 'links' });

    expect(readForm(sentUnchanged(cardOf(dialogOf([links], { screenshots: [aFile()] }))))?.typed).toEqual({
      screenshots: aFile().permalink,
    });
  });
});

test('offers the channels that it is given', () => {
  const team = fieldOf({ id: 'setup_triage', kind: 'channel' });
  const heard = fieldOf({ id: 'setup_support', kind: 'channels' });
  const typed = { setup_triage: '19:abc@thread.tacv2', setup_support: ['19:d,%e@thread.tacv2', '19:abc@thread.tacv2'] };
  const card = cardOf(dialogOf([team, heard], typed));

  expect(readForm(sentUnchanged(card))?.typed).toEqual({ ...typed, setup_support: typed.setup_support.toReversed() });
  expect(faultsOf(cardOf(dialogOf([team, heard]), {}))).toEqual([]);
  expect(faultsOf(renderForm(dialogOf([team, heard]), { form: 'f1' }, french).card.content)).toEqual([]);
});

test('a form that is too large for Teams loses its hints first, then ends of answers, in sight', () => {
  const fields = Array.from({ length: 12 }, (_, index) =>
    fieldOf({ id: `f${index}`, kind: 'paragraph' }, { hint: 'Un conseil '.repeat(40) }),
  );
  const full = (length: number) =>
    cardOf(dialogOf(fields, Object.fromEntries(fields.map(({ field }) => [field.id, 'é'.repeat(length)]))));
  const valuesIn = (card: unknown) =>
    objectsWithin(card).flatMap((each) => (each['type'] === 'Input.Text' ? [String(each['value'])] : []));

  expect(wordsIn(full(100))).toHaveLength(12);
  expect(wordsIn(full(2900))).toEqual([]);
  expect(valuesIn(full(2900))).toEqual(fields.map(() => 'é'.repeat(2900)));

  const many = [...fields, ...fields.map((field) => fieldOf({ id: `g${field.field.id}`, kind: 'paragraph' }))];
  const card = cardOf(dialogOf(many, Object.fromEntries(many.map(({ field }) => [field.id, 'é'.repeat(3000)]))));
  expect(JSON.stringify(card).length).toBeLessThanOrEqual(40_000);
  expect(valuesIn(card).every((value) => value.endsWith('…'))).toBe(true);
});

test('a notice is one sentence', () => {
  expect(wordsIn(renderNotice({ title: 'Guichet', sentence: 'C’est noté.' }))).toEqual(['C’est noté.']);
});

test.each(LANGUAGES)('every form of every policy is one that Teams takes, in %s', (language) => {
  const reader = readerOf({ language, timeZone: 'Europe/Paris' });
  for (const type of OFFERED_TYPES) {
    const draft = { draftId: 'd1', type, typed: {}, originalText: 'x', policyVersion: 1 };
    const drawn = renderForm(ticketForm(draft, presetPolicy('agence'), {}, reader), opening, reader);

    expect(faultsOf(drawn.card.content)).toEqual([]);
    expect(JSON.stringify(drawn).length).toBeLessThan(20_000);
  }
});

test('whatever is typed in any place of a form, Teams takes it and makes nothing of the words (architecture §4.8)', () => {
  for (const hostile of HOSTILE_STRINGS) {
    const words = { label: hostile, hint: hostile, placeholder: hostile, optionLabels: { normal: hostile } };
    const fields = (['line', 'url', 'paragraph', 'links', 'files', 'channel', 'channels'] as const).map((kind) =>
      fieldOf({ id: kind, kind }, { ...words, kept: { label: hostile, hint: hostile } }),
    );
    const choices = (['choice', 'choices'] as const).map((kind) =>
      fieldOf({ id: kind, kind, options: ['normal'] }, words),
    );
    const dialog = dialogOf([...fields, ...choices], {
      line: hostile,
      paragraph: hostile,
      files: [aFile({ name: hostile })],
    });
    const corrections = { line: hostile, choices: hostile };
    const channels = [{ id: '19:abc@thread.tacv2', name: hostile }];
    const said = { ...dialog, title: hostile, submitLabel: hostile, intro: [hostile] };
    const form = renderForm(said, { form: 'f1', channels }, french, corrections);
    const notice = renderNotice({ title: hostile, sentence: hostile });

    const faults = [...faultsOf(form.card.content), ...faultsOf(notice.card.content)];
    expect({ hostile, effects: effectsOf([form, notice]), faults }).toEqual({ hostile, effects: [], faults: [] });
  }
});

const KINDS = ['line', 'url', 'paragraph', 'links', 'choice', 'choices', 'channel', 'channels', 'files'] as const;
/** As they come back: what is stored is clean, and no input holds more than it may. */
const CLEAN_STRINGS = HOSTILE_STRINGS.filter((words) => words === cleanText(words) && words.length <= 3000);
const cleanWords = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .filter((words) => words === cleanText(words));
const answerTo = (kind: (typeof KINDS)[number]): fc.Arbitrary<Typed[string] | undefined> => {
  const several = (...ids: readonly string[]) => fc.subarray([...ids], { minLength: 1 });
  switch (kind) {
    case 'choice':
      return fc.constantFrom('critical', 'normal');
    case 'choices':
      return several('critical', 'normal');
    case 'channel':
      return fc.constantFrom('19:abc@thread.tacv2', '19:d,%e@thread.tacv2');
    case 'channels':
      return several('19:abc@thread.tacv2', '19:d,%e@thread.tacv2');
    case 'files':
      return fc.uniqueArray(cleanWords, { minLength: 1, maxLength: 10 }).map((ids) => ids.map((id) => aFile({ id })));
    case 'line':
    case 'url':
    case 'paragraph':
    case 'links':
      return fc.oneof(cleanWords, fc.constantFrom('-', 'a,b', 'a%2Cb', ...CLEAN_STRINGS));
  }
};
const anyField = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    answer: fc.option(answerTo(kind), { nil: undefined }),
    isRequired: fc.boolean(),
    redraws: fc.boolean(),
    label: hostileWords,
    hint: fc.option(hostileWords),
  }),
);

test('a form sent back as it was drawn reads as what was typed', () => {
  fc.assert(
    fc.property(fc.array(anyField, { maxLength: 12 }), fc.boolean(), (drawn, hasReservedNames) => {
      const idOf = (index: number) => (hasReservedNames ? ['guichet', 'msteams'][index] : undefined) ?? `f${index}`;
      const fields = drawn.map(({ kind, answer: _, ...rest }, index) =>
        fieldOf(
          {
            id: idOf(index),
            kind,
            ...((kind === 'choice' || kind === 'choices') && { options: ['critical', 'normal'] }),
          },
          rest,
        ),
      );
      const answered = drawn.flatMap(({ kind, answer }, index): [string, Typed[string], string][] =>
        answer === undefined ? [] : [[idOf(index), answer, kind]],
      );
      const card = cardOf(dialogOf(fields, Object.fromEntries(answered)));

      const expected = answered.map(([id, answer, kind]) =>
        kind === 'files' && Array.isArray(answer)
          ? [`${id}.kept`, answer.map((file) => (typeof file === 'string' ? file : file.id))]
          : [id, answer],
      );
      expect(readForm(sentUnchanged(card))).toEqual({
        submits: 'ticket.submit',
        context: { draftId: 'd1' },
        form: 'f1',
        prompt: undefined,
        isRedraw: false,
        typed: Object.fromEntries(expected),
      });
      expect(faultsOf(card)).toEqual([]);
      expect(JSON.stringify(card).length).toBeLessThanOrEqual(40_000);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['nothing', undefined],
  ['words', 'ticket'],
  ['a button in a dialog', { guichet: { action: 'ticket.take', value: {}, drawn: 'd1' } }],
  ['a form that we do not have', { guichet: { submits: 'x', context: {}, form: 'f', choices: [], lists: [] } }],
])('%s is no form', (_what, data) => {
  expect(readForm(data)).toBeUndefined();
});

test('what is no text is left out, and ends of lines and control characters are as everywhere', () => {
  const data = { guichet: { submits: 'ticket.reply', context: {}, form: 'f', choices: [], lists: ['tests'] } };

  expect(
    readForm({ ...data, text: 'a\r\nb\u0000', other: 3, tests: '', empty: '', msteams: { type: 'x' } }),
  ).toMatchObject({ typed: { text: 'a\nb' }, prompt: undefined });
});
