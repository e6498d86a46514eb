import type { Language } from '../../src/domain/language.ts';
import { TICKET_TYPES } from '../../src/domain/ticket/ticket.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { en } from '../../src/texts/en.ts';
import { formatsOf } from '../../src/texts/format.ts';
import { fr, type Texts } from '../../src/texts/fr.ts';
import { sentencesOf } from './sentences-of.ts';

const LANGUAGES = [
  ['fr', fr],
  ['en', en],
] as const;

const french = saidIn('fr', fr);
const english = saidIn('en', en);

/** What is the same word in both languages, and what is ours: everything else is said twice. */
const SAME_IN_BOTH = [
  /^options\.setup_language\./, // each language by its own name
  /^desk$/,
  /^typed\.open$/,
  /^help\.commands\.\d+\.(command|reads)$/,
  /^environments\./,
  /^options\.environment\./,
  /^types\.(bug|question|incident|information)$/,
  /^titleTags\.(bug|question|incident|information)$/,
  /^(ranks\.agence\.[23])$/,
  /^escalation\.(levelName|client|vip)$/,
  /^fields\.(cms|contact|domain|budget|text)\.label$/,
  /^fields\.(browser|screenshots|cms)\.placeholder$/,
  /^options\.(device\.mobile|system\.\w+)$/,
  /^facts\.(type|url)$/,
  /^(ticketName|titled|rankLabel|quality|waitingFor|threadNoteLater|explained\.(span|inState)|lists\.(title|more)|created\.modalTitle)$/,
];

describe('the two catalogues', () => {
  test('say the same things', () => {
    expect(Object.keys(english)).toEqual(Object.keys(french));
  });

  test('say them in two languages', () => {
    const same = Object.keys(french).filter((key) => french[key] === english[key]);

    expect(same.filter((key) => !SAME_IN_BOTH.some((allowed) => allowed.test(key)))).toEqual([]);
  });

  test.each([
    ['French', french],
    ['English', english],
  ])('%s: every sentence is there, in plain typography', (_language, sentences) => {
    const broken = Object.entries(sentences).filter(
      ([, words]) =>
        words.trim() !== words ||
        words === '' ||
        / {2}|undefined|null|NaN|\[object/.test(words) ||
        // The dash that nobody types, and the apostrophe of typewriters.
        words.includes('\u2014') ||
        words.includes("'"),
    );

    expect(broken).toEqual([]);
  });

  test('French leaves a space before its high punctuation, English none', () => {
    const wrong = [
      ...Object.entries(french).filter(([, words]) => /[\p{L}\d»][:;?!](\s|$)/u.test(words)),
      ...Object.entries(english).filter(([, words]) => /\s[:;?!](\s|$)/.test(words)),
    ];

    expect(wrong).toEqual([]);
  });
});

describe.each(LANGUAGES)('the limits of the platforms, in %s', (_language, texts) => {
  const tooLong = (words: readonly (string | null)[], limit: number) =>
    words.filter((each) => each !== null && each.length > limit);

  test('titles of forms and their two buttons hold 24 characters', () => {
    const forms = Object.values(texts.moveForms);
    const { title, submit, close } = texts.form;

    expect(
      tooLong(
        [title, submit, close, texts.created.modalTitle, ...forms.flatMap((form) => [form.title, form.submit])],
        24,
      ),
    ).toEqual([]);
  });

  test('labels of buttons hold 75 characters', () => {
    const { open, wasFine, mute } = texts.prompt;

    expect(tooLong([...Object.values(texts.buttons), open, wasFine, mute, texts.tryAgain], 75)).toEqual([]);
  });

  test('options hold 75 characters', () => {
    const options = Object.values(texts.options).flatMap((labels) => Object.values(labels));

    expect(tooLong([...options, ...Object.values(texts.types)], 75)).toEqual([]);
  });

  test('hints and placeholders hold 150 characters', () => {
    const fields = Object.values(texts.fields);

    expect(
      tooLong(
        fields.flatMap(({ hint, placeholder }) => [hint, placeholder]),
        150,
      ),
    ).toEqual([]);
  });

  test('every field and option of the presets’ forms has its words (S0-12..25)', () => {
    const fields: Readonly<Record<string, unknown>> = texts.fields;
    const options: Readonly<Record<string, Readonly<Record<string, string>>>> = texts.options;
    const used = Object.values(presetPolicy('agence').forms).flatMap((form) => form.fields);

    expect(used.filter(({ id }) => !(id in fields)).map(({ id }) => id)).toEqual([]);
    expect(
      used.flatMap(({ id, options: ids = [] }) => ids.filter((each) => !options[id]?.[each]).map((each) => [id, each])),
    ).toEqual([]);
  });

  test('every type has a tag for its titles (S0-12)', () => {
    expect(TICKET_TYPES.filter((type) => texts.titleTags[type] !== texts.titleTags[type].toUpperCase())).toEqual([]);
    expect(texts.titleTags.critical_bug).toBe(texts === fr ? 'BUG CRITIQUE' : 'CRITICAL BUG');
  });
});

describe('the words that the agency uses (S0-33..38, S0-26..29)', () => {
  test('states', () => {
    expect(Object.values(fr.states.agence)).toEqual([
      'NOUVEAU',
      'EN COURS',
      'EN ATTENTE',
      'À TESTER',
      'RÉSOLU',
      'FERMÉ',
    ]);
  });

  test('ranks', () => {
    expect(Object.values(fr.ranks.agence)).toEqual(['Critique', 'Important', 'Normal', 'Quand possible']);
  });
});

function saidIn(language: Language, texts: Texts): Readonly<Record<string, string>> {
  return sentencesOf(texts, (path) =>
    /(^|\.)(minutes|wallClock)$/.test(path) ? [formatsOf(language), 90] : [12, 'Léa', 'demain'],
  );
}
