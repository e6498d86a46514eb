import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { aRunningProduct, type RunningProduct } from './a-running-product.ts';
import { artefacts, aVisitor, openBrowser, PEOPLE, type Visitor } from './a-visitor.ts';

const { camille, lea, ines } = PEOPLE;
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

const look = (name: string) => page.screenshot({ path: path.join(artefacts, `promises-${name}.png`) });
const moveClock = async (jump: string) => {
  await page.locator('#clock-move').click();
  await page.locator(`[role="menuitem"][data-value="${jump}"]`).click();
};
/** The last message in the channel with all of these words, once it is there. */
const reads = async (...words: readonly (string | RegExp)[]): Promise<Locator> => {
  const all = words.reduce<Locator>((found, hasText) => found.filter({ hasText }), visitor.messages.locator('> li'));
  await all.last().waitFor();
  return all.last();
};

test('whoever asks reads when they hear back, as an instant', async () => {
  await visitor.be(camille, 'support');
  await visitor.say('Salut, le site bug');
  await visitor.click(await visitor.reads(PROMPT), 'Ouvrir un ticket');
  await visitor.field('Titre').fill(TITLE);
  await visitor.field('Que se passe-t-il').fill('Depuis ce matin, rien ne part quand on clique sur Envoyer.');
  await visitor.field('Adresse de la page').fill('https://www.monsite.com/contact');
  await visitor.field('Résultat attendu').fill('Le message part.');
  await visitor.field('Environnement').selectOption({ label: 'Production' });
  await visitor.field('Urgence').selectOption({ label: '🟡 Important (correction nécessaire)' });
  await visitor.field('Pas de capture possible').fill('Rien ne s’affiche.');
  await visitor.send('Envoyer');
  await visitor.form.getByText('C’est noté : ticket #1.').waitFor();
  await page.keyboard.press('Escape');
  await visitor.form.waitFor({ state: 'hidden' });

  await visitor.be(camille, 'direct');
  await reads('#1', /avant .*\d\d:\d\d \(Paris\)/);
  await look('1-acknowledged');
});

test('the clock is moved past the promise: the team reads it on one card, and somebody takes it on', async () => {
  await visitor.be(lea, 'triage');
  await reads(TITLE);
  await moveClock('next_due');
  const card = await reads('N2 · Support technique', 'délai de première réponse est dépassé');
  await look('2-escalated');

  await visitor.click(card, 'Je m’en occupe');
  await reads('N2 · Support technique', new RegExp(`S’en occupe[\\s\\S]*${lea}`));
  await look('3-taken-on');
});

test('a night later nothing has moved: the next level is told on the same card, and each interval can be read', async () => {
  await moveClock('night');
  await reads('N3 · Développement');
  expect(await visitor.messages.locator('> li', { hasText: /N\d · / }).count()).toBe(1);
  await look('4-next-level');

  await visitor.be(ines, 'triage');
  await visitor.say('/ticket pourquoi 1');
  await reads('Pourquoi cette échéance', /en retard|dépassé/);
  await look('5-why');
});

test('the page complained of nothing', () => {
  expect(faults).toEqual([]);
});
