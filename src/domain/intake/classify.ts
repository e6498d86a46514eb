import { missingFrom } from './missing.ts';
import { highest, type Known, knownIn, pullTowards, scoresOf, softmax, tellingOf } from './model.ts';
import { type TakenApart, takeApart } from './read-message.ts';
import type { SignalKey } from './signals.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';
import { type Band, type Label, labels, type Reason, saysLittle, type Verdict } from './verdict.ts';
import { model } from './weights.ts';

/** What else triage may know; without it, a message in a support channel under the default policy. */
export type ClassifyContext = {
  readonly thresholds?: Thresholds;
  /** The author's earlier messages of the last 60 seconds in that channel, oldest first: judged as one with the text. */
  readonly recent?: readonly string[];
  /** What the channel has learnt from votes, added to the log-odds of `complex_request`. */
  readonly offset?: number;
};

const ALLOWED = labels.filter((label) => label !== 'complex_request');
const COMPLEX = labels.indexOf('complex_request');
const REASONS_GIVEN = 3;
const REASON_CHARACTERS = 60;

/** The few cases where one signal decides alone, whatever the model says. First match wins. */
const OVERRIDES: readonly { readonly signal: SignalKey; readonly label: Label; readonly probability: number }[] = [
  { signal: 'pasted_template', label: 'complex_request', probability: 0.99 },
  { signal: 'only_code', label: 'complex_request', probability: 0.95 },
  { signal: 'only_link', label: 'smalltalk_other', probability: 0.02 },
  { signal: 'only_emoji', label: 'smalltalk_other', probability: 0.02 },
  { signal: 'length_0', label: 'smalltalk_other', probability: 0.05 },
];

/**
 * Judges one message as the platform delivered it: what it is, whether it needs a ticket, why, and what is missing.
 * Pure and deterministic; the cost is bounded, since only the head of a long message is read.
 * Rules: S0-04, S0-06, S0-10, S0-11.
 */
export function classify(text: string, context: ClassifyContext = {}): Verdict {
  const { thresholds = defaultThresholds, recent = [], offset = 0 } = context;
  const judged = [...recent, text].join('\n');
  const message = takeApart(judged);

  const override = OVERRIDES.find(({ signal }) => message.signals.has(signal));
  if (override) {
    const reason = { signal: override.signal, words: '', weight: 1 };
    return verdictOf(message, override.probability, override.label, thresholds, [reason]);
  }

  const known = knownIn(model, message);
  const scores = scoresOf(model, known);
  scores[COMPLEX] = (scores[COMPLEX] ?? 0) + offset;
  const probability = softmax(scores)[COMPLEX] ?? 0;
  const label = probability >= thresholds.high ? 'complex_request' : highest(scores, ALLOWED);
  return verdictOf(message, probability, label, thresholds, reasonsFor(label, known, judged));
}

function verdictOf(
  { pieces, signals }: TakenApart,
  probability: number,
  label: Label,
  thresholds: Thresholds,
  reasons: readonly [Reason, ...Reason[]],
): Verdict {
  const band = bandOf(probability, thresholds);
  return {
    label,
    complex: band === 'answer',
    probability,
    band,
    reasons,
    signals: [...signals.keys()],
    missing: band === 'pass' ? [] : missingFrom(pieces, signals),
  };
}

function bandOf(probability: number, { high, low }: Thresholds): Band {
  if (probability >= high) return 'answer';
  return probability >= low ? 'unsure' : 'pass';
}

/** The signals that pulled hardest towards the label: against the allowed kinds for a ticket, against a ticket otherwise. */
function reasonsFor(label: Label, known: readonly Known[], judged: string): [Reason, ...Reason[]] {
  const reasons = tellingOf(known, judged).map(({ signal, span, weights }): Reason => {
    const words = span ? judged.slice(span.start, span.end).trim().slice(0, REASON_CHARACTERS) : '';
    return { signal, words, weight: pullTowards(label, weights) };
  });
  reasons.sort((left, right) => right.weight - left.weight || left.signal.localeCompare(right.signal));
  const telling = reasons.filter(({ signal, weight }) => weight > 0 && !saysLittle(signal));
  const told = label === 'complex_request' && telling.length > 0 ? telling : reasons;
  const [strongest = { signal: 'length_0', words: '', weight: 0 }, ...others] = withoutRepeatedWords(told);
  return [strongest, ...others.filter(({ weight }) => weight > 0).slice(0, REASONS_GIVEN - 1)];
}

/**
 * The same words explain once, by their strongest signal, and so do learnt words: a second reason is worth reading when it
 * shows something else.
 */
function withoutRepeatedWords(strongestFirst: readonly Reason[]): Reason[] {
  const told = new Set<string>();
  return strongestFirst.filter(({ signal, words }) => {
    const shown = [words, ...(signal === 'learnt_words' ? [signal] : [])].filter((one) => one !== '');
    if (shown.some((one) => told.has(one))) return false;
    for (const one of shown) told.add(one);
    return true;
  });
}
