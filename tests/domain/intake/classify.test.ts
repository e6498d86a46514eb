import fc from 'fast-check';
import { classify } from '../../../src/domain/intake/classify.ts';
import { labels } from '../../../src/domain/intake/verdict.ts';
import { signalPhrases } from '../../../src/texts/signals.ts';

describe("the policy's own examples", () => {
  test.each([
    'Salut, le site bug',
    'Peux-tu checker un truc ?',
    "Y'a un problème urgent",
    'Le client se plaint',
    'Ça marche pas',
  ])('%s needs a ticket (S0-04)', (text) => {
    expect(classify(text)).toMatchObject({ label: 'complex_request', complex: true, band: 'answer' });
  });

  test.each([
    ["Peux-tu corriger 'Acceuil' en 'Accueil' sur homepage ?", 'typo_fix'],
    ["Tu peux corriger 'Acceuil' en 'Accueil' sur la homepage ?", 'typo_fix'],
    ['Le ticket #1234 est-il traité ?', 'status_query'],
    ['le ticket #12 est-il traité ?', 'status_query'],
    ['où en est le #12', 'status_query'],
    ['RDV demain 14h OK ?', 'scheduling'],
    ["C'est corrigé", 'confirmation_done'],
    ["C'est en ligne", 'confirmation_done'],
    ['ok merci', 'acknowledgement'],
  ])('%s passes as %s (S0-10, S0-11)', (text, label) => {
    expect(classify(text)).toMatchObject({ label, complex: false });
  });

  test.each([
    'Il faut configurer le SMTP du serveur',
    'On a un problème technique sur la prod, les commandes ne passent plus',
    "Peux-tu intégrer l'API de livraison ?",
    'Il faut migrer la base de données',
    'Le panier affiche un mauvais total, il faut trouver pourquoi',
    'Pourrais-tu développer un espace client ?',
  ])('%s is a case for a ticket (S0-06)', (text) => {
    expect(classify(text).complex).toBe(true);
  });
});

describe('pressure without an impact (S0-31)', () => {
  test.each([
    'Le client va mal le prendre',
    "J'ai promis pour demain",
    "C'est important pour nous",
    'Ça fait pas professionnel',
  ])('%s is answered, and named for what it is', (text) => {
    const { complex, reasons } = classify(text);

    expect(complex).toBe(true);
    expect(reasons.map((reason) => reason.signal)).toContain('false_urgency');
  });
});

describe('rules for doubtful cases', () => {
  test.each([
    ['one complex part decides', 'Merci pour hier. Par contre la recherche ne renvoie plus rien', 'complex_request'],
    ['a request for work in question form', "Est-ce que tu peux brancher l'API ?", 'complex_request'],
    ['a question in request form', 'Peux-tu me dire si le SSL est valide ?', 'yes_no'],
    ['a bug to correct', 'Peux-tu corriger le bug du panier ?', 'complex_request'],
    ['a slip to correct', 'Tu peux corriger « Acceuil » ?', 'typo_fix'],
    ['a meeting about a complex subject', 'RDV jeudi 10h pour la migration ?', 'scheduling'],
    ['a question about a ticket', 'le ticket 640 sur le bug du panier est traité ?', 'status_query'],
    ['a finished complex job', 'La migration de la base est terminée', 'confirmation_done'],
    ['a denied problem', 'pas de souci, aucun bug à signaler', undefined],
    ['an agreement with the words of a fault', 'ça marche', 'acknowledgement'],
    ['a fault with the words of an agreement', 'ça marche pas', 'complex_request'],
    ['dialect', 'marche po', 'complex_request'],
    ['a pasted log without a word', '```\nERROR 1045 (28000): Access denied\n```', 'complex_request'],
    ['a question of fact', 'Qui a le numéro du restaurant ?', 'smalltalk_other'],
    ['information', 'Testé sur Chrome, rien à signaler', 'smalltalk_other'],
    ['a tested correction', "c'est corrigé, testé", 'confirmation_done'],
    ['thanks after an agreement', 'ok, merci', 'acknowledgement'],
  ])('%s: %s', (_rule, text, label) => {
    const verdict = classify(text);

    expect(verdict.complex).toBe(label === 'complex_request');
    if (label) expect(verdict.label).toBe(label);
  });
});

describe('platform markup', () => {
  test.each([
    ['<@U99ZZ88YY> la page <https://www.exemple.fr/devis|devis> renvoie une 404 depuis la refonte', true],
    ['<@U99ZZ88YY> c&apos;est réparé, tu peux recharger <https://www.exemple.fr|la page>', false],
    ['<at>Marc Dubois</at> ok pour moi', false],
    ['<!here> gâteau en salle de pause :cake:', false],
    ['&gt; le site est cassé\nok je regarde', false],
    ['https://meet.exemple.com/abc', false],
    ['😂😂😂', false],
    ['', false],
  ])('%s', (text, complex) => {
    expect(classify(text).complex).toBe(complex);
  });
});

describe('explanation', () => {
  test('names the words that decided, as they were typed', () => {
    const { reasons } = classify('Bonjour, Ça ne FONCTIONNE plus du tout');

    expect(reasons.map((reason) => reason.words)).toContainEqual(expect.stringContaining('FONCTIONNE plus'));
  });

  test('says what is missing of a vague fault (S0-03, S0-05)', () => {
    expect(classify('Salut, le site bug').missing).toEqual(
      expect.arrayContaining(['what_happens', 'url', 'expected', 'environment', 'screenshot', 'urgency']),
    );
  });

  test('asks for no address where a domain is named', () => {
    expect(classify('Peux-tu configurer le DNS de exemple.fr ?').missing).not.toContain('url');
  });

  test('asks for nothing when the message passes', () => {
    expect(classify('ok merci').missing).toEqual([]);
  });
});

describe('context', () => {
  test('judges a fragment together with what its author has just written', () => {
    expect(classify('depuis ce matin', { recent: ['Bonjour', 'le formulaire ne part plus'] }).complex).toBe(true);
    expect(classify('depuis ce matin').complex).toBe(false);
  });

  test('a line that says nothing alone takes nothing from the fault before it', () => {
    expect(classify('Salut, le panier bug\nc’est sur https://www.monsite.com/panier').complex).toBe(true);
    expect(classify('c’est sur https://www.monsite.com/panier').complex).toBe(false);
  });

  test('moves the log-odds by what the channel has learnt', () => {
    const plain = classify('Le client se plaint').probability;
    const shifted = classify('Le client se plaint', { offset: -1 }).probability;

    expect(Math.log(plain / (1 - plain)) - Math.log(shifted / (1 - shifted))).toBeCloseTo(1, 6);
  });

  test('answers by the thresholds it is given', () => {
    const text = 'Le client se plaint';
    const { probability } = classify(text);

    expect(classify(text, { thresholds: { high: probability + 0.001, low: 0.1 } }).band).toBe('unsure');
    expect(classify(text, { thresholds: { high: probability, low: 0.1 } }).band).toBe('answer');
    expect(classify(text, { thresholds: { high: 1.1, low: probability + 0.001 } }).band).toBe('pass');
  });
});

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '<@U1>',
          '<https://a.fr|b',
          ':joy:',
          '```',
          '&lt;',
          '> ',
          'ne ',
          "n'",
          '"a"',
          '->',
          '#12',
          'TITRE :',
          '\n',
          'pas',
          '?',
        ),
        {
          maxLength: 120,
        },
      )
      .map((parts) => parts.join('')),
  );

  test('gets a verdict with a reason, the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const verdict = classify(text);
        expect(labels).toContain(verdict.label);
        expect(verdict.reasons.length).toBeGreaterThanOrEqual(1);
        expect(verdict.probability).toBeGreaterThanOrEqual(0);
        expect(verdict.probability).toBeLessThanOrEqual(1);
        expect(verdict.complex).toBe(verdict.label === 'complex_request');
        for (const { words, signal } of verdict.reasons) {
          expect(words.length).toBeLessThanOrEqual(60);
          expect(signalPhrases[signal].fr).not.toBe('');
          expect(text).toContain(words);
        }
        expect(classify(text)).toEqual(verdict);
      }),
      { numRuns: 300 },
    );
  });

  test('is judged by its head: what follows 4,000 characters changes nothing', () => {
    const head = 'le panier est cassé '.repeat(250);

    expect(classify(`${head}${'x'.repeat(40_000)}`).probability).toBe(classify(head).probability);
  });
});
