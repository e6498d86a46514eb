import { defaultThresholds } from '../src/domain/intake/thresholds.ts';
import { type Label, labels } from '../src/domain/intake/verdict.ts';
import type { Judged } from './triage-learn.ts';
import type { TriageRow } from './triage-rows.ts';

/** How well "needs a ticket" was decided, all as shares between 0 and 1. `nag`: allowed but answered; `miss`: let through. */
export type Decision = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly nag: number;
  readonly miss: number;
};

const REPORTED_THRESHOLDS = [...new Set([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, defaultThresholds.high])].sort(
  (left, right) => left - right,
);
const WORST_CONFUSIONS = 10;

/** Scores the decision at one threshold of the probability. */
export function decisionAt(judged: readonly Judged[], high: number): Decision {
  const needs = judged.filter(({ row }) => row.label === 'complex_request');
  const allowed = judged.length - needs.length;
  const caught = needs.filter(({ probability }) => probability >= high).length;
  const nagged = judged.filter(({ row, probability }) => row.label !== 'complex_request' && probability >= high).length;
  const precision = share(caught, caught + nagged);
  const recall = share(caught, needs.length);
  return {
    precision,
    recall,
    f1: share(2 * precision * recall, precision + recall),
    nag: share(nagged, allowed),
    miss: 1 - recall,
  };
}

/** Mean F1 of the labels that occur, each message given one label at the default threshold. */
export function macroF1(judged: readonly Judged[]): number {
  const scores = labels.flatMap((label) => {
    const wanted = judged.filter(({ row }) => row.label === label).length;
    if (wanted === 0) return [];
    const given = judged.filter((one) => labelGiven(one) === label).length;
    const right = judged.filter((one) => one.row.label === label && labelGiven(one) === label).length;
    return [share(2 * right, wanted + given)];
  });
  return share(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );
}

/** A page of text: all rows, each language, rows from public corpora apart, worst confusions, and the errors on demand. */
export function report(
  judged: readonly Judged[],
  { listErrors, bySet = false }: { readonly listErrors: boolean; readonly bySet?: boolean },
): string {
  const groups: [string, (one: Judged) => boolean][] = [
    ['all', () => true],
    ['fr', ({ row }) => row.lang === 'fr'],
    ['en', ({ row }) => row.lang === 'en'],
    ['written', ({ row }) => !isPublic(row.source)],
    ['public', ({ row }) => isPublic(row.source)],
    ...(bySet ? setsOf(judged) : []).map((set): [string, (one: Judged) => boolean] => [
      `set ${set}`,
      ({ row }) => row.set === set,
    ]),
  ];
  const lines = groups.flatMap(([name, belongs]) => {
    const members = judged.filter(belongs);
    if (members.length === 0) return [];
    return [
      `${name}: ${members.length} rows, macro-F1 ${percent(macroF1(members))}`,
      ...(name.startsWith('set ') ? [defaultThresholds.high] : REPORTED_THRESHOLDS).map(
        (high) => `  p >= ${high.toFixed(2)}  ${decisionLine(decisionAt(members, high))}`,
      ),
    ];
  });
  return [
    ...lines,
    'missed of vague and urgent requests:',
    ...missedBySub(judged),
    'each kind, precision and recall, French : English:',
    ...labels.map(
      (label) => `  ${label.padEnd(18)} ${kindLine(judged, label, 'fr')}  :  ${kindLine(judged, label, 'en')}`,
    ),
    'worst confusions (label <- given):',
    ...confusions(judged),
    ...(listErrors ? errors(judged) : []),
    '',
  ].join('\n');
}

function setsOf(judged: readonly Judged[]): string[] {
  return [...new Set(judged.flatMap(({ row }) => row.set ?? []))];
}

function missedBySub(judged: readonly Judged[]): string[] {
  return (['vague', 'urgent', 'detailed'] as const).flatMap((sub) => {
    const members = judged.filter(({ row }) => row.sub === sub);
    const missed = members.filter(({ probability }) => probability < defaultThresholds.high).length;
    return members.length === 0
      ? []
      : [`  ${sub.padEnd(9)} ${percent(share(missed, members.length))} of ${members.length}`];
  });
}

function kindLine(judged: readonly Judged[], label: Label, lang: TriageRow['lang']): string {
  const ofLanguage = judged.filter(({ row }) => row.lang === lang);
  const wanted = ofLanguage.filter(({ row }) => row.label === label).length;
  const given = ofLanguage.filter((one) => labelGiven(one) === label).length;
  const right = ofLanguage.filter((one) => one.row.label === label && labelGiven(one) === label).length;
  return `${percent(share(right, given))} ${percent(share(right, wanted))} of ${String(wanted).padStart(4)}`;
}

function labelGiven({ label, probability }: Judged): Label {
  if (probability >= defaultThresholds.high) return 'complex_request';
  return label;
}

function confusions(judged: readonly Judged[]): string[] {
  const counts = new Map<string, number>();
  for (const one of judged) {
    if (labelGiven(one) === one.row.label) continue;
    const pair = `${one.row.label} <- ${labelGiven(one)}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .sort((left, right) => right[1] - left[1])
    .slice(0, WORST_CONFUSIONS)
    .map(([pair, count]) => `  ${String(count).padStart(3)}  ${pair}`);
}

function errors(judged: readonly Judged[]): string[] {
  return judged
    .filter((one) => (one.row.label === 'complex_request') !== one.probability >= defaultThresholds.high)
    .sort((left, right) => right.probability - left.probability)
    .map(
      ({ row, probability }) =>
        `  ${probability.toFixed(2)} ${row.label} ${row.id} | ${row.text.replaceAll('\n', ' / ').slice(0, 160)}`,
    );
}

function decisionLine({ precision, recall, f1, nag, miss }: Decision): string {
  return `precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}  nag ${percent(nag)}  miss ${percent(miss)}`;
}

function isPublic(source: string): boolean {
  return source !== '' && !source.startsWith('written');
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(5);
}
