import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeAlone, judgeFile } from '../../src/cli/classify.ts';
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

describe('of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'guichet-classify-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const judged = async (...lines: readonly string[]) => {
    const file = path.join(folder, 'messages.jsonl');
    await writeFile(file, lines.join('\n'));
    const texts: string[] = [];
    const refusal = await judgeFile(file, (_id, text) => texts.push(text), 'en');
    return { texts, refusal };
  };

  test('every line is judged, however they end, and empty ones are passed over', async () => {
    expect(await judged('\uFEFF{"id":1,"text":"Hi"}\r', '', '{"id":"b","text":"Ho"}')).toEqual({
      texts: ['Hi', 'Ho'],
      refusal: null,
    });
  });

  test.each([
    ['not json', /^Line 3: this is not JSON\./],
    ['{"id":1,"txt":"a"}', /^Line 3: .*"text"/],
  ])('a line that is no message is named after those before it were judged: %s', async (line, sentence) => {
    expect(await judged('{"id":1,"text":"Hi"}', '', line, '{"id":2,"text":"Ho"}')).toEqual({
      texts: ['Hi'],
      refusal: expect.stringMatching(sentence),
    });
  });

  test('one that cannot be read is named', async () => {
    const file = path.join(folder, 'none.jsonl');

    expect(await judgeFile(file, () => {}, 'fr')).toBe(`${file}\u00a0: ce fichier ne peut pas être lu (ENOENT).`);
    expect(await judgeFile(folder, () => {}, 'en')).toBe(`${folder}: this file cannot be read (EISDIR).`);
  });
});
