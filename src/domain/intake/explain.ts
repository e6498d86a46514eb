import { type ClassifyContext, classify } from './classify.ts';
import { type Known, knownIn, pullTowards, tellingOf } from './model.ts';
import { takeApart } from './read-message.ts';
import type { Span } from './shape.ts';
import type { Label, SignalKey, Verdict } from './verdict.ts';
import { model } from './weights.ts';

/** One signal that a message shows: where, and how hard it pulled. */
export type ExplainedSignal = {
  readonly signal: SignalKey;
  /** Where the words that showed it stand in the message; undefined when its shape did. */
  readonly span: Span | undefined;
  /** Its pull on the log-odds of the decision taken: above 0 towards a ticket, below 0 away from one. */
  readonly pull: number;
};

/** A verdict with every signal that had a part in it, the strongest first, whichever way it pulled. */
export type Explanation = { readonly verdict: Verdict; readonly signals: readonly ExplainedSignal[] };

/**
 * What `classify` says of a message judged alone, with all that it saw there: the reasons of the verdict are the first of
 * the signals that pulled its way. Pure, for people who want to see; the product itself needs the verdict only.
 */
export function explainMessage(text: string, context: Omit<ClassifyContext, 'recent'> = {}): Explanation {
  const verdict = classify(text, context);
  const signals = tellingOf(knownIn(model, takeApart(text)), text)
    .map((known) => explained(known, verdict.label, text))
    .filter(({ pull }) => pull !== 0)
    .sort((one, other) => Math.abs(other.pull) - Math.abs(one.pull) || one.signal.localeCompare(other.signal));
  return { verdict, signals: decidedAlone(verdict, signals) ?? signals };
}

/** Towards a ticket, against the kinds that pass; away from one, towards the kind that the message was taken for. */
function explained({ signal, span, weights }: Known, label: Label, text: string): ExplainedSignal {
  const towards = pullTowards(label, weights);
  return { signal, span: span && trimmed(text, span), pull: label === 'complex_request' ? towards : -towards };
}

/** A template, a lone link, a log without a word decide whatever the model says: its one reason has another weight there. */
function decidedAlone(
  { label, reasons }: Verdict,
  signals: readonly ExplainedSignal[],
): readonly ExplainedSignal[] | undefined {
  const [{ signal, weight }, ...others] = reasons;
  const towards = label === 'complex_request' ? 1 : -1;
  const weighed = signals.find((each) => each.signal === signal);
  if (others.length > 0 || (weighed && Math.abs(weighed.pull * towards - weight) < 1e-9)) return undefined;
  return [{ signal, span: weighed?.span, pull: weight * towards }];
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - words.length + words.trimEnd().length };
}
