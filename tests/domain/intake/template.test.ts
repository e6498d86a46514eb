import { classify } from '../../../src/domain/intake/classify.ts';
import { prefillFrom } from '../../../src/domain/intake/prefill.ts';
import { readTemplate } from '../../../src/domain/intake/template.ts';

const outage = `TITRE : [BUG CRITIQUE] Boutique inaccessible erreur 500 - exemple.com
ENVIRONNEMENT :
- URL : https://www.exemple.com (toutes pages)
- Type : Production
- CMS : WordPress 6.1
- Serveur : OVH mutualisé
PROBLÈME :
Depuis 14h30, chaque page affiche
« Erreur interne du serveur ».
RÉSULTAT ATTENDU :
La boutique répond
CAPTURES D'ÉCRAN :
[capture jointe]
URGENCE :
[X] 🔴 Critique (site cassé, perte revenus)
[ ] 🟡 Important (correction nécessaire)
JUSTIFICATION : perte estimée 2000€/jour
CONTEXTE TECHNIQUE :
- Testé Chrome, Firefox
- Système : Windows
TESTS EFFECTUÉS :
[x] Autre navigateur testé
[X] Cache vidé
[ ] Mode incognito testé
CONTACT :
Paul Lémus - 05 96 00 00 00`;

const configuration = `*TITRE :* [CONFIG TECHNIQUE] Envoi des mails - exemple.com
*ENVIRONNEMENT :*
- Projet : Site vitrine
- Hébergement : OVH
- Domaine : exemple.com
*DEMANDE :*
Configurer SMTP, SPF et DKIM
*ACCÈS FOURNIS :*
- Manager : ✅
*URGENCE :*
[X] :large_yellow_circle: Important (mise en ligne)
*BUDGET :*
[X] Facturation au temps passé acceptée
*DÉLAI SOUHAITÉ :*
Fin de semaine`;

test('a pasted fault fills the form (S0-12 to S0-21, S0-23)', () => {
  expect(readTemplate(outage)).toEqual({
    type: 'bug',
    title: 'Boutique inaccessible erreur 500 - exemple.com',
    description: 'Depuis 14h30, chaque page affiche\n« Erreur interne du serveur ».',
    url: 'https://www.exemple.com',
    environment: 'production',
    cms: 'WordPress 6.1',
    server: 'OVH mutualisé',
    browser: 'Chrome, Firefox',
    system: 'windows',
    expected: 'La boutique répond',
    urgency: 'critical',
    urgencyWords: 'perte estimée 2000€/jour',
    tests: ['other_browser', 'cache_cleared'],
    contact: 'Paul Lémus - 05 96 00 00 00',
  });
});

test('both headings for accesses and both kinds of environment are understood (S0-24, C11)', () => {
  expect(readTemplate(configuration)).toEqual({
    type: 'config_technique',
    title: 'Envoi des mails - exemple.com',
    description: 'Configurer SMTP, SPF et DKIM',
    server: 'OVH',
    project: 'Site vitrine',
    hosting: 'OVH',
    domain: 'exemple.com',
    urgency: 'important',
    access: '- Manager : ✅',
    budget: 'time_spent',
    wantedBy: 'Fin de semaine',
  });
  expect(readTemplate(configuration.replace('FOURNIS', 'REQUIS'))?.access).toBe('- Manager : ✅');
});

test('an improvement is read as one (S0-25)', () => {
  const text =
    'TITRE : [AMÉLIORATION] Vitesse\nDEMANDE :\nDescendre sous 3 secondes\nURGENCE :\n[X] 🟢 Normal\nBUDGET :\n[X] Devis requis avant intervention';

  expect(readTemplate(text)).toMatchObject({ type: 'amelioration', urgency: 'normal', budget: 'quote_first' });
});

test('instructions and choices left as they came fill nothing', () => {
  const untouched =
    'TITRE : [TYPE] Description en 1 ligne - [PROJET]\nENVIRONNEMENT :\n- URL : [lien exact de la page]\n- Type : Dev / Staging / Production\nPROBLÈME/DEMANDE :\n[Description détaillée]\nURGENCE :\n[ ] 🔴 Critique\n[ ] 🟢 Normal';

  expect(readTemplate(untouched)).toEqual({ type: 'demande', title: '', description: '' });
});

test('the title may carry accents in either form', () => {
  expect(readTemplate(outage.normalize('NFD'))?.urgency).toBe('critical');
});

test.each(['Bonjour, le site bug', 'URGENCE : le site est cassé', 'Contact : Paul\nBudget : 200 €'])(
  '%s is no template',
  (text) => {
    expect(readTemplate(text)).toBeUndefined();
  },
);

test('a pasted template is answered with its own reason, and the form takes it (N6)', () => {
  const verdict = classify(outage);

  expect(verdict).toMatchObject({ label: 'complex_request', complex: true, missing: [] });
  expect(verdict.reasons[0].signal).toBe('pasted_template');
  expect(prefillFrom(outage)).toEqual(readTemplate(outage));
});
