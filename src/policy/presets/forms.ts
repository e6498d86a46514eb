import { ENVIRONMENTS, IMPACTS, URGENCIES } from '../../domain/ticket/ticket.ts';

// The fields of the ticket template (S0-12..22), one form per type (C11). Labels: texts.fields.<id>.
const url = { id: 'url', kind: 'url', quality: 20 } as const;
const environment = { id: 'environment', kind: 'choice', options: [...ENVIRONMENTS], quality: 10 } as const;
const cms = { id: 'cms', kind: 'line', quality: 3 } as const;
const server = { id: 'server', kind: 'line', quality: 2 } as const;
const title = { id: 'title', kind: 'line', required: true, minLength: 5, maxLength: 100 } as const;
const description = { id: 'description', kind: 'paragraph', required: true, minLength: 10, quality: 20 } as const;
const expected = { id: 'expected', kind: 'paragraph', required: true, minLength: 5, quality: 15 } as const;
const screenshots = {
  id: 'screenshots',
  kind: 'files',
  required: { unless: { field: 'screenshots_impossible', isFilled: true } },
  quality: 15,
} as const;
const screenshotsImpossible = { id: 'screenshots_impossible', kind: 'line' } as const;
const urgency = { id: 'urgency', kind: 'choice', required: true, options: [...URGENCIES], quality: 5 } as const;
const justification = {
  id: 'justification',
  kind: 'paragraph',
  required: { when: { field: 'urgency', is: 'critical' } },
  minLength: 15,
} as const;
const impacts = { id: 'impacts', kind: 'choices', options: [...IMPACTS] } as const;
const browser = { id: 'browser', kind: 'line', quality: 5 } as const;
const device = { id: 'device', kind: 'choice', options: ['desktop', 'mobile', 'tablet'], quality: 3 } as const;
const system = {
  id: 'system',
  kind: 'choice',
  options: ['windows', 'mac', 'ios', 'android', 'linux'],
  quality: 2,
} as const;
const tests = {
  id: 'tests',
  kind: 'choices',
  options: ['other_browser', 'cache_cleared', 'private_mode', 'other_device'],
  quality: 5,
} as const;
const access = { id: 'access', kind: 'paragraph' } as const;
const contact = { id: 'contact', kind: 'line' } as const;
const budget = {
  id: 'budget',
  kind: 'choice',
  options: ['included', 'time_spent', 'quote_first'],
  quality: 5,
} as const;
const project = { id: 'project', kind: 'line', required: true, quality: 10 } as const;
const hosting = { id: 'hosting', kind: 'line', quality: 10 } as const;
const domain = { id: 'domain', kind: 'line', required: true, quality: 20 } as const;
const wantedBy = { id: 'wanted_by', kind: 'line', quality: 5 } as const;

/** S0-23: where it is broken, what is seen, what was tried. A screenshot, or why there is none (C10). */
const bug = {
  fields: [
    title,
    description,
    { ...url, required: true },
    expected,
    { ...environment, required: true },
    urgency,
    justification,
    impacts,
    browser,
    device,
    system,
    tests,
    cms,
    server,
    contact,
    screenshotsImpossible,
    screenshots,
  ],
};

/** S0-24: project, hosting and domain instead of a page; accesses as references, never as secrets (C11, C12). */
const configTechnique = {
  fields: [
    title,
    description,
    project,
    domain,
    hosting,
    urgency,
    justification,
    impacts,
    access,
    budget,
    wantedBy,
    contact,
  ],
};

/** S0-25: the page, what it does today, what is wanted; how it is paid for. */
const amelioration = {
  fields: [
    title,
    description,
    { ...url, required: true },
    { ...expected, required: true },
    environment,
    cms,
    urgency,
    justification,
    impacts,
    { ...budget, required: true },
    wantedBy,
    { ...screenshots, required: false },
  ],
};

/** Anything else that takes more than 30 minutes (S0-06). */
const demande = {
  fields: [
    title,
    description,
    { ...expected, required: false },
    url,
    environment,
    urgency,
    justification,
    impacts,
    access,
    budget,
    wantedBy,
    contact,
  ],
};

/** The four forms that requesters are offered (C6); all presets share them. */
export const offeredForms = { bug, config_technique: configTechnique, amelioration, demande };
