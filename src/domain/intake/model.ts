import type { TakenApart } from './read-message.ts';
import type { Span } from './shape.ts';
import type { SignalKey } from './signals.ts';
import { type Label, labels } from './verdict.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One number per label, in the order of `labels`. */
export type PerLabel = readonly number[];

/** What the fit produces: a bias per label, and per signal and per learnt wording its weight for each label. */
export type Model = {
  readonly bias: PerLabel;
  readonly weights: Readonly<Record<string, PerLabel>>;
  readonly vocabulary: Vocabulary;
};

/** One signal or learnt wording of a message, its place if words showed it, and its weight for each label. */
export type Known = {
  readonly signal: SignalKey;
  readonly span: Span | undefined;
  readonly weights: PerLabel;
};

/** What of a message the model weighs. */
export type Shown = Pick<TakenApart, 'signals' | 'wording'>;

/** What the model knows of a message: each signal and each learnt wording that it shows. */
export function knownIn(model: Model, { signals, wording }: Shown): Known[] {
  const named = [...signals].flatMap(([signal, span]): Known[] => {
    const weights = model.weights[signal];
    return weights ? [{ signal, span, weights }] : [];
  });
  const learnt = [...wording].flatMap(([words, span]): Known[] => {
    const weights = model.vocabulary.get(words);
    return weights ? [{ signal: 'learnt_words', span, weights }] : [];
  });
  return [...named, ...learnt];
}

const LETTERS_THAT_TELL = 4;

/**
 * Those of which a reason may be made. Among the learnt words « ça », or a word cut at its apostrophe, would explain nothing
 * to anybody; and where a named signal shows the same words, it says more.
 */
export function tellingOf(known: readonly Known[], text: string): Known[] {
  const named = known.flatMap(({ signal, span }) => (signal !== 'learnt_words' && span ? [span] : []));
  return known.filter(({ signal, span }) => {
    if (signal !== 'learnt_words') return true;
    if (span === undefined || span.end - span.start < LETTERS_THAT_TELL) return false;
    if (/[\p{L}\p{N}'’]/u.test(text.charAt(span.start - 1))) return false;
    return !named.some(({ start, end }) => start < span.end && span.start < end);
  });
}

/** The log-odds that multinomial logistic regression gives each label, not normalised. */
export function scoresOf({ bias }: Model, known: readonly Known[]): number[] {
  const scores = [...bias];
  for (const { weights } of known) {
    for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] ?? 0) + (weights[label] ?? 0);
  }
  return scores;
}

/** How hard weights pull towards a label: against the allowed kinds for a ticket, against a ticket otherwise. */
export function pullTowards(label: Label, weights: PerLabel): number {
  const own = weights[labels.indexOf(label)] ?? 0;
  const complex = weights[labels.indexOf('complex_request')] ?? 0;
  if (label !== 'complex_request') return own - complex;
  const against = weights.reduce((sum, weight) => sum + weight, 0) - complex;
  return own - against / (labels.length - 1);
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
