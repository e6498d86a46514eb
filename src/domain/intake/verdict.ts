import type { SignalKey } from './signals.ts';

/** The eight kinds of message the desk's policy knows; only `complex_request` needs a ticket (S0-06, S0-10). */
export const labels = [
  'typo_fix',
  'yes_no',
  'confirmation_done',
  'acknowledgement',
  'scheduling',
  'status_query',
  'smalltalk_other',
  'complex_request',
] as const;

export type Label = (typeof labels)[number];

/** What a ticket needs and the message does not say (S0-03, S0-05), most useful first. */
export type MissingPoint = 'what_happens' | 'url' | 'expected' | 'screenshot' | 'environment' | 'browser' | 'urgency';

/**
 * `words` is the part of the message that carried the signal, as its author typed it, at most 60 characters;
 * empty when the signal is about the shape of the message. `weight` is its pull on the log-odds of the decision taken.
 */
export type Reason = {
  readonly signal: SignalKey;
  readonly words: string;
  readonly weight: number;
};

const SAYS_LITTLE = /^(?:length_|greeting$|wish$|thanks$|sorry$|praise$|second_person$|nothing_asked$)/;

/** Lengths and courtesies weigh in the model and explain nothing to the author of a request: told only when nothing else is. */
export function saysLittle(signal: SignalKey): boolean {
  return SAYS_LITTLE.test(signal);
}

export type Band = 'pass' | 'unsure' | 'answer';

/**
 * What triage says of one message. `complex` is the product's own decision to answer it in a support channel:
 * true exactly when `label` is `complex_request` and when `band` is `answer`.
 */
export type Verdict = {
  readonly label: Label;
  readonly complex: boolean;
  /** Probability that the message needs a ticket, 0 to 1. */
  readonly probability: number;
  readonly band: Band;
  readonly reasons: readonly [Reason, ...Reason[]];
  /** Everything that was noticed, also what weighed little. */
  readonly signals: readonly SignalKey[];
  readonly missing: readonly MissingPoint[];
};

export type { SignalKey };
