import { IMPACTS, type Impact } from '../../../src/domain/ticket/ticket.ts';
import { impactsTold, isOnlyAWhim } from '../../../src/domain/ticket/urgency.ts';
import { en } from '../../../src/texts/en.ts';
import { fr } from '../../../src/texts/fr.ts';

const WHIMS = [
  'Le client va mal le prendre',
  'J’ai promis pour demain',
  "J'ai promis pour demain",
  'C’est important pour nous',
  "C'est important pour nous",
  'Ça fait pas professionnel',
  'ÇA FAIT PAS PROFESSIONNEL !!!',
  'The client will be upset',
  'I promised it for tomorrow',
  'It’s important for us',
  'It does not look professional',
];

const TRUE_IMPACTS: readonly (readonly [string, readonly Impact[]])[] = [
  // S0-30, as the agency writes them, and as an English client would.
  ['Perte de revenus mesurable', ['revenue']],
  ['Fonctionnalité bloquante pour 100% users', ['all_users']],
  ['Faille exploitable', ['security']],
  ['Non-conformité RGPD, accessibilité', ['legal']],
  ['Measurable revenue loss', ['revenue']],
  ['A feature is blocked for 100% of users', ['all_users']],
  ['An exploitable security hole', ['security']],
  ['GDPR breach, accessibility', ['legal']],
  // S0-32.
  ['Site e-commerce inaccessible = perte estimée 2000€/jour + impact SEO si > 24h', ['revenue']],
  ['Boutique inaccessible : perte estimée 2 000 € par jour', ['revenue']],
  ['We are losing sales since 9am, about $300 an hour', ['revenue']],
  ['Tout le monde est bloqué à la connexion', ['all_users']],
  ['Plus personne ne peut se connecter', ['all_users']],
  ['Nobody can log in', ['all_users']],
  ['Le site a été piraté, il y a une fuite de données', ['security']],
  ['Mise en demeure de la CNIL reçue ce matin', ['legal']],
  ['Tous les clients sont bloqués, on perd 500 euros par heure', ['revenue', 'all_users']],
];

describe('true urgencies and whims (S0-30..32, N3)', () => {
  test.each(WHIMS)('“%s” is a whim (S0-31)', (justification) => {
    expect(isOnlyAWhim(justification)).toBe(true);
    expect(impactsTold(justification)).toEqual([]);
  });

  test.each(TRUE_IMPACTS)('“%s” tells %j', (justification, impacts) => {
    expect(impactsTold(justification)).toEqual(impacts);
    expect(isOnlyAWhim(justification)).toBe(false);
  });

  test.each(IMPACTS.flatMap((impact) => [fr, en].map((texts) => [texts.options.impacts[impact], impact] as const)))(
    '“%s”, as the form puts it, tells %s',
    (label, impact) => {
      expect(impactsTold(label)).toEqual([impact]);
    },
  );

  test.each([
    'Le client va mal le prendre : perte estimée 2000 €/jour',
    'J’ai promis pour demain, et la faille est exploitable',
    'It’s important for us because 100% of users are blocked',
  ])('“%s” is more than a whim: a true impact stands beside it', (justification) => {
    expect(isOnlyAWhim(justification)).toBe(false);
  });

  test.each(['', 'Le bouton ne répond plus depuis la mise à jour', 'The form is silent since the update'])(
    '“%s” is neither',
    (justification) => {
      expect(isOnlyAWhim(justification)).toBe(false);
      expect(impactsTold(justification)).toEqual([]);
    },
  );
});
