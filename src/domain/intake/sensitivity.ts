import type { Thresholds } from './thresholds.ts';

/** How readily the desk proposes a ticket in one channel, from the least to the most. */
export const SENSITIVITIES = ['discreet', 'normal', 'insistent'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/**
 * Added to the log-odds of both thresholds. With the default 0.55, a discreet channel answers from 0.85 on, an insistent one
 * from 0.31 on. Discreet is further away than what a channel can learn from votes (±1): votes never undo that choice.
 */
const SHIFT: Readonly<Record<Sensitivity, number>> = { discreet: 1.5, normal: 0, insistent: -1 };

/** The desk's thresholds as one channel has them. */
export function thresholdsIn(sensitivity: Sensitivity, { high, low }: Thresholds): Thresholds {
  const shift = SHIFT[sensitivity];
  if (shift === 0) return { high, low };
  return { high: shifted(high, shift), low: shifted(low, shift) };
}

const shifted = (probability: number, shift: number): number =>
  1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + shift)));
