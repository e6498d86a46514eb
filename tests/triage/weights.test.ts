import { readFileSync } from 'node:fs';
import { agreementOf } from '../../scripts/triage-agreement.ts';
import { crossValidated, fitModel, toExamples } from '../../scripts/triage-learn.ts';
import { decisionAt } from '../../scripts/triage-report.ts';
import { secondLabels, trainingRows } from '../../scripts/triage-rows.ts';
import { writtenVocabulary, writtenWeights } from '../../scripts/triage-weights.ts';
import { defaultThresholds } from '../../src/domain/intake/thresholds.ts';

const rows = trainingRows();
const isFirst = ({ set = '' }: { readonly set?: string | undefined }) => set === 'messages' || set === 'registers';

test('the committed weights are what the data gives, to the byte', () => {
  const model = fitModel(toExamples(rows));

  expect(writtenWeights(model)).toBe(readFileSync('src/domain/intake/weights.ts', 'utf8'));
  expect(writtenVocabulary(model)).toBe(readFileSync('src/domain/intake/learnt-words.ts', 'utf8'));
}, 60_000);

test('five-fold cross-validation holds: F1 on needing a ticket, and few nags', () => {
  const judged = crossValidated(rows, []);
  const ordinary = decisionAt(
    judged.filter(({ row }) => isFirst(row)),
    defaultThresholds.high,
  );
  const all = decisionAt(judged, defaultThresholds.high);

  expect(ordinary.f1).toBeGreaterThanOrEqual(0.88);
  expect(ordinary.nag).toBeLessThanOrEqual(0.04);
  expect(all.f1).toBeGreaterThanOrEqual(0.82);
  expect(all.nag).toBeLessThanOrEqual(0.09);
}, 120_000);

test('the rows are many ways of writing: no text twice, no opening more than three times', () => {
  const words = rows.map((row) => row.text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);
  const openings = new Map<string, number>();
  for (const opening of words.filter((one) => one.length >= 4).map((one) => one.slice(0, 4).join(' '))) {
    openings.set(opening, (openings.get(opening) ?? 0) + 1);
  }

  expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  expect([...openings].filter(([, count]) => count > 3)).toEqual([]);
});

test('at least 2,000 rows came after the first ones, and none is nearly another', () => {
  const later = rows.filter((row) => row.set !== 'messages');

  expect(later.length).toBeGreaterThanOrEqual(2000);
  expect(nearlyAlike(rows).filter(([one, other]) => [one, other].some((row) => row.set !== 'messages'))).toEqual([]);
}, 60_000);

test('a second labelling of at least 2,000 rows agrees well beyond chance', () => {
  const second = secondLabels();
  const both = rows.flatMap(({ id, label }) => {
    const other = second.get(id);
    return other ? [[label, other] as const] : [];
  });

  expect(both).toHaveLength(second.size);
  expect(second.size).toBeGreaterThanOrEqual(2000);
  expect(agreementOf(both).kappa).toBeGreaterThan(0.9);
});

const MOST_ALIKE = 0.6;

/** Pairs of texts whose sets of three-letter runs overlap by more than `MOST_ALIKE` (Jaccard). */
function nearlyAlike<Row extends { readonly text: string }>(among: readonly Row[]): [Row, Row][] {
  const runs = among.map(({ text }) => runsOf(text));
  const rowsWith = new Map<string, number[]>();
  const pairs: [Row, Row][] = [];
  for (const [index, set] of runs.entries()) {
    const shared = new Uint16Array(index);
    for (const run of set) {
      const earlier = rowsWith.get(run) ?? [];
      for (const other of earlier) shared[other] = (shared[other] ?? 0) + 1;
      rowsWith.set(run, earlier);
      earlier.push(index);
    }
    for (const [other, count] of shared.entries()) {
      const [one, two] = [among[other], among[index]];
      const total = set.size + (runs[other]?.size ?? 0) - count;
      if (count > MOST_ALIKE * total && one && two) pairs.push([one, two]);
    }
  }
  return pairs;
}

function runsOf(text: string): Set<string> {
  const padded = `  ${text.toLowerCase().split(/\s+/).filter(Boolean).join(' ')} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
