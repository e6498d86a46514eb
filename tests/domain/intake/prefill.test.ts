import fc from 'fast-check';
import { prefillFrom } from '../../../src/domain/intake/prefill.ts';

test('reads what a message says of its fault', () => {
  const text =
    "Bonjour, sur <https://www.exemple.fr/devis|devis> le menu ne s'ouvre plus depuis hier sur iPhone 13, Safari 17. Il devrait s'ouvrir. Urgent, on perd des ventes !";

  expect(prefillFrom(text)).toMatchObject({
    type: 'bug',
    url: 'https://www.exemple.fr/devis',
    browser: 'Safari 17',
    device: 'mobile',
    system: 'ios',
    expected: "Il devrait s'ouvrir",
    urgency: 'critical',
    urgencyWords: 'Urgent, on perd des ventes !',
  });
});

test.each([
  ['le site est cassé sur Chrome 91', { type: 'bug', browser: 'Chrome 91' }],
  ['Peux-tu configurer le SMTP du formulaire ?', { type: 'config_technique' }],
  ['Il faudrait optimiser la vitesse de la home', { type: 'amelioration' }],
  ['Pouvez-vous préparer une affiche ?', { type: 'demande' }],
  ['la préprod ne répond plus', { environment: 'staging' }],
  ['bug en prod depuis midi', { environment: 'production' }],
  ['ça plante sur WordPress 6.1 chez OVH mutualisé', { cms: 'WordPress 6.1', server: 'OVH mutualisé' }],
  ['pas urgent, mais la page tarifs est lente', { urgency: 'normal' }],
  ["c'est urgent, le panier est bloqué", { urgency: 'important' }],
])('%s gives %j', (text, expected) => {
  expect(prefillFrom(text)).toMatchObject(expected);
});

test('leaves out what the message does not say', () => {
  expect(prefillFrom('Salut, le site bug')).toEqual({
    type: 'bug',
    title: 'Le site bug',
    description: 'Salut, le site bug',
  });
});

test('names the site in the title, not the whole address', () => {
  const text =
    "Bonjour, le formulaire ne marche plus sur https://www.monsite.com/contact?de=pub, avec Chrome 131 en prod, c'est urgent";

  expect(prefillFrom(text).title).toBe(
    "Le formulaire ne marche plus sur monsite.com, avec Chrome 131 en prod, c'est urgent",
  );
});

test('always has a title of one line, at most 100 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { title } = prefillFrom(text);
      expect(title.length).toBeLessThanOrEqual(100);
      expect(title).not.toContain('\n');
    }),
  );
});
