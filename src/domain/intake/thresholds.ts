/** Probabilities from which a message is answered (`high`) and below which it passes (`low`); between them triage is unsure. */
export type Thresholds = { readonly high: number; readonly low: number };

/** The default policy's: chosen by cross-validation so that at most 4 % of allowed messages are answered. */
export const defaultThresholds: Thresholds = { high: 0.55, low: 0.2 };
