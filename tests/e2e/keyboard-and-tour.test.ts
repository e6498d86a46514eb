import type { Browser } from 'playwright-core';
import { aKeyboard, type Keyboard } from './a-keyboard.ts';
import { aRunningProduct, type RunningProduct } from './a-running-product.ts';
import { aVisitor, openBrowser, type Visitor } from './a-visitor.ts';

const CAMILLE = 'UCAMILLE01';
const LEA = 'ULEA000001';
const MODAL_SEND = '#modal footer .primary';

let product: RunningProduct;
let browser: Browser;
let visitor: Visitor;
let keys: Keyboard;
const faults: string[] = [];

beforeAll(async () => {
  product = await aRunningProduct();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  visitor = await aVisitor(context, product.url, faults, { takesTour: true });
  keys = aKeyboard(visitor.page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const onStep = (step: number, words: string) =>
  visitor.page
    .locator('#tour-card', { hasText: `Étape ${step} sur 9` })
    .filter({ hasText: words })
    .waitFor();

/** Writes into the open form's field of this block. */
async function fill(block: string, words: string): Promise<void> {
  await keys.go('Tab', `[data-block-id="${block}"] :is(input, textarea)`);
  await keys.type(words);
}

async function chooseFirst(block: string): Promise<void> {
  await keys.go('Tab', `[data-block-id="${block}"] select`);
  await keys.press('ArrowDown');
}

/** Writes what the small form asks for and sends it. */
async function sayInForm(words: string): Promise<void> {
  await visitor.form.waitFor();
  await fill('text', words);
  await keys.pressOn(MODAL_SEND);
}

describe('from a message to a solved ticket with the keyboard alone, as the guided tour shows it', () => {
  test('the tour waits to be asked, and begins with the composer', async () => {
    await visitor.page.locator('#tour-card', { hasText: 'Deux minutes' }).waitFor();
    await visitor.look('tour-welcome');
    await keys.go('F6', '#tour-card button');
    await keys.press('Enter');
    await onStep(1, 'Salut, le site bug');
    expect(await keys.isOn('#composer textarea')).toBe(true);
    await visitor.look('tour-1-write');
  });

  test('the private answer is read aloud, and its button reached by the arrows and Tab', async () => {
    await keys.type('Salut, le site bug');
    await keys.press('Enter');
    await onStep(2, 'Ouvrez le ticket');
    await visitor.page.locator('#announcer', { hasText: 'Visible par vous seulement' }).waitFor({ state: 'attached' });
    await keys.pressInMessages('Ouvrir un ticket');
    await visitor.form.waitFor();
    await onStep(3, 'Complétez ce qui manque');
    expect(await keys.isOn('#modal .field')).toBe(true);
    await visitor.look('tour-3-form');
  });

  test('a mistake takes the focus to its field; pictures and choices need no mouse either', async () => {
    await keys.pressOn(MODAL_SEND);
    await visitor.form.locator('.correction').first().waitFor();
    expect(await keys.isOn('[aria-invalid="true"]')).toBe(true);

    await fill('url', 'https://www.exemple.fr/contact');
    await fill('expected', 'La page s’affiche.');
    await keys.pressOn('[data-block-id="screenshots"] .button');
    await keys.go('ArrowDown', '[role="menuitem"][data-value="erreur-500"]');
    await keys.press('Enter');
    await visitor.form.locator('.chosen-file', { hasText: 'erreur-500.png' }).waitFor();
    await chooseFirst('environment');
    await keys.go('Tab', '[data-block-id="urgency"] select');
    await keys.press('End');
    await keys.pressOn(MODAL_SEND);
    await visitor.form.getByText('C’est noté : ticket #1.').waitFor();
    await keys.press('Escape');
    await visitor.form.waitFor({ state: 'hidden' });
    expect(await keys.isOn('body *')).toBe(true);
  });

  test('an agent takes the ticket, and asks', async () => {
    await onStep(4, 'devenez Léa');
    await visitor.look('tour-4-become');
    await keys.be(LEA);
    await onStep(4, 'ouvrez #triage');
    await keys.open('[data-channel-name="triage"]');
    await onStep(4, 'Prenez-le en charge');
    await visitor.look('tour-4-take');
    await keys.pressInMessages('Prendre en charge');
    await onStep(5, 'posez une question');
    await keys.pressInMessages('Demander une info');
    await sayInForm('Depuis quand ?');
    await onStep(6, 'Redevenez Camille');
  });

  test('the requester answers', async () => {
    await keys.be(CAMILLE);
    await onStep(6, 'ouvrez Guichet');
    await keys.open('#direct-messages .channel');
    await onStep(6, 'Répondez');
    await keys.pressInMessages('Répondre');
    await sayInForm('Depuis ce matin.');
    await visitor.form.getByText('Votre réponse est ajoutée').waitFor();
    await onStep(7, 'fermez cette fenêtre');
    await keys.press('Escape');
    await visitor.form.waitFor({ state: 'hidden' });
  });

  test('a fix is proposed, and found good', async () => {
    await keys.be(LEA);
    await keys.open('[data-channel-name="triage"]');
    await onStep(7, 'Proposez une correction');
    await keys.pressInMessages('À tester');
    await sayInForm('Le serveur est relancé.');
    await onStep(8, 'vous êtes Camille');
    await keys.be(CAMILLE);
    await keys.open('#direct-messages .channel');
    await onStep(8, 'Dites « C’est bon »');
    await visitor.look('tour-8-confirm');
    await keys.pressInMessages('C’est bon');
    await onStep(9, 'Tout est écrit');
    await visitor.look('tour-9-end');
  });

  test('the drawer, the emoji and the menus open, are walked through, and give the focus back', async () => {
    await keys.go('F6', '#tour-card button');
    await keys.press('Escape');
    await visitor.page.locator('#tour-card').waitFor({ state: 'hidden' });
    expect(await keys.isOn('#tour-start')).toBe(true);
    await keys.pressOn('#traffic-open');
    expect(await keys.isOn('#traffic-filter')).toBe(true);
    await keys.type('views.open');
    await keys.go('ArrowDown', '.traffic-line[data-name="views.open"]');
    await keys.press('Enter');
    await visitor.page.locator('.traffic-part pre', { hasText: 'trigger_id' }).waitFor();
    await visitor.look('traffic');
    await keys.press('Escape');
    expect(await keys.isOn('#traffic-open')).toBe(true);

    await keys.open('[data-channel-name="support"]');
    await keys.go('F6', '#messages-scroller');
    await keys.press('ArrowUp');
    await keys.go('ArrowUp', '.message[data-user="UCAMILLE01"]');
    await keys.go('Tab', '.message-tools .tool');
    await keys.go('ArrowRight', '[data-tool="react"]');
    await keys.press('Enter');
    await keys.type('eyes');
    await keys.press('Enter');
    await visitor.page.locator('[data-reaction="eyes"].is-mine').waitFor();
    await keys.go('ArrowRight', '[data-tool="more"]');
    await keys.press('Enter');
    await keys.go('ArrowDown', '[role="menuitem"][data-value="create_ticket"]');
    await keys.press('Escape');
    expect(await keys.isOn('[data-tool="more"]')).toBe(true);
  });

  test('a reload goes on where it was, and the page complains of nothing', async () => {
    await visitor.page.reload();
    await visitor.page.locator('#messages > li').first().waitFor();
    expect(await visitor.page.locator('#tour-card').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });
});
