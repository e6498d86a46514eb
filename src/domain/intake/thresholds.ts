/** Probabilities from which a message is answered (`high`) and below which it passes (`low`); between them triage is unsure. */
export type Thresholds = { readonly high: number; readonly low: number };

/**
 * The default policy's. Chosen by cross-validation: of the policy's own cases and their like at most 4 % of the allowed
 * messages are answered; of rows from the edges of the language more are (docs/triage.md has the figures).
 */
export const defaultThresholds: Thresholds = { high: 0.55, low: 0.2 };
