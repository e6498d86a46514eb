import { formSchema } from '../../src/forms/form.ts';

const line = { id: 'title', kind: 'line' };

describe('a form as a policy may describe it', () => {
  test.each([
    ['a field is enough', [line]],
    ['an administrator’s own field brings its words', [{ ...line, label: { fr: 'Titre', en: 'Title' } }]],
    ['a choice has options', [{ id: 'colour', kind: 'choice', options: ['red'] }]],
    [
      'a requirement names a field of the form',
      [line, { id: 'why', kind: 'line', required: { when: { field: 'title', is: 'x' } } }],
    ],
  ])('%s', (_why, fields) => {
    expect(formSchema.safeParse({ fields }).success).toBe(true);
  });

  test.each([
    ['no field', []],
    ['two fields of one name', [line, line]],
    ['a name that is no name', [{ ...line, id: 'Titre !' }]],
    ['a choice without options', [{ id: 'colour', kind: 'choice' }]],
    ['a line with options', [{ ...line, options: ['red'] }]],
    ['more options than a platform shows', [{ id: 'colour', kind: 'choice', options: [...'abcdefghijk'] }]],
    ['a requirement on a field that is not there', [{ ...line, required: { when: { field: 'ghost', is: 'x' } } }]],
    [
      'an exception for a field that is not there',
      [{ ...line, required: { unless: { field: 'ghost', isFilled: true } } }],
    ],
    ['a word that means nothing', [{ ...line, mandatory: true }]],
    ['a label in one language', [{ ...line, label: { fr: 'Titre' } }]],
    ['a length that no platform holds', [{ ...line, maxLength: 3001 }]],
    ['a kind that nobody draws', [{ ...line, kind: 'signature' }]],
  ])('%s is refused', (_what, fields) => {
    expect(formSchema.safeParse({ fields }).success).toBe(false);
  });
});
