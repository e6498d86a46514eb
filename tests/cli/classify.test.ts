import { judgeAlone } from '../../src/cli/classify.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';

test.each([
  'Salut, le site bug',
  'Peux-tu checker un truc ?',
  "Y'a un problème urgent",
  'Le client se plaint',
  'Ça marche pas',
])('“%s” needs a ticket (S0-04)', (text) => {
  expect(judgeAlone(text)).toMatchObject({ complex: true, label: 'complex_request', band: 'answer' });
});

test.each([
  ["Peux-tu corriger 'Acceuil' en 'Accueil' sur homepage ?", 'typo_fix'],
  ['Le ticket #1234 est-il traité ?', 'status_query'],
  ['RDV demain 14h OK ?', 'scheduling'],
])('“%s” is let through (S0-11)', (text, label) => {
  expect(judgeAlone(text)).toMatchObject({ complex: false, label });
});

test('a policy’s own thresholds decide (N19)', () => {
  const { triage } = presetPolicy('agence');

  expect(judgeAlone('Salut, le site bug', { ...triage, answerFrom: 0.999_999 })).toMatchObject({
    complex: false,
    band: 'unsure',
  });
});
