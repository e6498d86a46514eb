import { columnsOf, type Model, scoresOf, softmax } from '../src/domain/intake/model.ts';
import { readMessage } from '../src/domain/intake/read-message.ts';
import { type SignalKey, signalKeys } from '../src/domain/intake/signals.ts';
import { type Label, labels } from '../src/domain/intake/verdict.ts';
import type { TriageRow } from './triage-rows.ts';

/** A row as the fit sees it: the columns that its signals switch on, and the label it must get. */
export type Example = { readonly columns: readonly number[]; readonly target: number };

/** A row with what was said of it. */
export type Judged = { readonly row: TriageRow; readonly label: Label; readonly probability: number };

const FOLDS = 5;
const ITERATIONS = 100;
const PENALTY = 2;
const STEP = 0.5;
const DECIMALS = 3;

/** Reads the signals of each row, in order. */
export function toExamples(rows: readonly TriageRow[]): Example[] {
  return rows.map((row) => ({ columns: columnsOf(readMessage(row.text)), target: labels.indexOf(row.label) }));
}

/**
 * Multinomial logistic regression with an L2 penalty, by accelerated gradient descent (Nesterov) with per-column
 * steps: fixed order, fixed number of iterations, no randomness, weights rounded. Same data, same model, to the byte.
 */
export function fitModel(examples: readonly Example[]): Model {
  const width = labels.length;
  const biasColumn = signalKeys.length;
  const size = (biasColumn + 1) * width;
  const weights = new Float64Array(size);
  const ahead = new Float64Array(size);
  const gradient = new Float64Array(size);
  const steps = stepsPerColumn(examples, biasColumn);
  const probabilities = new Float64Array(width);

  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    for (let at = 0; at < size; at += 1) {
      gradient[at] = Math.floor(at / width) === biasColumn ? 0 : PENALTY * (ahead[at] ?? 0);
    }
    for (const { columns, target } of examples) {
      predict(ahead, columns, biasColumn, probabilities);
      for (let label = 0; label < width; label += 1) {
        const slope = (probabilities[label] ?? 0) - (label === target ? 1 : 0);
        for (const column of columns)
          gradient[column * width + label] = (gradient[column * width + label] ?? 0) + slope;
        gradient[biasColumn * width + label] = (gradient[biasColumn * width + label] ?? 0) + slope;
      }
    }
    const momentum = (iteration - 1) / (iteration + 2);
    for (let at = 0; at < size; at += 1) {
      const next = (ahead[at] ?? 0) - (steps[Math.floor(at / width)] ?? 0) * (gradient[at] ?? 0);
      ahead[at] = next + momentum * (next - (weights[at] ?? 0));
      weights[at] = next;
    }
  }

  const perLabel = (column: number) =>
    Array.from(
      weights.subarray(column * width, (column + 1) * width),
      (weight) => Number(weight.toFixed(DECIMALS)) + 0,
    );
  return {
    bias: perLabel(biasColumn),
    weights: Object.fromEntries(signalKeys.map((key, column) => [key, perLabel(column)])),
  };
}

/**
 * Each row of `tested` judged by a model that has not seen it: five folds, dealt in turn after a seeded shuffle.
 * `others` join the training rows of every fold, except those whose text is among the tested ones.
 */
export function crossValidated(tested: readonly TriageRow[], others: readonly TriageRow[]): Judged[] {
  const testedTexts = new Set(tested.map((row) => row.text));
  const extra = toExamples(others.filter((row) => !testedTexts.has(row.text)));
  const examples = toExamples(tested);
  const folds = foldsOf(tested.length);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitModel([...examples.filter((_example, index) => folds[index] !== fold), ...extra]),
  );
  return tested.flatMap((row, index) => {
    const model = models[folds[index] ?? 0];
    const example = examples[index];
    return model && example ? [judgedBy(model, row, example.columns)] : [];
  });
}

function judgedBy(model: Model, row: TriageRow, columns: readonly number[]): Judged {
  const signals = columns.flatMap((column): SignalKey[] =>
    signalKeys[column] === undefined ? [] : [signalKeys[column]],
  );
  const probabilities = softmax(scoresOf(model, signals));
  const best = probabilities.indexOf(Math.max(...probabilities));
  return {
    row,
    label: labels[best] ?? 'smalltalk_other',
    probability: probabilities[labels.indexOf('complex_request')] ?? 0,
  };
}

function predict(weights: Float64Array, columns: readonly number[], biasColumn: number, into: Float64Array): void {
  const width = into.length;
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < width; label += 1) {
    let score = weights[biasColumn * width + label] ?? 0;
    for (const column of columns) score += weights[column * width + label] ?? 0;
    into[label] = score;
    highest = Math.max(highest, score);
  }
  let total = 0;
  for (let label = 0; label < width; label += 1) {
    const power = Math.exp((into[label] ?? 0) - highest);
    into[label] = power;
    total += power;
  }
  for (let label = 0; label < width; label += 1) into[label] = (into[label] ?? 0) / total;
}

/** A column met often has a steep slope and takes a small step: the diagonal bound of Böhning (1992), with half the loss's curvature. */
function stepsPerColumn(examples: readonly Example[], biasColumn: number): Float64Array {
  const reach = new Float64Array(biasColumn + 1);
  for (const { columns } of examples) {
    const all = [...columns, biasColumn];
    for (const column of all) reach[column] = (reach[column] ?? 0) + all.length;
  }
  return reach.map((sum) => 1 / (STEP * sum + PENALTY));
}

function foldsOf(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 20261122;
  for (let index = count - 1; index > 0; index -= 1) {
    // Park and Miller's minimal standard generator: small, seeded, the same everywhere.
    state = (state * 48271) % 2147483647;
    const other = state % (index + 1);
    const moved = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = moved;
  }
  const folds = new Array<number>(count).fill(0);
  for (const [position, index] of order.entries()) folds[index] = position % FOLDS;
  return folds;
}
