import type { Form } from '../../src/forms/form.ts';
import {
  keptKeyOf,
  withAcceptedFiles,
  withEveryFile,
  withFilesNotAsked,
  withKeptFiles,
} from '../../src/forms/kept-files.ts';
import { correctionsOfFiles } from '../../src/forms/read-submission.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { aFile } from '../support/builders.ts';

const { forms } = presetPolicy('agence');
const bug: Form = forms.bug;

const one = aFile({ id: 'F1' });
const two = aFile({ id: 'F2' });
const wrong = aFile({ id: 'F3', name: 'outil.exe' });
const kept = keptKeyOf('screenshots');

describe('files that were given before', () => {
  test('stay when they are still wanted, before those given now', () => {
    const typed = { title: 'Panier', screenshots: [two], [kept]: ['F1'] };

    expect(withKeptFiles(bug, { screenshots: [one] }, typed)).toEqual({ title: 'Panier', screenshots: [one, two] });
  });

  test('are gone when they are no longer wanted', () => {
    expect(withKeptFiles(bug, { screenshots: [one, two] }, { [kept]: ['F2'] })).toEqual({ screenshots: [two] });
    expect(withKeptFiles(bug, { screenshots: [one] }, {})).toEqual({});
  });

  test('count once, also when they are given again', () => {
    const typed = { screenshots: [one], [kept]: ['F1'] };

    expect(withKeptFiles(bug, { screenshots: [one] }, typed)).toEqual({ screenshots: [one] });
  });

  test('that nobody knows are not made up', () => {
    expect(withKeptFiles(bug, {}, { [kept]: ['F9'] })).toEqual({});
  });

  test('stay for the next time while the form that shows them is corrected, with what was accepted of the new ones', () => {
    expect(withEveryFile(bug, { screenshots: [one] }, { screenshots: [two, wrong] })).toEqual({
      screenshots: [one, two],
    });
  });

  test('go with the ticket when its type does not ask for files', () => {
    const before = { screenshots: [one], title: 'avant' };

    expect(withFilesNotAsked(forms.demande, before, { title: 'Panier' })).toEqual({
      screenshots: [one],
      title: 'Panier',
    });
    expect(withFilesNotAsked(bug, before, { title: 'Panier' })).toEqual({ title: 'Panier' });
  });
});

test('a wrong file is not kept, and what is wrong with it can be said by itself', () => {
  const typed = { screenshots: [one, wrong] };

  expect(withAcceptedFiles(bug, typed)).toEqual({ screenshots: [one] });
  expect(correctionsOfFiles(bug, typed)).toEqual({
    screenshots: { code: 'wrong_files', ofType: ['outil.exe'], tooLarge: [] },
  });
  expect(correctionsOfFiles(bug, {})).toEqual({});
  expect(correctionsOfFiles(forms.demande, typed)).toEqual({});
});
