import { knownIn, type Model, type Shown, scoresOf, softmax } from '../src/domain/intake/model.ts';
import { takeApart } from '../src/domain/intake/read-message.ts';
import { signalKeys } from '../src/domain/intake/signals.ts';
import { type Label, labels } from '../src/domain/intake/verdict.ts';
import { readVocabulary, writeVocabulary } from '../src/domain/intake/vocabulary.ts';
import type { TriageRow } from './triage-rows.ts';

/** A row as the fit sees it: what the message shows, and the label it must get. */
export type Example = { readonly message: Shown; readonly target: number; readonly weight: number };

/** A row with what was said of it. */
export type Judged = { readonly row: TriageRow; readonly label: Label; readonly probability: number };

const FOLDS = 5;
/** The descent stops long before its end: what is left to learn by then is the rows themselves, by their rare words. */
const ITERATIONS = 50;
/** Chosen by leaving sets out. */
const PENALTY = 1.4;
/**
 * The policy's own cases and their like count more than sentences from the edges of the language; the talk of people who
 * build something together, and hardly ever ask for work, counts less: else it would teach that nobody asks. By leaving sets out.
 */
const WEIGHT_OF_SET: Readonly<Record<string, number>> = {
  messages: 8,
  registers: 4,
  fragments: 4,
  'builders-fr': 0.5,
  'builders-2-en': 0.5,
  'association-talk-fr': 0.5,
};
/** A third of the rows ask for work. That they count more sets how many are let through for one message bothered. */
const WEIGHT_OF_A_REQUEST = 1.5;
/** A wording met in fewer rows is chance. */
const ROWS_FOR_A_WORDING = 3;
const STEP = 0.5;
const DECIMALS = 3;
// Millions of calls in one fit: looked up once, since a global costs a detour where tests run.
const { exp, max } = Math;

const examplesOf = new WeakMap<TriageRow, Example>();

/** Takes the text of each row apart, in order; a row that was taken apart before is not again. */
export function toExamples(rows: readonly TriageRow[]): Example[] {
  return rows.map((row) => {
    const { text, label, set = '' } = row;
    const example = examplesOf.get(row) ?? {
      message: shownBy(text),
      target: labels.indexOf(label),
      weight: (WEIGHT_OF_SET[set] ?? 1) * (label === 'complex_request' ? WEIGHT_OF_A_REQUEST : 1),
    };
    examplesOf.set(row, example);
    return example;
  });
}

function shownBy(text: string): Shown {
  const { signals, wording } = takeApart(text);
  return { signals, wording };
}

/**
 * Multinomial logistic regression with an L2 penalty, by accelerated gradient descent (Nesterov) with per-column
 * steps: fixed order, fixed number of iterations, no randomness, weights rounded. Same data, same model, to the byte.
 */
export function fitModel(examples: readonly Example[]): Model {
  const columns = columnsFor(examples);
  const weights = descend(matrixOf(examples, columns), columns);
  const ofColumn = (column: number) => weights.slice(column * labels.length, (column + 1) * labels.length);
  const rounded = (column: number) => Array.from(ofColumn(column), (weight) => Number(weight.toFixed(DECIMALS)) + 0);
  const wordings = [...columns.wordings].map(([wording, column]) => [wording, [...ofColumn(column)]] as const);
  return {
    bias: rounded(columns.count),
    weights: Object.fromEntries(signalKeys.map((key, column) => [key, rounded(column)])),
    vocabulary: readVocabulary(writeVocabulary(new Map(wordings))),
  };
}

/** Which column of the matrix each signal and each wording has; the bias comes after the last. */
type Columns = { readonly wordings: ReadonlyMap<string, number>; readonly count: number };

function columnsFor(examples: readonly Example[]): Columns {
  const rowsWith = new Map<string, number>();
  for (const { message } of examples)
    for (const wording of message.wording.keys()) rowsWith.set(wording, (rowsWith.get(wording) ?? 0) + 1);
  const known = [...rowsWith].filter(([, rows]) => rows >= ROWS_FOR_A_WORDING).map(([wording]) => wording);
  known.sort();
  const wordings = new Map(known.map((wording, place) => [wording, signalKeys.length + place]));
  return { wordings, count: signalKeys.length + known.length };
}

function columnsIn({ signals, wording }: Shown, { wordings }: Columns): number[] {
  const named = signalKeys.flatMap((key, column) => (signals.has(key) ? [column] : []));
  const learnt = [...wording.keys()].flatMap((words) => wordings.get(words) ?? []);
  return [...named, ...learnt];
}

/** The rows of the fit, laid out flat: which columns each shows, one row after another. */
type Matrix = {
  readonly columns: Int32Array;
  /** Where each row's columns begin, and last where the last row's end. */
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
};

function matrixOf(examples: readonly Example[], known: Columns): Matrix {
  const rows = examples.map(({ message }) => columnsIn(message, known));
  const starts = new Int32Array(rows.length + 1);
  for (const [row, columns] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + columns.length;
  return {
    columns: Int32Array.from(rows.flat()),
    starts,
    targets: Int32Array.from(examples, ({ target }) => target),
    weights: Float64Array.from(examples, ({ weight }) => weight),
  };
}

function descend(matrix: Matrix, { count }: Columns): Float64Array {
  const width = labels.length;
  const weights = new Float64Array((count + 1) * width);
  const ahead = new Float64Array(weights.length);
  const gradient = new Float64Array(weights.length);
  const penalties = Float64Array.from({ length: count + 1 }, (_, column) => penaltyOf(column, count));
  const steps = stepsPerColumn(matrix, penalties);

  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    slopesOfLoss(matrix, ahead, gradient);
    const momentum = (iteration - 1) / (iteration + 2);
    for (let column = 0; column <= count; column += 1) {
      const penalty = penalties[column] ?? 0;
      const step = steps[column] ?? 0;
      for (let at = column * width; at < (column + 1) * width; at += 1) {
        const here = ahead[at] ?? 0;
        const next = here - step * ((gradient[at] ?? 0) + penalty * here);
        ahead[at] = next + momentum * (next - (weights[at] ?? 0));
        weights[at] = next;
      }
    }
  }
  return weights;
}

/** How the loss changes with each weight, summed over the rows: what is predicted less what is true. */
function slopesOfLoss(
  { columns, starts, targets, weights: importance }: Matrix,
  weights: Float64Array,
  into: Float64Array,
): void {
  const width = labels.length;
  const bias = weights.length - width;
  const slopes = new Float64Array(width);
  into.fill(0);
  for (let row = 0; row < targets.length; row += 1) {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    for (let label = 0; label < width; label += 1) slopes[label] = weights[bias + label] ?? 0;
    for (let at = from; at < to; at += 1) {
      const first = (columns[at] ?? 0) * width;
      for (let label = 0; label < width; label += 1)
        slopes[label] = (slopes[label] ?? 0) + (weights[first + label] ?? 0);
    }
    becomeProbabilities(slopes);
    const target = targets[row] ?? 0;
    slopes[target] = (slopes[target] ?? 0) - 1;
    for (let label = 0; label < width; label += 1) {
      const slope = (importance[row] ?? 0) * (slopes[label] ?? 0);
      slopes[label] = slope;
      into[bias + label] = (into[bias + label] ?? 0) + slope;
    }
    for (let at = from; at < to; at += 1) {
      const first = (columns[at] ?? 0) * width;
      for (let label = 0; label < width; label += 1)
        into[first + label] = (into[first + label] ?? 0) + (slopes[label] ?? 0);
    }
  }
}

function becomeProbabilities(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < scores.length; label += 1) highest = max(highest, scores[label] ?? 0);
  let total = 0;
  for (let label = 0; label < scores.length; label += 1) {
    const power = exp((scores[label] ?? 0) - highest);
    scores[label] = power;
    total += power;
  }
  for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] ?? 0) / total;
}

function penaltyOf(column: number, biasColumn: number): number {
  return column === biasColumn ? 0 : PENALTY;
}

/**
 * Each row of `tested` judged by a model that has not seen it: five folds, dealt in turn after a seeded shuffle.
 * `others` join the training rows of every fold, except those whose text is among the tested ones; so do `votes`.
 */
export function crossValidated(
  tested: readonly TriageRow[],
  others: readonly TriageRow[],
  votes: readonly Example[] = [],
): Judged[] {
  const testedTexts = new Set(tested.map((row) => row.text));
  const extra = [...toExamples(others.filter((row) => !testedTexts.has(row.text))), ...votes];
  const examples = toExamples(tested);
  const folds = foldsOf(tested.length);
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitModel([...examples.filter((_example, index) => folds[index] !== fold), ...extra]),
  );
  return tested.flatMap((row, index) => {
    const model = models[folds[index] ?? 0];
    const example = examples[index];
    return model && example ? [judgedBy(model, row, example)] : [];
  });
}

function judgedBy(model: Model, row: TriageRow, { message }: Example): Judged {
  const probabilities = softmax(scoresOf(model, knownIn(model, message)));
  const best = probabilities.indexOf(Math.max(...probabilities));
  return {
    row,
    label: labels[best] ?? 'smalltalk_other',
    probability: probabilities[labels.indexOf('complex_request')] ?? 0,
  };
}

/** A column met often has a steep slope and takes a small step: the diagonal bound of Böhning (1992), with half the loss's curvature. */
function stepsPerColumn({ columns, starts, weights }: Matrix, penalties: Float64Array): Float64Array {
  const biasColumn = penalties.length - 1;
  const reach = new Float64Array(penalties.length);
  for (let row = 0; row < weights.length; row += 1) {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    const length = (weights[row] ?? 0) * (to - from + 1);
    for (const column of columns.subarray(from, to)) reach[column] = (reach[column] ?? 0) + length;
    reach[biasColumn] = (reach[biasColumn] ?? 0) + length;
  }
  return reach.map((sum, column) => 1 / (STEP * sum + (penalties[column] ?? 0)));
}

/**
 * Each row judged by a model that has seen no row of its set: what to expect of people who write like nobody in the data.
 */
export function leftOut(rows: readonly TriageRow[]): Judged[] {
  const examples = toExamples(rows);
  const sets = [...new Set(rows.map(({ set }) => set))];
  return sets.flatMap((set) => {
    const model = fitModel(examples.filter((_, index) => rows[index]?.set !== set));
    return rows.flatMap((row, index) => {
      const example = examples[index];
      return row.set === set && example ? [judgedBy(model, row, example)] : [];
    });
  });
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
