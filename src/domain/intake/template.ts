import { browserIn, cmsIn, deviceIn, domainIn, environmentIn, serverIn, systemIn } from './facts.ts';
import type { Prefill } from './prefilled-fields.ts';
import { linksIn, readable } from './unwrap.ts';

/** Headings of the template (S0-12 to S0-22); those of the examples, S0-23 to S0-25, are synonyms (C11). */
const HEADINGS = {
  title: 'TITRE|TITLE|OBJET|SUBJECT',
  environment: 'ENVIRONNEMENT|ENVIRONMENT',
  description:
    'PROBLEME ?\\/ ?DEMANDE|PROBLEM ?\\/ ?REQUEST|PROBLEME|DEMANDE|PROBLEM|REQUEST|DESCRIPTION|CONTEXTE(?! TECHNIQUE)|CONTEXT',
  expected: 'RESULTAT ATTENDU|EXPECTED(?: RESULT)?',
  screenshots: "CAPTURES? D'ECRAN|CAPTURES?|SCREENSHOTS?|PIECES JOINTES",
  access: 'ACCES REQUIS|ACCES FOURNIS|ACCES|ACCESS(?: REQUIRED| PROVIDED| NEEDED)?',
  urgency: 'URGENCE|URGENCY',
  justification: 'JUSTIFICATION',
  context: 'CONTEXTE TECHNIQUE|INFORMATIONS TECHNIQUES|TECHNICAL CONTEXT|TECHNICAL INFORMATION',
  tests: 'TESTS? EFFECTUES?|TESTS? DONE|TESTS',
  contact: 'CONTACT',
  budget: 'BUDGET',
  wantedBy: 'DELAI SOUHAITE|DELAI|DEADLINE|WANTED BY',
} as const;

type Heading = keyof typeof HEADINGS;

const HEADING_NAMES = [
  'title',
  'environment',
  'context',
  'description',
  'expected',
  'screenshots',
  'access',
  'urgency',
  'justification',
  'tests',
  'contact',
  'budget',
  'wantedBy',
] as const satisfies readonly Heading[];
const HEADING_LINES: readonly { readonly name: Heading; readonly pattern: RegExp }[] = HEADING_NAMES.map((name) => ({
  name,
  pattern: new RegExp(`^[\\s*_#>]{0,6}(?:${HEADINGS[name]})[\\s*_]{0,4}:[\\s*_]{0,4}`, 'i'),
}));

const HEADINGS_NEEDED = 3;
const QUICK_LOOK = /^[\s*_#>]{0,6}(?:TITRE|TITLE|ENVIRON|PROBL|DEMANDE|REQUEST|R[EÉ]SULTAT|URGEN)[^\n:]{0,40}:/im;
const TITLE_CHARACTERS = 100;
const TICKED = /\[\s?[xX✓✔]\s?\]|☑|✅|☒|:white_check_mark:|:ballot_box_with_check:/u;

/**
 * Reads the ticket template pasted into a message, filled or half filled; undefined when the text is not one.
 * Boxes count when ticked; instructions left in brackets and untouched choices ("Dev / Staging / Production") do not.
 */
export function readTemplate(raw: string): Prefill | undefined {
  if (!QUICK_LOOK.test(raw.slice(0, 4000))) return undefined;
  const text = readable(raw);
  const sections = sectionsOf(text);
  if (sections.size < HEADINGS_NEEDED || !(sections.has('title') || sections.has('description'))) return undefined;

  const section = (name: Heading) => sections.get(name) ?? '';
  const environment = section('environment');
  const technical = `${environment}\n${withoutChoices(section('context'))}`;
  const heading = titleOf(section('title'));
  const description = filled(section('description'));
  const urgency = urgencyOf(section('urgency'));
  return {
    type: typeOf(section('title'), sections),
    title: (heading ?? description?.split('\n')[0] ?? '').slice(0, TITLE_CHARACTERS),
    description: description ?? heading ?? '',
    ...given({
      url: linksIn(saidOf(environment, 'URL') ?? '')[0] ?? linksIn(environment)[0],
      environment: environmentOf(environment),
      cms: saidOf(environment, 'CMS') ?? cmsIn(withoutChoices(environment)),
      server: saidOf(environment, 'Serveur|Server') ?? serverIn(environment),
      project: saidOf(environment, 'Projet|Project'),
      hosting: saidOf(environment, 'H[eé]bergement|Hosting'),
      domain: domainIn(saidOf(environment, 'Domaine|Domain') ?? ''),
      browser: saidOf(section('context'), 'Navigateur|Browser') ?? browserIn(filled(technical) ?? ''),
      device: deviceIn(technical),
      system: systemIn(technical),
      expected: filled(section('expected')),
      urgency,
      urgencyWords: filled(section('justification')),
      access: filled(section('access')),
      contact: filled(section('contact')),
      budget: budgetOf(section('budget')),
      tests: testsOf(section('tests')),
      wantedBy: filled(section('wantedBy')),
    }),
  };
}

function sectionsOf(text: string): Map<Heading, string> {
  const sections = new Map<Heading, string>();
  let current: Heading | undefined;
  for (const line of text.split('\n')) {
    const plain = line.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
    const found = HEADING_LINES.map(({ name, pattern }) => ({ name, match: pattern.exec(plain) })).find(
      ({ match }) => match,
    );
    if (found?.match && !(found.name === 'urgency' && sections.has('urgency'))) {
      current = found.name;
      // Accents written as two signs make the plain line shorter than the typed one: cut at the colon instead.
      sections.set(current, line.slice(line.indexOf(':') + 1).replace(/^[\s*_]+/, ''));
    } else if (current) {
      sections.set(current, `${sections.get(current) ?? ''}\n${line}`);
    }
  }
  return sections;
}

function titleOf(section: string): string | undefined {
  const line = section.split('\n').find((one) => one.trim() !== '') ?? '';
  const title = line
    .replace(/^[^\p{L}\d[]+/u, '')
    .replace(/^\[(?:TYPE|BUG CRITIQUE|BUG|CONFIG TECHNIQUE|CONFIG|AM[EÉ]LIORATION|DEMANDE)\]\s*/iu, '')
    .replace(/\s*-\s*\[(?:PROJET|DOMAINE\/PROJET|PROJECT)\]\s*$/i, '')
    .trim();
  return title === '' || /^Description en 1 ligne/i.test(title) ? undefined : title;
}

function typeOf(title: string, sections: ReadonlyMap<Heading, string>): Prefill['type'] {
  if (/\[[^\]]*BUG/i.test(title)) return 'bug';
  if (/\[[^\]]*CONFIG/i.test(title)) return 'config_technique';
  if (/\[[^\]]*(?:AM[EÉ]LIORATION|IMPROVEMENT|[EÉ]VOLUTION)/iu.test(title)) return 'amelioration';
  if (saidOf(sections.get('environment') ?? '', 'H[eé]bergement|Hosting')) return 'config_technique';
  if (
    /\b(?:bug|erreur|error|inaccessible|ne (?:marche|fonctionne)|broken|crash)/i.test(
      `${title}\n${sections.get('description') ?? ''}`,
    )
  )
    return 'bug';
  return 'demande';
}

/** The value after "- Key :", unless it is still the template's own instruction. */
function saidOf(section: string, key: string): string | undefined {
  const value = new RegExp(`^[\\s*•-]{0,6}(?:${key})[\\s*]{0,3}:[\\s*]{0,3}(.+)$`, 'im').exec(section)?.[1];
  return value === undefined || isChoice(value) ? undefined : filled(value);
}

function environmentOf(section: string): Prefill['environment'] {
  const value = saidOf(section, 'Type|Environnement|Environment');
  return value === undefined ? undefined : /\bdev/i.test(value) ? 'dev' : environmentIn(value);
}

function urgencyOf(section: string): Prefill['urgency'] {
  const lines = section.split('\n');
  const ticked = lines.filter((line) => TICKED.test(line));
  const said = ticked[0] ?? (lines.some((line) => line.includes('[ ]') || line.includes('[]')) ? '' : section);
  if (/critique|critical/i.test(said)) return 'critical';
  if (/important/i.test(said)) return 'important';
  return /normale?/i.test(said) ? 'normal' : undefined;
}

function budgetOf(section: string): Prefill['budget'] {
  const ticked = section
    .split('\n')
    .filter((line) => TICKED.test(line))
    .join('\n');
  if (/devis|quote/i.test(ticked)) return 'quote_first';
  if (/temps pass[eé]|time spent/i.test(ticked)) return 'time_spent';
  return /forfait|included|inclus/i.test(ticked) ? 'included' : undefined;
}

const TESTS = {
  other_browser: /navigateur|browser/i,
  cache_cleared: /cache/i,
  private_mode: /incognito|priv/i,
  other_device: /device|appareil/i,
} as const;

function testsOf(section: string): Prefill['tests'] {
  const ticked = section
    .split('\n')
    .filter((line) => TICKED.test(line))
    .join('\n');
  const done = (['other_browser', 'cache_cleared', 'private_mode', 'other_device'] as const).filter((test) =>
    TESTS[test].test(ticked),
  );
  return done.length > 0 ? done : undefined;
}

/** What was written, without instructions left in brackets; undefined when nothing remains. */
function filled(value: string): string | undefined {
  const text = value.replace(/^\s*\[[^\]\n]*\]\s*$/gm, '').trim();
  return text === '' ? undefined : text;
}

function isChoice(value: string): boolean {
  return /\S \/ \S/.test(value);
}

function withoutChoices(section: string): string {
  return section
    .split('\n')
    .filter((line) => !isChoice(line) && !/:\s*\[[^\]]*\]\s*$/.test(line))
    .join('\n');
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value: an absent field is left out, as exact optional properties want it. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  const kept: Given<Fields> = {};
  for (const name in fields) {
    const value = fields[name];
    if (isThere(value)) kept[name] = value;
  }
  return kept;
}

function isThere<Value>(value: Value): value is Exclude<Value, undefined> {
  return value !== undefined;
}
