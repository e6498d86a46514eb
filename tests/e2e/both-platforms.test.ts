import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { aRunningProduct, type RunningProduct } from './a-running-product.ts';
import { artefacts, aVisitor, openBrowser, PEOPLE, type Visitor } from './a-visitor.ts';

const { camille, lea } = PEOPLE;
const PROMPT = 'Un ticket, et ce sera suivi';
const TITLE = 'Le formulaire de contact ne part plus';

let product: RunningProduct;
let browser: Browser;
let visitor: Visitor;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  product = await aRunningProduct();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  visitor = await aVisitor(context, product.url, faults);
  page = visitor.page;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const posts = () => page.locator('#messages > .message');
const press = (label: string) => page.locator('#modal').getByRole('button', { name: label, exact: true }).click();
const look = (name: string) => page.screenshot({ path: path.join(artefacts, `both-${name}.png`) });

/** The newest message with these words, once it is there. */
const reads = async (words: string | RegExp) => {
  const message = posts().filter({ hasText: words }).last();
  await message.waitFor();
  return message;
};

const goTo = async (side: 'slack' | 'teams', name: string, where: string) => {
  const link = page.locator(`[data-side="${side}"]`);
  if ((await link.getAttribute('aria-current')) === null) await link.click();
  await page.locator(`[data-side="${side}"][aria-current]`).waitFor();
  await visitor.be(name, where);
};

const violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.unknown()) }));

/** The serious and critical findings of axe, in the light and in the dark. */
async function seriousFindings(): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const told: unknown = await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
    );
    const serious = violations.parse(told).filter(({ impact }) => impact === 'serious' || impact === 'critical');
    found.push(...serious.map(({ id, nodes }) => `${colorScheme} ${id} ${JSON.stringify(nodes)}`));
  }
  return found;
}

test('a ticket asked for in Teams is worked on in Slack, and confirmed in Teams', async () => {
  await goTo('teams', camille, 'support');
  await visitor.say("Y'a un problème urgent");
  const prompt = await reads(PROMPT);
  expect(await prompt.textContent()).toContain('Visible par vous seulement');
  await look('1-prompt');
  expect(await seriousFindings()).toEqual([]);
  await look('1-prompt-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await prompt.getByRole('button', { name: 'Ouvrir un ticket', exact: true }).click();
  await visitor.field('Titre').fill(TITLE);
  await press('Envoyer');
  await visitor.form.getByText('À corriger').waitFor();
  expect(await visitor.field('Titre').inputValue()).toBe(TITLE);
  await look('2-correction');
  expect(await seriousFindings()).toEqual([]);
  await look('2-correction-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await visitor.field('Adresse de la page').fill('https://www.exemple.fr/contact');
  await visitor.field('Résultat attendu').fill('Le message part.');
  await visitor.field('Environnement').selectOption({ label: 'Production' });
  await press('Envoyer');
  await page.getByText('C’est noté : ticket #1').first().waitFor();
  await look('3-number');
  await page.keyboard.press('Escape');
  await visitor.form.waitFor({ state: 'hidden' });
  await reads(/#1/);
  await look('4-thread');

  await goTo('slack', lea, 'triage');
  const card = await reads(TITLE);
  await card.getByRole('button', { name: 'Prendre en charge', exact: true }).click();
  await (await reads(/EN COURS/)).getByRole('button', { name: 'À tester', exact: true }).click();
  await visitor.answer('Le serveur est relancé.', 'Envoyer');
  await reads(/À TESTER/);
  await look('5-slack');

  await goTo('teams', lea, 'triage');
  await reads(/À TESTER/);
  await look('6-triage-in-teams');

  await goTo('teams', camille, 'direct');
  const asked = await reads('Le serveur est relancé.');
  await look('7-to-confirm');
  await asked.getByRole('button', { name: 'C’est bon', exact: true }).first().click();
  await reads(/RÉSOLU/);
  await look('8-resolved');
});

test('the app’s action in a message’s menu, and its commands behind "+", open the form too', async () => {
  await goTo('teams', camille, 'support');
  await visitor.say('ok merci');
  const own = await reads('ok merci');
  await own.focus();
  await own.locator('[data-tool="more"]').click();
  await page.getByRole('menuitem', { name: 'Créer un ticket' }).click();
  await visitor.field('Titre').waitFor();
  await page.keyboard.press('Escape');
  await visitor.form.waitFor({ state: 'hidden' });
  await page.locator('.apps').click();
  await look('9-apps');
  await page.getByRole('menuitem', { name: '/aide' }).click();
  expect(await page.locator('#composer textarea').inputValue()).toBe('/aide ');
  await page.keyboard.press('Enter');
  await reads('montre cette aide');
  await look('10-help');

  // Whoever reads English finds the same in English.
  await page.locator('[data-segment="en"]').click();
  await page.locator('[data-segment="en"][aria-pressed="true"]').waitFor();
  await page.locator('.apps').click();
  await page.getByRole('menuitem', { name: 'Create a ticket' }).waitFor();
  await page.getByRole('menuitem', { name: '/my tickets' }).waitFor();
  await look('10-apps-english');
  await page.keyboard.press('Escape');
  await page.locator('[data-segment="fr"]').click();
  await page.locator('[data-segment="fr"][aria-pressed="true"]').waitFor();
});

test('the clock of the desk is moved over a weekend, on one side and on the other, with the keyboard too', async () => {
  const inParis = page.locator('#desk-clock [data-place="paris"]');
  const shown = async () => Date.parse((await inParis.locator('time').getAttribute('datetime')) ?? '');
  await inParis.waitFor();
  const before = await shown();

  await page.locator('#clock-move').click();
  await page.getByRole('menuitem', { name: 'Un week-end' }).click();
  await inParis.filter({ hasText: /lun\. .*09:0\d/ }).waitFor();
  const monday = await shown();
  expect(monday).toBeGreaterThan(before);
  await look('13-monday');

  await page.locator('[data-side="slack"]').click();
  await page.locator('[data-side="slack"][aria-current]').waitFor();
  await inParis.filter({ hasText: /lun\. .*09:0\d/ }).waitFor();
  await page.locator('#clock-move').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="menuitem"][data-value="hour"]:focus').waitFor();
  for (let entry = 0; entry < 3; entry += 1) await page.keyboard.press('ArrowDown');
  await page.locator('[role="menuitem"][data-value="may_22"]:focus').waitFor();
  await page.keyboard.press('Enter');
  await inParis.filter({ hasText: /22 mai.*16:0\d.*ouvert/ }).waitFor();
  const inMartinique = page.locator('#desk-clock [data-place="martinique"]');
  await inMartinique.filter({ hasText: /22 mai.*10:0\d.*fermé \(abolition de l’esclavage\)/ }).waitFor();
  await look('14-a-22-may');
  await page.locator('[data-side="teams"]').click();
  await page.locator('[data-side="teams"][aria-current]').waitFor();
});

test('what Teams sends and receives can be read, and nothing scrolls sideways on a telephone', async () => {
  await page.locator('#traffic-open').click();
  await page.locator('.traffic-line[data-name="task/submit"]').first().click();
  await page.locator('.traffic-part pre').first().waitFor();
  await look('11-traffic');
  await page.locator('#traffic-close').click();
  await page.setViewportSize({ width: 390, height: 844 });
  await look('12-telephone');
  const tooWide: unknown = await page.evaluate(`[...document.querySelectorAll('.pane *')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr-only, svg'))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.tagName + '.' + element.className)
    .concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])`);
  expect(tooWide).toEqual([]);
  expect(faults).toEqual([]);
});
