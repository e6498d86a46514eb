import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { type AFurnishedPage, aFurnishedPage } from './a-furnished-page.ts';
import { aKeyboard } from './a-keyboard.ts';
import { artefacts, aVisitor, openBrowser, PEOPLE } from './a-visitor.ts';

const findings = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

let furnished: AFurnishedPage;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  furnished = await aFurnishedPage();
});
afterAll(async () => {
  await browser?.close();
  await furnished?.close();
});

/** What a person can have before their eyes; each begins from the workspace's first screen. */
const SURFACES: Readonly<Record<string, () => Promise<void>>> = {
  channel: async () => undefined,
  thread: async () => {
    await page.locator('.thread-link').first().click();
    await page.locator('#thread-messages > li').nth(1).waitFor();
  },
  'emoji menu': async () => {
    await page.locator('#messages > li').first().focus();
    await page.locator('#messages > li').first().locator('[data-tool="react"]').click();
    await page.locator('.emoji-choice').first().waitFor();
  },
  'menu of a message': async () => {
    await page.locator('#messages > li').first().focus();
    await page.locator('#messages > li').first().locator('[data-tool="more"]').click();
    await page.getByRole('menuitem', { name: 'Créer un ticket' }).waitFor();
  },
  form: async () => {
    await furnished.openForm();
    await page.locator('#modal footer .primary').click();
    await page.locator('.correction').first().waitFor();
  },
  Home: async () => {
    await page.locator('#direct-messages button').click();
    await page.getByRole('tab', { name: 'Accueil' }).click();
    await page.locator('.home-blocks .block-header').waitFor();
  },
  'what Slack sends and receives': async () => {
    await page.locator('#traffic-open').click();
    await page.locator('.traffic-line[data-name="chat.postMessage"]').first().click();
    await page.locator('.traffic-part pre').first().waitFor();
  },
  signals: async () => {
    await page.locator('#signals-open').click();
    await page.locator('.verdict').waitFor();
    await page.locator('button.signal-chip').first().click();
  },
  'clock of the desk': async () => {
    await page.locator('[data-place="martinique"]', { hasText: 'fermé (abolition de l’esclavage)' }).waitFor();
    await page.locator('#clock-move').click();
    await page.getByRole('menuitem', { name: 'Un 22 mai' }).waitFor();
  },
  tour: async () => {
    await page.locator('#tour-start').click();
    await page.locator('#tour-card').getByText('Étape 1 sur').waitFor();
  },
};

async function openPage(name: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 844 }, locale: 'fr-FR' });
  const visitor = await aVisitor(context, furnished.url, faults);
  page = visitor.page;
  await page.locator('#whoami', { hasText: PEOPLE.camille }).waitFor();
  await page.locator('#messages > li').nth(3).waitFor();
  await SURFACES[name]?.();
}

async function leave(): Promise<void> {
  const open = (await furnished.state({ as: 'UCAMILLE01' })).view;
  if (open) await furnished.post('close-view', { as: 'UCAMILLE01', viewId: open.id });
  await page.context().close();
}

/** The serious and critical findings, with where they are. */
async function seriousFindings(): Promise<readonly string[]> {
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
  );
  return findings
    .parse(found)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
}

/** What is wider than the screen, or hides behind a sideways scroll. */
async function tooWide(): Promise<readonly string[]> {
  const found: unknown = await page.evaluate(`[...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr-only, .skip-link, svg'))
    .filter((element) => {
      const isBeyond = element.getBoundingClientRect().right > innerWidth + 1;
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
      return isBeyond || scrolls;
    })
    .map((element) => element.tagName + '.' + element.className + ' ' + Math.round(element.getBoundingClientRect().right))
    .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])`);
  return z.array(z.string()).parse(found);
}

afterEach(async () => {
  if (!page.isClosed()) await leave();
});

test.each(Object.keys(SURFACES))(
  '%s: no serious finding of axe in the light and in the dark, no sideways scroll at 390 px',
  async (name) => {
    await openPage(name);
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await look(`${name}-${colorScheme}`);
      expect(await seriousFindings()).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await look(`${name}-390`);
    expect(await tooWide()).toEqual([]);
  },
);

describe('the page of signals (N1)', () => {
  const verdict = () => page.locator('.verdict');
  const lit = (words: string) => page.locator('.judged-sentence mark', { hasText: words }).first();

  test('lights up what one types, in both languages, and goes back to where one was', async () => {
    await openPage('signals');
    await page.locator('#sentence').fill('Bonjour, le formulaire de contact ne marche plus');
    await page.locator('.verdict[data-outcome="answer"]').waitFor();
    await lit('ne marche plus').waitFor();
    expect(await lit('ne marche plus').getAttribute('class')).toContain('is-towards');
    expect(await verdict().textContent()).toContain('Guichet proposerait un ticket');
    expect(await page.locator('.odds-bar').getAttribute('aria-label')).toMatch(/\d+.%.*20.%.*55.%/);
    await look('signals-typed');

    await page.locator('[data-segment="en"]').click();
    await page.locator('.verdict', { hasText: 'Guichet would propose a ticket' }).waitFor();
    expect(await page.locator('#sentence').inputValue()).toContain('ne marche plus');
    await page.locator('#sentence').fill('Call tomorrow at 2pm?');
    await page.locator('.verdict[data-outcome="pass"][data-kind="scheduling"]').waitFor();
    expect(await lit('2pm').getAttribute('class')).toContain('is-away');
    expect(await verdict().textContent()).toContain('Guichet would say nothing');
    await look('signals-typed-english');

    await page.locator('[data-example="fr-0"]').click();
    await page.locator('.verdict[data-outcome="answer"]').waitFor();
    expect(await page.locator('#sentence').inputValue()).toBe('Salut, le site bug');
    await page.locator('#signals-back').click();
    await page.locator('#whoami', { hasText: PEOPLE.camille }).waitFor();
  });

  test('is used with the keyboard alone, and read aloud', async () => {
    await openPage('signals');
    const keyboard = aKeyboard(page);
    await keyboard.go('Tab', '#sentence');
    await keyboard.press('Control+a');
    await keyboard.type('ok merci');
    await page.locator('.verdict[data-kind="acknowledgement"]').waitFor();
    await page.locator('#announcer', { hasText: 'Guichet ne dirait rien. Bien reçu.' }).waitFor({ state: 'attached' });
    await keyboard.go('Tab', 'button.signal-chip');
    expect(await page.locator('.judged-sentence mark.is-lit').count()).toBeGreaterThan(0);
    await keyboard.go('Tab', '[data-example="fr-0"]');
    await keyboard.go('ArrowDown', '[data-example="fr-6"]');
    await keyboard.press('Enter');
    await page.locator('.verdict[data-kind="scheduling"]').waitFor();
  });

  test('says what it does not take', async () => {
    await openPage('signals');
    await page.locator('#sentence').fill('a'.repeat(21_000));
    await page.locator('#signals-problem', { hasText: '20 Ko' }).waitFor();
    await page.locator('#sentence').fill('');
    await page.locator('#signals-problem').waitFor({ state: 'hidden' });
    expect(await page.locator('#judgement > *').count()).toBe(0);
  });
});

async function look(name: string): Promise<void> {
  await page.screenshot({ path: path.join(artefacts, `everybody-${name.replaceAll(' ', '-')}.png`) });
}

test('nothing of it made the page complain', () => {
  // The furnished workspace knows its picture by name only: its content is gone, as after a restart.
  expect(faults.filter((fault) => !/404/.test(fault))).toEqual([]);
});
