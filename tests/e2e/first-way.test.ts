import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { aRunningProduct, type RunningProduct, START_WITHIN_MS } from './a-running-product.ts';
import { aVisitor, openBrowser, PEOPLE, type Visitor } from './a-visitor.ts';

const { camille, hugo, lea, marc, ines } = PEOPLE;

let product: RunningProduct;
let browser: Browser;
let context: BrowserContext;
let visitor: Visitor;
const faults: string[] = [];

beforeAll(async () => {
  product = await aRunningProduct();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  visitor = await aVisitor(context, product.url, faults);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const LITTLE_WORDS = [
  "Tu peux corriger 'Acceuil' en 'Accueil' sur la homepage ?",
  "C'est en ligne",
  'RDV demain 14h OK ?',
  'ok merci',
];
const REQUEST =
  "Bonjour, le formulaire de contact ne marche plus sur https://www.monsite.com/contact avec Chrome 131 en prod, c'est urgent";
const CARD = 'Le formulaire de contact ne marche plus sur monsite.com';
const PROMPT = 'Un ticket, et ce sera suivi';

describe('the first way through, from a message to a closed ticket', () => {
  test('starts with nothing configured and prints one address, in both languages', () => {
    const addresses = product.printed().match(/http:\/\/\S+/g);

    expect(addresses).toEqual([product.url]);
    expect(product.printed()).toContain('Guichet est ouvert');
    expect(product.printed()).toContain('Guichet is open');
    process.stderr.write(`from the start to the address: ${(product.startedInMs / 1000).toFixed(1)} s\n`);
    // Other work may slow this machine down; a fresh one is given 20 seconds.
    expect(product.startedInMs).toBeLessThan(2 * START_WITHIN_MS);
  });

  test('shows a workspace in French, with two requesters, two agents and a lead', async () => {
    await visitor.be(camille, 'support');

    expect(await visitor.page.locator('.person-name').allTextContents()).toEqual([camille, hugo, lea, marc, ines]);
    expect(await visitor.page.locator('[data-channel-name]').allTextContents()).not.toContain('triage');
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe('fr-FR');
    await visitor.look('1-workspace');
  });

  test('answers "Salut, le site bug" to its author alone, with reasons, what is missing and three buttons', async () => {
    await visitor.say('Salut, le site bug');
    const prompt = await visitor.reads(PROMPT);

    expect(await prompt.textContent()).toContain('Visible par vous seulement');
    expect(await prompt.textContent()).toMatch(/Ce qui a décidé[\s\S]*«\sbug\s»[\s\S]*Ce qui manque encore/);
    expect(await prompt.textContent()).toMatch(/Ce qui manque encore[\s\S]*l’adresse de la page/);
    expect(await prompt.locator('.button').allTextContents()).toEqual([
      'Ouvrir un ticket',
      'Ce n’était rien',
      'Ne plus me demander ici',
    ]);
    await visitor.look('2-prompt');

    await visitor.click(prompt, 'Ce n’était rien');
    await visitor.reads('Entendu, c’est oublié');
    for (const other of [hugo, lea]) {
      await visitor.be(other, 'support');
      await visitor.reads('Salut, le site bug');
      expect(await visitor.messages.textContent()).not.toContain('Guichet');
    }
  });

  test('says nothing to a typo, a confirmation, an appointment, thanks; and answers the request after them', async () => {
    await visitor.be(hugo, 'support');
    for (const words of LITTLE_WORDS) {
      await visitor.say(words);
      await visitor.reads(words);
    }
    await visitor.say(REQUEST);
    await visitor.reads(PROMPT);

    expect(await visitor.page.locator('.is-ephemeral').count()).toBe(1);
    await visitor.look('2-silence-then-prompt');
  });

  test('opens a form filled with what the message said', async () => {
    await visitor.click(await visitor.reads(PROMPT), 'Ouvrir un ticket');
    await visitor.form.waitFor();

    expect(await visitor.chosen('Type de demande')).toBe('Bug');
    expect(await visitor.field('Titre').inputValue()).toContain(CARD);
    expect(await visitor.field('Que se passe-t-il').inputValue()).toBe(REQUEST);
    expect(await visitor.field('Adresse de la page').inputValue()).toBe('https://www.monsite.com/contact');
    expect(await visitor.chosen('Environnement')).toBe('Production');
    expect(await visitor.chosen('Urgence')).toContain('Important');
    expect(await visitor.field('Navigateur').inputValue()).toBe('Chrome 131');
    await visitor.look('3-form');
  });

  test('puts a mistake beside its field and keeps everything else, also through another type', async () => {
    await visitor.field('Résultat attendu').fill('Le message part et une page de merci s’affiche.');
    await visitor.field('Urgence').selectOption({ label: '🔴 Critique (site cassé, perte de revenus)' });
    await visitor.send('Envoyer');
    await visitor.form.locator('[data-block-id="justification"] .correction').waitFor();

    expect(await visitor.form.locator('.correction').allTextContents()).toEqual([
      'Cette réponse est nécessaire.',
      'Cette réponse est nécessaire.',
    ]);
    await visitor.look('3-corrections');

    await visitor.field('Type de demande').selectOption({ label: 'Config technique' });
    await visitor.field('Hébergement').waitFor();
    await visitor.field('Type de demande').selectOption({ label: 'Bug' });
    await visitor.field('Résultat attendu').waitFor();
    expect(await visitor.field('Résultat attendu').inputValue()).toBe(
      'Le message part et une page de merci s’affiche.',
    );
    expect(await visitor.chosen('Urgence')).toContain('Critique');

    await visitor.field('Justification').fill('Vingt demandes perdues par jour, environ 1000 € de devis.');
    await visitor.field('Pas de capture possible').fill('Rien ne s’affiche.');
    await visitor.send('Envoyer');
    await visitor.form.getByText('C’est noté : ticket #1.').waitFor();
    await visitor.look('4-recorded');
    await visitor.send('Fermer');
    await visitor.form.waitFor({ state: 'hidden' });
  });

  test('gives a number, a private acknowledgement, a reply in the thread, a card for the agents', async () => {
    await visitor.reads('Cette demande est maintenant le ticket #1.');
    const request = await visitor.reads(REQUEST);
    await visitor.openThread(request);
    await visitor.readsInThread('Ticket #1 · NOUVEAU · première réponse avant ');
    await visitor.look('4-thread');
    await visitor.page.locator('#thread-close').click();

    await visitor.be(hugo, 'direct');
    const acknowledgement = await visitor.reads('Ticket #1 enregistré');
    expect(await acknowledgement.textContent()).toMatch(/Et maintenant\s\?/);
    await visitor.look('4-acknowledgement');

    await visitor.be(lea, 'triage');
    const card = await visitor.reads(CARD);
    for (const fact of [
      '#1 [BUG CRITIQUE]',
      'État – NOUVEAU',
      'Type – Bug',
      'Rang – 1 · Critique',
      'Demandeur – Hugo Petit',
      'Environnement – Production',
      'Qualité – ',
    ])
      expect(await card.textContent()).toContain(fact);
    expect(await card.locator('.button').allTextContents()).toEqual([
      'Prendre en charge',
      'Répondre',
      'Demander une info',
      'Fermer',
      '⋯',
    ]);
    await visitor.look('4-triage-card');
  });

  test('is taken by one agent; a second one, on a card that has not caught up, is told who has it', async () => {
    const second = await aVisitor(context, product.url, faults);
    await second.be(marc, 'triage');
    await second.reads(CARD);
    // His page hears nothing any more, as behind a bad connection: the card stays as it was.
    await second.page.route(/\/api\/state/, (route) => route.abort());
    const quiet = faults.length;

    await visitor.click(await visitor.reads(CARD), 'Prendre en charge');
    await visitor.reads('État – EN COURS');
    await visitor.reads('Le ticket #1 est à vous.');
    await visitor.look('5-taken');

    await second.click(await second.reads('État – NOUVEAU'), 'Prendre en charge');
    await second.page.unroute(/\/api\/state/);
    await second.reads('Léa Fontaine s’occupe déjà du ticket #1.');
    await second.reads('État – EN COURS');
    await second.look('5-told-who-has-it');
    await second.close();
    faults.length = quiet;
  });

  test('waits for an answer, and goes on when it comes', async () => {
    await visitor.click(await visitor.reads(CARD), 'Demander une info');
    await visitor.answer('Depuis quand le formulaire ne part-il plus ?', 'Demander');
    await visitor.reads('État – EN ATTENTE (une information)');
    await visitor.look('5-waiting');

    await visitor.be(hugo, 'direct');
    const question = await visitor.reads('Léa Fontaine a besoin d’une précision pour votre ticket #1');
    expect(await question.textContent()).toContain('Depuis quand le formulaire ne part-il plus ?');
    await visitor.reads('État – EN ATTENTE (une information)');
    await visitor.look('5-question');
    await visitor.click(question, 'Répondre');
    await visitor.form.locator('textarea').fill('Depuis lundi matin.');
    await visitor.send('Répondre');
    await visitor.form.getByText('Votre réponse est ajoutée au ticket #1.').waitFor();
    await visitor.send('Fermer');
    await visitor.reads('État – EN COURS');

    await visitor.be(lea, 'direct');
    await visitor.reads('Depuis lundi matin.');
    await visitor.be(lea, 'triage');
    await visitor.reads('État – EN COURS');
  });

  test('is to be tested: "pas encore", then "c’est bon"', async () => {
    for (const [fix, answer] of [
      ['Module d’envoi mis à jour.', 'Pas encore'],
      ['Relais corrigé, essayez encore.', 'C’est bon'],
    ] as const) {
      await visitor.be(lea, 'triage');
      await visitor.click(await visitor.reads('État – EN COURS'), 'À tester');
      await visitor.answer(fix, 'Envoyer');
      await visitor.reads('État – À TESTER');

      await visitor.be(hugo, 'direct');
      await visitor.reads('État – À TESTER');
      const proposal = await visitor.reads(fix);
      expect(await proposal.locator('.button').allTextContents()).toEqual(['C’est bon', 'Pas encore']);
      await visitor.look(`5-to-test-${answer === 'C’est bon' ? 'good' : 'not-yet'}`);
      await visitor.click(proposal, answer);
      if (answer === 'Pas encore') await visitor.answer('Toujours rien reçu.', 'Envoyer');
    }
    await visitor.reads('État – RÉSOLU');
    await visitor.look('5-confirmed');
  });

  test('is reopened by its requester, resolved again, and closed for good', async () => {
    await visitor.click(await visitor.reads('État – RÉSOLU'), 'Rouvrir');
    await visitor.answer('Cela recommence depuis midi.', 'Rouvrir');
    await visitor.reads('État – EN COURS');

    await visitor.be(lea, 'triage');
    await visitor.click(await visitor.reads('État – EN COURS'), 'Résoudre');
    await visitor.answer('Quota du serveur augmenté.', 'Résoudre');
    await visitor.click(await visitor.reads('État – RÉSOLU'), 'Fermer');
    await visitor.form.locator('footer').getByRole('button', { name: 'Fermer', exact: true }).click();
    const closed = await visitor.reads('État – FERMÉ');
    expect(await closed.locator('.button').count()).toBe(0);
    await visitor.look('5-closed');

    await visitor.be(hugo, 'direct');
    await visitor.reads('Votre ticket #1 est fermé (terminé).');
    await visitor.reads('Ticket #1 : FERMÉ');
    await visitor.be(hugo, 'support');
    await visitor.openThread(await visitor.reads(REQUEST));
    await visitor.readsInThread('Ticket #1 · FERMÉ');
    await visitor.page.locator('#thread-close').click();
  });

  test('tells where it stands to those who may know, and nobody else', async () => {
    await visitor.say('où en est le #1 ?');
    await visitor.reads('État – FERMÉ');
    await visitor.look('6-status');

    await visitor.be(camille, 'support');
    const unknown = 'Ce ticket n’existe pas, ou vous n’y avez pas accès.';
    for (const words of ['le ticket #1 est-il traité ?', '/ticket 1', '/ticket 99']) {
      const before = await visitor.messages.getByText(unknown).count();
      await visitor.say(words);
      await visitor.messages.getByText(unknown).nth(before).waitFor();
    }
    await visitor.say('/ticket aide');
    await visitor.reads('Guichet, mode d’emploi');
    await visitor.look('6-help');
  });

  test('speaks English to whoever reads English, and needs no mouse', async () => {
    await visitor.be(camille, 'support');
    await visitor.page.locator('[data-segment="en"]').click();
    await visitor.page.locator('html[lang="en-US"]').waitFor();
    const { keyboard } = visitor.page;

    const command = async (words: string) => {
      await keyboard.type(words);
      await keyboard.press('Enter');
    };

    await visitor.page.locator('#composer textarea').focus();
    const inEnglish = visitor.messages.getByText('opens the form', { exact: false }).first();
    do {
      // Slack tells the desk of a new language by an event, a moment later.
      await command('/ticket help');
    } while (!(await isThereWithin(1000, inEnglish)));
    await visitor.look('6-english-help');

    await command('/ticket The shop is down on https://shop.example.com since this morning');
    await visitor.form.waitFor();
    expect(await visitor.form.locator('h2').first().textContent()).toBe('Open a ticket');
    await visitor.look('6-english-form');
    await keyboard.press('Escape');
    await visitor.form.waitFor({ state: 'hidden' });

    await command('/ticket 1');
    await visitor.reads('This ticket does not exist, or you have no access to it.');
  });

  test('leaves the page without a complaint, and ends in order', async () => {
    expect(faults).toEqual([]);
    expect(await product.stop()).toBe(0);
  });
});

function isThereWithin(ms: number, shown: Locator): Promise<boolean> {
  return shown.waitFor({ timeout: ms }).then(
    () => true,
    () => false,
  );
}
