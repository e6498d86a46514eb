import { LARGEST_FILE, MOST_FILES } from '../../src/forms/accepted-files.ts';
import type { Form } from '../../src/forms/form.ts';
import { readSubmission } from '../../src/forms/read-submission.ts';
import { PRESET_NAMES } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { aFile, bugReport } from '../support/builders.ts';

const { forms } = presetPolicy('agence');

const idsOf = (form: Form) => form.fields.map(({ id }) => id);
const requiredIn = (form: Form) => form.fields.filter(({ required }) => required === true).map(({ id }) => id);

// The three examples of the agency, in the fields of their forms.
const siteDown = {
  title: 'Site inaccessible erreur 500 - monsite.com',
  description: 'Depuis 14h30, toutes les pages du site affichent "Erreur interne du serveur - 500".',
  url: 'https://www.monsite.com',
  environment: 'production',
  cms: 'WordPress 6.1',
  server: 'OVH mutualisé',
  expected: 'Site accessible normalement',
  screenshots: [aFile({ name: 'erreur-500.png' })],
  urgency: 'critical',
  justification: 'Site e-commerce inaccessible = perte estimée 2000€/jour + impact SEO si > 24h',
  impacts: ['revenue', 'all_users'],
  browser: 'Chrome, Firefox, Safari',
  device: 'desktop',
  system: 'windows',
  tests: ['other_browser', 'cache_cleared', 'private_mode', 'other_device'],
  contact: 'Sophie Martin - 06.12.34.56.78 (disponible immédiatement)',
};
const smtp = {
  title: 'Configuration SMTP - monsite.com',
  description: 'Configuration complète SMTP pour formulaire de contact + configuration DNS (SPF/DKIM)',
  project: 'Site vitrine WordPress',
  hosting: 'OVH mutualisé',
  domain: 'monsite.com',
  access: 'Manager OVH, accès DNS (Cloudflare), comptes e-mail (contact@monsite.com)',
  urgency: 'important',
  budget: 'time_spent',
  wanted_by: 'Fin de semaine si possible',
};
const speed = {
  title: 'Optimisation vitesse page d’accueil - monsite.com',
  description: 'La page d’accueil charge en 8 secondes selon GTmetrix.',
  expected: 'Descendre sous 3 secondes.',
  url: 'https://www.monsite.com/',
  environment: 'production',
  cms: 'WordPress + Elementor',
  screenshots: [aFile({ name: 'gtmetrix.png' })],
  urgency: 'normal',
  budget: 'quote_first',
};

describe('the forms of the four types (C6, C11)', () => {
  test.each([
    ['bug', siteDown, 'S0-23'],
    ['config_technique', smtp, 'S0-24'],
    ['amelioration', speed, 'S0-25'],
  ] as const)('the agency’s own example of a %s fits its form whole', (type, example, _rule) => {
    expect(readSubmission(forms[type], example)).toEqual({ kind: 'accepted', values: example });
  });

  test('a bug has the fields of the template (S0-12..20)', () => {
    expect(idsOf(forms.bug)).toEqual(
      expect.arrayContaining([
        ...['title', 'url', 'environment', 'cms', 'server', 'description', 'expected', 'screenshots', 'urgency'],
        ...['browser', 'device', 'system', 'tests', 'contact'],
      ]),
    );
    expect(requiredIn(forms.bug)).toEqual(['title', 'description', 'url', 'expected', 'environment', 'urgency']);
  });

  test('a technical set-up names project, hosting and domain, and needs no screenshot (S0-24, C10, C11)', () => {
    expect(idsOf(forms.config_technique)).toEqual(
      expect.arrayContaining(['project', 'hosting', 'domain', 'access', 'budget', 'wanted_by']),
    );
    expect(idsOf(forms.config_technique)).not.toContain('screenshots');
    expect(idsOf(forms.config_technique)).not.toContain('url');
  });

  test('an improvement says what is wanted and how it is paid for (S0-25)', () => {
    expect(requiredIn(forms.amelioration)).toEqual(['title', 'description', 'url', 'expected', 'urgency', 'budget']);
  });

  test('any other request needs little (S0-06)', () => {
    expect(requiredIn(forms.demande)).toEqual(['title', 'description', 'urgency']);
  });

  test('each form asks for one of three urgencies, its justification and its impacts (S0-18, S0-30, S0-32)', () => {
    for (const form of Object.values(forms)) {
      expect(idsOf(form)).toEqual(expect.arrayContaining(['urgency', 'justification', 'impacts']));
      expect(form.fields.find(({ id }) => id === 'urgency')?.options).toEqual(['critical', 'important', 'normal']);
      expect(form.fields.find(({ id }) => id === 'impacts')?.options).toEqual([
        'revenue',
        'all_users',
        'security',
        'legal',
      ]);
    }
  });

  test('all presets share them', () => {
    for (const preset of PRESET_NAMES) expect(presetPolicy(preset).forms).toEqual(forms);
  });
});

describe('a screenshot, or why there is none (C10, S0-16)', () => {
  test('a bug without either is asked for one', () => {
    expect(readSubmission(forms.bug, bugReport({ screenshots: undefined }))).toMatchObject({
      kind: 'corrections',
      corrections: { screenshots: { code: 'required' } },
    });
  });

  test('a reason is accepted in its place', () => {
    const typed = bugReport({ screenshots: undefined, screenshots_impossible: 'La page ne s’affiche pas du tout' });

    expect(readSubmission(forms.bug, typed)).toEqual({ kind: 'accepted', values: typed });
  });

  test('a blank reason is no reason', () => {
    expect(
      readSubmission(forms.bug, bugReport({ screenshots: undefined, screenshots_impossible: '  ' })),
    ).toMatchObject({
      corrections: { screenshots: { code: 'required' } },
    });
  });

  test('is asked for last, as Slack wants an input of files', () => {
    for (const form of [forms.bug, forms.amelioration]) expect(idsOf(form).at(-1)).toBe('screenshots');
  });

  test('a file that is no image or document, or over 10 MB, is named; what is given with it is not lost', () => {
    const screenshots = [
      aFile(),
      aFile({ id: 'F2', name: 'outil.exe', mimeType: 'application/octet-stream' }),
      aFile({ id: 'F3', name: 'film.png', size: LARGEST_FILE + 1 }),
    ];

    expect(readSubmission(forms.bug, bugReport({ screenshots }))).toMatchObject({
      values: { screenshots },
      corrections: { screenshots: { code: 'wrong_files', ofType: ['outil.exe'], tooLarge: ['film.png'] } },
    });
  });

  test('ten files at most', () => {
    const screenshots = Array.from({ length: MOST_FILES + 1 }, (_, index) => aFile({ id: `F${index}` }));

    expect(readSubmission(forms.bug, bugReport({ screenshots }))).toMatchObject({
      corrections: { screenshots: { code: 'too_many_files', max: 10 } },
    });
    expect(readSubmission(forms.bug, bugReport({ screenshots: screenshots.slice(1) })).kind).toBe('accepted');
  });

  test('a word is no file', () => {
    expect(readSubmission(forms.bug, bugReport({ screenshots: 'ci-joint' }))).toMatchObject({
      corrections: { screenshots: { code: 'not_an_option' } },
    });
  });

  test('a policy of before asks for links: several are one answer; a word is not a link', () => {
    const before: Form = {
      fields: forms.bug.fields.map((field) => (field.id === 'screenshots' ? { ...field, kind: 'links' } : field)),
    };
    const links = 'https://images.monsite.com/1.png\nhttps://images.monsite.com/2.png';

    expect(readSubmission(before, bugReport({ screenshots: links })).kind).toBe('accepted');
    expect(readSubmission(before, bugReport({ screenshots: `${links} ci-joint` }))).toMatchObject({
      corrections: { screenshots: { code: 'not_a_url' } },
    });
  });
});

describe('the justification of a critical urgency (S0-32)', () => {
  const critical = (justification: string | undefined) =>
    readSubmission(forms.bug, bugReport({ urgency: 'critical', justification }));

  test('is needed', () => {
    expect(critical(undefined)).toMatchObject({ corrections: { justification: { code: 'required' } } });
  });

  test('is not needed for another urgency', () => {
    expect(readSubmission(forms.bug, bugReport({ urgency: 'important' })).kind).toBe('accepted');
  });

  test('says a little', () => {
    expect(critical('urgent')).toMatchObject({ corrections: { justification: { code: 'too_short', min: 15 } } });
  });

  test.each([
    'Le client va mal le prendre',
    'J’ai promis pour demain',
    'C’est important pour nous',
    'Ça fait pas professionnel',
  ])('“%s” is a whim, not an impact (S0-31)', (whim) => {
    expect(critical(whim)).toMatchObject({ corrections: { justification: { code: 'whim' } } });
  });

  test('the agency’s own example is accepted', () => {
    expect(critical('Site e-commerce inaccessible = perte estimée 2000€/jour + impact SEO si > 24h').kind).toBe(
      'accepted',
    );
  });

  test.each(['C’est important pour nous', 'urgent'])(
    '“%s”, left over after another urgency was chosen as advised, is in nobody’s way',
    (leftOver) => {
      expect(readSubmission(forms.bug, bugReport({ urgency: 'normal', justification: leftOver })).kind).toBe(
        'accepted',
      );
    },
  );
});
