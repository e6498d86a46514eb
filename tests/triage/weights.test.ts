import { readFileSync } from 'node:fs';
import { crossValidated, fitModel, toExamples } from '../../scripts/triage-learn.ts';
import { decisionAt } from '../../scripts/triage-report.ts';
import { trainingRows } from '../../scripts/triage-rows.ts';
import { writtenWeights } from '../../scripts/triage-weights.ts';
import { defaultThresholds } from '../../src/domain/intake/thresholds.ts';

const rows = trainingRows();

test('the committed weights are what the data gives, to the byte', () => {
  const committed = readFileSync('src/domain/intake/weights.ts', 'utf8');

  expect(writtenWeights(fitModel(toExamples(rows)))).toBe(committed);
}, 15_000);

test('five-fold cross-validation holds: F1 on needing a ticket, and few nags', () => {
  const { f1, nag } = decisionAt(crossValidated(rows, []), defaultThresholds.high);

  expect(f1).toBeGreaterThanOrEqual(0.8);
  expect(nag).toBeLessThanOrEqual(0.06);
}, 30_000);

test('the rows are many ways of writing: no text twice, no opening more than three times', () => {
  const words = rows.map((row) => row.text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);
  const openings = new Map<string, number>();
  for (const opening of words.filter((one) => one.length >= 4).map((one) => one.slice(0, 4).join(' '))) {
    openings.set(opening, (openings.get(opening) ?? 0) + 1);
  }

  expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  expect([...openings].filter(([, count]) => count > 3)).toEqual([]);
});
