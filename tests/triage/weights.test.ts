import { readFileSync } from 'node:fs';
import { agreementOf } from '../../scripts/triage-agreement.ts';
import { crossValidated, fitModel, toExamples } from '../../scripts/triage-learn.ts';
import { decisionAt } from '../../scripts/triage-report.ts';
import { secondLabels, trainingRows } from '../../scripts/triage-rows.ts';
import { writtenVocabulary, writtenWeights } from '../../scripts/triage-weights.ts';
import { defaultThresholds } from '../../src/domain/intake/thresholds.ts';

const rows = trainingRows();
const examples = toExamples(rows);
const isFirst = ({ set = '' }: { readonly set?: string | undefined }) => set === 'messages' || set === 'registers';

test('the committed weights are what the data gives, to the byte', () => {
  const model = fitModel(examples);

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

/**
 * Pairs of texts whose sets of three-letter runs overlap by more than `MOST_ALIKE` (Jaccard). Two such sets share one of
 * their rarest runs at least: only texts that do are compared (prefix filter, Chaudhuri, Ganti and Kaushik, ICDE 2006).
 */
function nearlyAlike<Row extends { readonly text: string }>(among: readonly Row[]): [Row, Row][] {
  const rareFirst = inOrderOfRarity(among.map(({ text }) => runsOf(text)));
  const textsWith = new Map<number, number[]>();
  const pairs: [Row, Row][] = [];
  const lastComparedWith = new Int32Array(among.length).fill(-1);
  for (const [index, runs] of rareFirst.entries()) {
    for (const run of runs.slice(0, runs.length - Math.ceil(MOST_ALIKE * runs.length) + 1)) {
      const earlier = textsWith.get(run) ?? [];
      for (const other of earlier) {
        if (lastComparedWith[other] === index) continue;
        lastComparedWith[other] = index;
        const [one, two] = [among[other], among[index]];
        if (one && two && areAlike(rareFirst[other] ?? [], runs)) pairs.push([one, two]);
      }
      textsWith.set(run, earlier);
      earlier.push(index);
    }
  }
  return pairs;
}

/** Each set of runs as numbers, the rarest run being 0, in order. */
function inOrderOfRarity(sets: readonly Set<string>[]): number[][] {
  const textsWith = new Map<string, number>();
  for (const set of sets) for (const run of set) textsWith.set(run, (textsWith.get(run) ?? 0) + 1);
  const byRarity = [...textsWith].sort(([, left], [, right]) => left - right);
  const rank = new Map(byRarity.map(([run], place) => [run, place]));
  return sets.map((set) => [...set].map((run) => rank.get(run) ?? 0).sort((left, right) => left - right));
}

/** Gives up as soon as what is left of two sets cannot make up for what they lack. */
function areAlike(left: readonly number[], right: readonly number[]): boolean {
  const isEnough = (shared: number) => shared > MOST_ALIKE * (left.length + right.length - shared);
  let [shared, at, beside] = [0, 0, 0];
  while (at < left.length && beside < right.length) {
    if (!isEnough(shared + Math.min(left.length - at, right.length - beside))) return false;
    const difference = (left[at] ?? 0) - (right[beside] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) beside += 1;
  }
  return isEnough(shared);
}

function runsOf(text: string): Set<string> {
  const padded = `  ${text.toLowerCase().split(/\s+/).filter(Boolean).join(' ')} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
