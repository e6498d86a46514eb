import type { Reading, SignalKey } from './signals.ts';
import { signalKeys } from './signals.ts';
import { type Label, labels } from './verdict.ts';

/** One number per label, in the order of `labels`. */
export type PerLabel = readonly number[];

/** What the fit produces: a bias per label, and per signal its weight for each label. */
export type Model = { readonly bias: PerLabel; readonly weights: Readonly<Record<string, PerLabel>> };

/** The log-odds that multinomial logistic regression gives each label, not normalised. */
export function scoresOf(model: Model, signals: Iterable<SignalKey>): number[] {
  const scores = [...model.bias];
  for (const signal of signals) {
    const weights = model.weights[signal];
    if (weights === undefined) continue;
    for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] ?? 0) + (weights[label] ?? 0);
  }
  return scores;
}

/** Probabilities from log-odds: each above 0, together 1. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The label with the highest value among `among`; the earlier one at equality. */
export function highest(values: readonly number[], among: readonly Label[]): Label {
  let best: Label = among[0] ?? 'smalltalk_other';
  for (const label of among) {
    if ((values[labels.indexOf(label)] ?? 0) > (values[labels.indexOf(best)] ?? 0)) best = label;
  }
  return best;
}

/** The columns of the model that a reading switches on, ascending: what the fit works with. */
export function columnsOf(reading: Reading): number[] {
  return signalKeys.flatMap((key, column) => (reading.has(key) ? [column] : []));
}
