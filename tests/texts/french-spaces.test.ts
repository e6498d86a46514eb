import { classify } from '../../src/domain/intake/classify.ts';
import { readTemplate } from '../../src/domain/intake/template.ts';
import * as ofThePage from '../../src/playground/page/browser/french-spaces.ts';
import { wordsFor } from '../../src/playground/page/browser/words.ts';
import { doctorTextsFor } from '../../src/texts/doctor.ts';
import { formatsOf } from '../../src/texts/format.ts';
import { fr } from '../../src/texts/fr.ts';
import * as ofTheProduct from '../../src/texts/french-spaces.ts';
import { peopleTextsFor } from '../../src/texts/people-command.ts';
import { replayTextsFor } from '../../src/texts/replay-command.ts';
import { signalPhrases } from '../../src/texts/signals.ts';
import { terminal } from '../../src/texts/terminal.ts';
import { sentencesOf } from './sentences-of.ts';

/** `~` for the full space that does not break, `_` for the narrow one. */
const drawn = (words: string) => words.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

describe.each([
  ['the product', ofTheProduct],
  ['the page of the playground', ofThePage],
])('the spaces of French, in %s', (_where, { holdTogether, inFrench }) => {
  test.each([
    ['Il manque : la page', 'Il manque~: la page'],
    ['Il précise :', 'Il précise~:'],
    ['Vraiment ?', 'Vraiment_?'],
    ['Quoi ?! Encore !', 'Quoi_?! Encore_!'],
    ['Un délai ; dans le fil', 'Un délai_; dans le fil'],
    ['Tapez « /ticket 12 » : il s’ouvre', 'Tapez «_/ticket 12_»~: il s’ouvre'],
    ['(déjà vu ?)', '(déjà vu_?)'],
    ['« Encore ? »', '«_Encore_?_»'],
    ['100 % bloqué, 2000 €/jour', '100_% bloqué, 2000_€/jour'],
  ])('%s', (typed, held) => {
    expect(drawn(holdTogether(typed))).toBe(held);
    expect(holdTogether(holdTogether(typed))).toBe(holdTogether(typed));
  });

  test.each([
    'à 12:30',
    'https://www.monsite.com/?page=2&mode=x:y',
    '/ticket prendre 12',
    'un :ticket: posé',
    'PORT=3100 npm start',
    'la lettre A: seule',
  ])('%s stays as it is', (typed) => {
    expect(holdTogether(typed)).toBe(typed);
  });

  test('the words that a sentence is given stay as their author wrote them', () => {
    const { told, listed } = inFrench({
      told: (name: string) => `${name} : « ${name} » est-il là ?`,
      listed: ({ file }: { file: string }) => [`Gardé : ${file}`],
    });

    expect(drawn(told('Quoi ? Rien !'))).toBe('Quoi ? Rien !~: «_Quoi ? Rien !_» est-il là_?');
    expect(listed({ file: 'a : b.png' }).map(drawn)).toEqual(['Gardé~: a : b.png']);
  });
});

test('no line of a French sentence begins or ends with a lone sign', () => {
  const given = (path: string) =>
    /(^|\.)(minutes|wallClock)$/.test(path) ? [formatsOf('fr'), 90] : [12, 'Léa', 'demain'];
  const french = {
    fr,
    doctor: doctorTextsFor('fr'),
    people: peopleTextsFor('fr'),
    replay: replayTextsFor('fr'),
    terminal,
    signals: Object.values(signalPhrases).map((phrase) => phrase.fr),
    page: wordsFor('fr-FR'),
  };

  const loose = Object.entries(sentencesOf(french, (path) => given(path.replace(/^fr\./, '')))).filter(([, words]) =>
    /« | »| [:;!?]|\d [%€]/.test(words),
  );

  expect(loose).toEqual([]);
});

test('what is copied from our own sentences is read like what was typed', () => {
  const template = [
    'TITRE : [BUG] Le panier reste vide',
    'ENVIRONNEMENT :',
    '- Type : Production',
    '- URL : https://www.monsite.com/panier',
    'PROBLÈME / DEMANDE :',
    'Le panier reste vide après « Ajouter » : est-ce normal ?',
    'RÉSULTAT ATTENDU : le produit y est',
    'URGENCE : [x] Critique : 100 % des utilisateurs bloqués !',
  ].join('\n');
  const pasted = ofTheProduct.holdTogether(template);
  const read = readTemplate(pasted);

  expect(read?.urgency).toBe('critical');
  expect(JSON.stringify(read).replace(/[\u00a0\u202f]/g, ' ')).toBe(JSON.stringify(readTemplate(template)));
  expect(classify(pasted).probability).toBe(classify(template).probability);
});

test.each(['Le panier reste vide : que faire ?', 'Tu peux corriger « Acceuil » ?', 'C’est en ligne !'])(
  '%s is judged alike with either kind of space',
  (typed) => {
    const { probability, label } = classify(typed);

    expect(classify(ofTheProduct.holdTogether(typed))).toMatchObject({ probability, label });
  },
);
