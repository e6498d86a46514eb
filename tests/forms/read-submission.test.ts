import fc from 'fast-check';
import { OFFERED_TYPES } from '../../src/domain/ticket/ticket.ts';
import { type Form, formSchema, type Typed } from '../../src/forms/form.ts';
import { readSubmission } from '../../src/forms/read-submission.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { bugReport } from '../support/builders.ts';

const { forms } = presetPolicy('agence');

const form: Form = formSchema.parse({
  fields: [
    { id: 'name', kind: 'line', required: true, minLength: 3 },
    { id: 'page', kind: 'url' },
    { id: 'colour', kind: 'choice', options: ['red', 'blue'] },
    { id: 'sizes', kind: 'choices', options: ['small', 'large'] },
    { id: 'why', kind: 'paragraph', maxLength: 10, required: { when: { field: 'colour', is: 'red' } } },
  ],
});

const correctionsOf = (typed: Typed) => {
  const read = readSubmission(form, { name: 'Camille', ...typed });
  return read.kind === 'corrections' ? read.corrections : {};
};

describe('what was typed, read with its form', () => {
  test.each([
    ['an answer that is needed', { name: '' }, { name: { code: 'required' } }],
    ['blanks, which are no answer', { name: '   ' }, { name: { code: 'required' } }],
    ['a short answer', { name: 'ab' }, { name: { code: 'too_short', min: 3 } }],
    ['a long line', { name: 'a'.repeat(151) }, { name: { code: 'too_long', max: 150 } }],
    ['a long text', { why: 'a'.repeat(11) }, { why: { code: 'too_long', max: 10 } }],
    ['an answer needed in this case', { colour: 'red' }, { why: { code: 'required' } }],
    ['an answer not needed in that case', { colour: 'blue' }, {}],
    ['an unknown option', { colour: 'green' }, { colour: { code: 'not_an_option' } }],
    ['an unknown option among known ones', { sizes: ['small', 'huge'] }, { sizes: { code: 'not_an_option' } }],
    ['several where one is asked for', { colour: ['red'] }, { colour: { code: 'not_an_option' } }],
    ['one where several are asked for', { sizes: 'small' }, { sizes: { code: 'not_an_option' } }],
    ['several where a text is asked for', { why: ['red'] }, { why: { code: 'not_an_option' } }],
    ['an address', { page: 'https://www.monsite.com/contact?a=1#b' }, {}],
    ['an address in capitals', { page: 'HTTPS://MONSITE.COM' }, {}],
    ['a name without scheme', { page: 'www.monsite.com' }, { page: { code: 'not_a_url' } }],
    ['an address with words behind it', { page: 'https://monsite.com (toutes)' }, { page: { code: 'not_a_url' } }],
    ['a script', { page: 'javascript:alert(1)' }, { page: { code: 'not_a_url' } }],
    ['an address that is none', { page: 'https://' }, { page: { code: 'not_a_url' } }],
  ])('%s', (_what, typed, corrections) => {
    expect(correctionsOf(typed)).toEqual(corrections);
  });

  test('several mistakes are all said at once', () => {
    expect(correctionsOf({ name: '', page: 'x', colour: 'red' })).toEqual({
      name: { code: 'required' },
      page: { code: 'not_a_url' },
      why: { code: 'required' },
    });
  });

  test('answers to fields that the form does not have are left out', () => {
    expect(readSubmission(form, { name: 'Camille', rank: '1', constructor: 'x' })).toEqual({
      kind: 'accepted',
      values: { name: 'Camille' },
    });
  });

  test('control characters go, ends are trimmed, markup stays text', () => {
    const typed = bugReport({ title: '  <!channel> \u0000\u202E*bug* <@U1> `x`  ' });

    expect(readSubmission(forms.bug, typed)).toMatchObject({ values: { title: '<!channel> *bug* <@U1> `x`' } });
  });

  test('whatever is typed is read without an error, and comes back when it needs correcting', () => {
    const ids = [...new Set(Object.values(forms).flatMap(({ fields }) => fields.map(({ id }) => id)))];
    const known = Object.values(forms).flatMap(({ fields }) => fields.flatMap(({ options = [] }) => options));
    const answer = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.webUrl(),
      fc.constantFrom(...known),
      fc.subarray(known),
      fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }),
      fc.constantFrom('C’est important pour nous', 'x'.repeat(3001), '\uD83D', '\u0000', ' \n '),
    );
    const anyTyped = fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string({ maxLength: 10 })), answer, {
      maxKeys: 12,
    });

    fc.assert(
      fc.property(fc.constantFrom(...OFFERED_TYPES), anyTyped, (type, typed) => {
        const fields = new Map(forms[type].fields.map((field) => [field.id, field]));
        const read = readSubmission(forms[type], typed);
        if (read.kind === 'corrections') {
          const asked = Object.entries(typed).filter(([id]) => fields.has(id));
          expect(read.values).toEqual(Object.fromEntries(asked));
          expect(Object.keys(read.corrections)).not.toEqual([]);
          expect(Object.keys(read.corrections).filter((id) => !fields.has(id))).toEqual([]);
          return;
        }
        expect(readSubmission(forms[type], read.values)).toEqual(read);
        for (const [id, value] of Object.entries(read.values)) {
          expect(value.length).toBeGreaterThan(0);
          expect(Array.isArray(value)).toBe(fields.get(id)?.kind === 'choices');
        }
      }),
    );
  });

  test('a good report with one answer spoilt says so beside that answer only', () => {
    const spoilt = fc.constantFrom(
      { url: 'monsite.com' },
      { environment: 'preprod' },
      { title: 'bug' },
      { urgency: 'hier' },
      { device: 'montre' },
      { description: '' },
    );
    fc.assert(
      fc.property(spoilt, (one) => {
        const read = readSubmission(forms.bug, bugReport(one));
        expect(read.kind === 'corrections' && Object.keys(read.corrections)).toEqual(Object.keys(one));
      }),
    );
  });
});
