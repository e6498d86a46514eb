import { type Form, formSchema } from '../../src/forms/form.ts';
import { typedAnew } from '../../src/forms/typed-anew.ts';

const form: Form = formSchema.parse({
  fields: [
    { id: 'title', kind: 'line' },
    { id: 'url', kind: 'url' },
  ],
});

test.each([
  ['an answer takes the place of the earlier one', { title: 'Avant' }, { title: 'Après' }, { title: 'Après' }],
  [
    'an answer that was emptied is gone',
    { title: 'Avant', url: 'https://a.fr' },
    { title: 'Avant' },
    { title: 'Avant' },
  ],
  [
    'an answer to another type’s field is kept',
    { domain: 'a.fr' },
    { title: 'Avant' },
    { domain: 'a.fr', title: 'Avant' },
  ],
])('%s', (_what, before, typed, after) => {
  expect(typedAnew(form, before, typed)).toEqual(after);
});
