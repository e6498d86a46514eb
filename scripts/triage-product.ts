import { classify } from '../src/domain/intake/classify.ts';
import type { Judged } from './triage-learn.ts';
import type { TriageRow } from './triage-rows.ts';

/** Each row judged by the product itself, with the committed weights and the default policy. */
export function judgedByProduct(rows: readonly TriageRow[]): Judged[] {
  return rows.map((row) => {
    const { label, probability } = classify(row.text);
    return { row, label, probability };
  });
}
