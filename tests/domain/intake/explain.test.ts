import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { classify } from '../../../src/domain/intake/classify.ts';
import { type ExplainedSignal, explainMessage } from '../../../src/domain/intake/explain.ts';

const rows = ['messages.jsonl', 'registers.jsonl']
  .map((name) => readFileSync(path.resolve(import.meta.dirname, '../../../data/triage', name), 'utf8'))
  .flatMap((lines) => lines.trim().split('\n'))
  .filter((_line, index) => index % 8 === 0)
  .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);

/** What is told of a request only when nothing else can be. */
const SAYS_LITTLE = /^(?:length_|greeting$|wish$|thanks$|sorry$|praise$|second_person$|nothing_asked$)/;

const wordsOf = (text: string, { span }: ExplainedSignal) =>
  span ? text.slice(span.start, span.end).slice(0, 60) : '';

test('the reasons of every verdict are the strongest of the signals that pulled its way, as hard (N1)', () => {
  for (const text of rows) {
    const { verdict, signals } = explainMessage(text);
    const towards = verdict.label === 'complex_request' ? 1 : -1;
    const told = new Set<string>();
    const pulling = signals.filter(({ pull }) => pull * towards > 0);
    const telling = pulling.filter(({ signal }) => !SAYS_LITTLE.test(signal));
    const expected = (towards > 0 && telling.length > 0 ? telling : pulling)
      .filter((each) => {
        const shown = [wordsOf(text, each), each.signal === 'learnt_words' ? each.signal : ''].filter(Boolean);
        if (shown.some((one) => told.has(one))) return false;
        for (const one of shown) told.add(one);
        return true;
      })
      .slice(0, 3);

    expect(verdict).toEqual(classify(text));
    // Where nothing pulled the way of the decision, the bias alone did: the reason then is the least contrary.
    if (expected.length === 0) continue;
    expect(verdict.reasons.map(({ signal }) => signal)).toEqual(expected.map(({ signal }) => signal));
    for (const [index, { weight, words }] of verdict.reasons.entries()) {
      expect(weight).toBeCloseTo((expected[index]?.pull ?? 0) * towards, 9);
      expect(words).toBe(expected[index] && wordsOf(text, expected[index]));
    }
  }
});

test('signals come strongest first, whichever way they pull', () => {
  const { signals } = explainMessage('Merci pour hier. Par contre le formulaire ne marche plus depuis ce matin');
  const strengths = signals.map(({ pull }) => Math.abs(pull));

  expect(strengths).toEqual([...strengths].sort((one, other) => other - one));
  expect(signals.some(({ pull }) => pull > 0)).toBe(true);
  expect(signals.some(({ pull }) => pull < 0)).toBe(true);
});

test('words are found in the message as it was typed', () => {
  const text = '  Bonjour, ça  ne  marche PLUS !! ';
  const { signals } = explainMessage(text);
  const shown = signals.flatMap((each) => (each.span ? [wordsOf(text, each)] : []));

  expect(shown.length).toBeGreaterThan(0);
  for (const words of shown) expect(words).toBe(words.trim());
});

test.each([
  ['https://www.exemple.fr', 'only_link', -1],
  ['👍', 'only_emoji', -1],
  ['```\nERROR 1045 (28000): Access denied\n```', 'only_code', 1],
  ['', 'length_0', -1],
])('“%s” is decided by one signal alone', (text, signal, sign) => {
  const { signals } = explainMessage(text);

  expect(signals.map((each) => each.signal)).toEqual([signal]);
  expect(Math.sign(signals[0]?.pull ?? 0)).toBe(sign);
});

test('the thresholds and the offset of a channel count as they do for the verdict', () => {
  const text = 'le menu est bizarre';
  const context = { thresholds: { high: 0.99, low: 0.98 }, offset: -3 };

  expect(explainMessage(text, context).verdict).toEqual(classify(text, context));
});
