import { MOVE_NAMES, mayMoveFrom } from '../../src/domain/ticket/moves.ts';
import { OFFERED_TYPES, STATE_NAMES } from '../../src/domain/ticket/ticket.ts';
import type { Field } from '../../src/forms/form.ts';
import { formOfMove } from '../../src/forms/move-forms.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { correctionSentence } from '../../src/views/correction-sentence.ts';
import { dialogField } from '../../src/views/dialog-field.ts';
import { isSpokenMove, moveForm, replyDialog } from '../../src/views/move-form.ts';
import { ticketForm } from '../../src/views/ticket-form.ts';
import { aTicket, bugReport, READERS } from '../support/builders.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

const policy = presetPolicy('agence');
const [french] = READERS;

const aDraft = {
  draftId: 'draft-1',
  type: 'bug' as const,
  typed: bugReport(),
  originalText: 'Salut, le formulaire est muet',
  policyVersion: 3,
};

const everyForm = OFFERED_TYPES.flatMap((type) =>
  READERS.map((reader) => ({ type, language: reader.language, reader })),
);

describe('the ticket form', () => {
  test.each(everyForm)(
    'of a $type in $language has its type first, then the fields of the policy',
    ({ type, reader }) => {
      const form = ticketForm({ ...aDraft, type }, policy, {}, reader);

      expect(form.fields.map(({ field }) => field.id)).toEqual([
        'type',
        ...policy.forms[type].fields.map(({ id }) => id),
      ]);
      expect(form.fields.filter(({ redraws }) => redraws).map(({ field }) => field.id)).toEqual(['type']);
      expect(form.fields.filter(({ field, label }) => label === field.id)).toEqual([]);
      expect(form.title.length).toBeLessThanOrEqual(24);
    },
  );

  test('shows what was typed, and which ids come back with it', () => {
    const form = ticketForm(aDraft, policy, { url: { code: 'not_a_url' } }, french);

    expect(form.typed).toEqual({ ...bugReport(), type: 'bug' });
    expect(form.context).toEqual({ draftId: 'draft-1', type: 'bug', policyVersion: '3' });
    expect(form.corrections).toEqual({ url: { code: 'not_a_url' } });
    expect(form.submits).toBe('ticket.submit');
  });

  test('offers four types (C6)', () => {
    const [type] = ticketForm(aDraft, policy, {}, french).fields;

    expect(type?.field.options).toEqual(['bug', 'config_technique', 'amelioration', 'demande']);
    expect(type?.optionLabels).toMatchObject({ bug: 'Bug', demande: 'Demande' });
  });

  test('says that it is filled, or what helps, or that a long message is kept whole', () => {
    const intro = (originalText: string) => ticketForm({ ...aDraft, originalText }, policy, {}, french).intro;
    const { form } = french.texts;

    expect(intro('le site bug')).toEqual([form.intro]);
    expect(intro('')).toEqual([form.introEmpty]);
    expect(intro('a'.repeat(3001))).toEqual([form.intro, form.longMessage]);
  });
});

describe('a field with its words', () => {
  const own: Field = {
    id: 'branch',
    kind: 'choice',
    required: true,
    quality: 0,
    options: ['north', 'south'],
    label: { fr: 'Agence', en: 'Branch' },
    hint: { fr: 'La plus proche.', en: 'The nearest one.' },
    optionLabels: { north: { fr: 'Nord', en: 'North' } },
  };

  test.each([
    [READERS[0], 'Agence', 'La plus proche.', { north: 'Nord', south: 'south' }],
    [READERS[1], 'Branch', 'The nearest one.', { north: 'North', south: 'south' }],
  ])('an administrator’s own words are used', (reader, label, hint, optionLabels) => {
    expect(dialogField(own, reader)).toMatchObject({ label, hint, optionLabels, isRequired: true });
  });

  test('a field asked for in a case only is not shown as asked for from the start', () => {
    const justification = policy.forms.bug.fields.find(({ id }) => id === 'justification');

    expect(justification && dialogField(justification, french).isRequired).toBe(false);
  });
});

describe('the small forms of gestures', () => {
  const spoken = MOVE_NAMES.filter(isSpokenMove).flatMap((move) =>
    STATE_NAMES.filter((state) => mayMoveFrom(move, state)).flatMap((state) =>
      READERS.map((reader) => ({ move, state, language: reader.language, reader })),
    ),
  );

  test.each(spoken)('$move from $state in $language', ({ move, state, reader }) => {
    const form = formOfMove(move, state);
    if (!form) throw new Error('a gesture with words has a form');
    const dialog = moveForm(aTicket(), move, form, reader);

    expect(dialog.title.length).toBeLessThanOrEqual(24);
    expect(dialog.context).toEqual({ ticketId: 'ticket-12', move });
    expect(dialog.intro[0]).toContain('#12');
    expect(dialog.fields.map(({ field }) => field.id)).toEqual(form.fields.map(({ id }) => id));
    const labels = dialog.fields.flatMap(({ field, optionLabels }) =>
      Object.entries(optionLabels).map(([id, label]) => [field.id, id, label]),
    );
    expect(labels.filter(([, id, label]) => id === label)).toEqual([]);
  });

  test('a reply', () => {
    expect(replyDialog(aTicket(), 'requester', french)).toMatchObject({
      submits: 'ticket.reply',
      context: { ticketId: 'ticket-12' },
    });
  });

  test.each(READERS)('an agent’s reply says that the requester reads it, in $language (K9)', (reader) => {
    const dialog = replyDialog(aTicket(), 'agent', reader);

    expect(dialog).toMatchObject({ submits: 'ticket.reply', context: { ticketId: 'ticket-12' } });
    const whoReads = /lue par le demandeur|the requester reads it/;
    expect(dialog.fields[0]?.label).toMatch(whoReads);
    expect(replyDialog(aTicket(), 'requester', reader).fields[0]?.label).not.toMatch(whoReads);
  });
});

test.each([
  [{ code: 'required' }, 'Cette réponse est nécessaire.'],
  [{ code: 'too_short', min: 15 }, 'Dites-en un peu plus : 15 caractères au moins.'],
  [{ code: 'too_long', max: 150 }, 'C’est trop long : 150 caractères au plus.'],
  [{ code: 'not_a_url' }, french.texts.corrections.not_a_url],
  [{ code: 'not_an_option' }, 'Choisissez une des réponses proposées.'],
  [{ code: 'whim' }, french.texts.corrections.whim],
] as const)('%j in words', (correction, words) => {
  expect(plainSpaces(correctionSentence(correction, french))).toBe(plainSpaces(words));
  expect(READERS.map((reader) => correctionSentence(correction, reader))).toHaveLength(2);
});
