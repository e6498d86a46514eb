import { type Label, labels } from '../src/domain/intake/verdict.ts';
import type { TriageRow } from './triage-rows.ts';

/** Share of rows on which two labellings agree, and Cohen's kappa (1960): the same with agreement by chance taken out. */
export type Agreement = { readonly rows: number; readonly share: number; readonly kappa: number };

/** Compares pairs of answers to one question. */
export function agreementOf<Answer>(pairs: readonly (readonly [Answer, Answer])[]): Agreement {
  const rows = pairs.length;
  const agreed = pairs.filter(([one, other]) => one === other).length / rows;
  const answers = new Set(pairs.flat());
  const shareOf = (place: 0 | 1, answer: Answer) => pairs.filter((pair) => pair[place] === answer).length / rows;
  const byChance = [...answers].reduce((sum, answer) => sum + shareOf(0, answer) * shareOf(1, answer), 0);
  return { rows, share: agreed, kappa: (agreed - byChance) / (1 - byChance) };
}

/** The agreement of a second labelling with the rows it was made on, in words, and each row on which it differs. */
export function agreement(rows: readonly TriageRow[], second: ReadonlyMap<string, Label>): string {
  const both = rows.flatMap((row) => {
    const other = second.get(row.id);
    return other ? [{ row, other }] : [];
  });
  const line = (name: string, { rows: count, share, kappa }: Agreement) =>
    `${name}: ${(100 * share).toFixed(1)} % of ${count} rows, kappa ${kappa.toFixed(3)}`;
  const isRequest = (label: Label) => label === labels.at(-1);
  return [
    line('eight kinds', agreementOf(both.map(({ row, other }) => [row.label, other]))),
    line('needs a ticket', agreementOf(both.map(({ row, other }) => [isRequest(row.label), isRequest(other)]))),
    ...both
      .filter(({ row, other }) => row.label !== other)
      .map(({ row, other }) => `  ${row.id} ${row.label} / ${other} | ${row.text.replaceAll('\n', ' / ')}`),
    '',
  ].join('\n');
}
