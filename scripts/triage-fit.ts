import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Model } from '../src/domain/intake/model.ts';
import { defaultThresholds } from '../src/domain/intake/thresholds.ts';
import { agreement } from './triage-agreement.ts';
import { crossValidated, type Example, fitModel, type Judged, leftOut, toExamples } from './triage-learn.ts';
import { type Decision, decisionAt, report } from './triage-report.ts';
import { readRows, secondLabels, type TriageRow, trainingRows } from './triage-rows.ts';
import { isNoWorse, readVotes } from './triage-votes.ts';
import { writtenVocabulary, writtenWeights } from './triage-weights.ts';

const WEIGHTS_FILE = new URL('../src/domain/intake/weights.ts', import.meta.url);
const VOCABULARY_FILE = new URL('../src/domain/intake/learnt-words.ts', import.meta.url);

/**
 * npx tsx scripts/triage-fit.ts                 refits from data/triage and writes the weights
 * npx tsx scripts/triage-fit.ts --votes FILE    the same with votes of `guichet triage export`, if data/triage is judged no worse
 * npx tsx scripts/triage-fit.ts --check         exits 1 when the committed weights are not what the data gives
 * npx tsx scripts/triage-fit.ts --eval FILE     scores labelled JSON lines {id,text,label,lang?} with the product's classify
 * npx tsx scripts/triage-fit.ts --cv [FILE]     5-fold cross-validation of the file (default: data/triage)
 * npx tsx scripts/triage-fit.ts --by-set        each set of data/triage judged by what was learnt from the others
 * npx tsx scripts/triage-fit.ts --agreement     how far the second labelling agrees with the first, and where it does not
 *
 * With --errors, the messages that were judged wrong are listed.
 */
const { values, positionals } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    votes: { type: 'string' },
    eval: { type: 'boolean', default: false },
    cv: { type: 'boolean', default: false },
    'by-set': { type: 'boolean', default: false },
    agreement: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const [file] = positionals;
const data = trainingRows();

if (values.eval) {
  if (file === undefined) throw new Error('--eval needs a file of JSON lines {id,text,label}');
  const { judgedByProduct } = await import('./triage-product.ts');
  process.stdout.write(report(judgedByProduct(readRows(file)), { listErrors: values.errors }));
} else if (values.cv) {
  const tested: TriageRow[] = file === undefined ? data : readRows(file);
  const others = file === undefined ? [] : data;
  process.stdout.write(report(crossValidated(tested, others), { listErrors: values.errors }));
} else if (values['by-set']) {
  process.stdout.write(report(leftOut(data), { listErrors: values.errors, bySet: true }));
} else if (values.agreement) {
  process.stdout.write(agreement(data, secondLabels()));
} else {
  const votes = values.votes === undefined ? [] : readVotes(values.votes);
  if (votes.length === 0 || areWorthLearning(votes)) writeOrCheck(fitModel([...toExamples(data), ...votes]));
  else process.exitCode = 1;
}

function writeOrCheck(model: Model): void {
  const files = [
    { file: WEIGHTS_FILE, written: writtenWeights(model) },
    { file: VOCABULARY_FILE, written: writtenVocabulary(model) },
  ];
  if (!values.check) for (const { file: target, written } of files) writeFileSync(target, written);
  else if (files.some(({ file: target, written }) => readFileSync(target, 'utf8') !== written)) {
    process.stderr.write('the committed weights are not what data/triage gives: run npm run triage:fit\n');
    process.exitCode = 1;
  }
}

/** Whether data/triage is judged no worse with the votes than without, by cross-validation; says both figures. */
function areWorthLearning(votes: readonly Example[]): boolean {
  const decided = (judged: readonly Judged[]) => decisionAt(judged, defaultThresholds.high);
  const without = decided(crossValidated(data, []));
  const withVotes = decided(crossValidated(data, [], votes));
  const areWorth = isNoWorse(withVotes, without);
  const figures = ({ f1, nag }: Decision) => `F1 ${(100 * f1).toFixed(2)}, nag ${(100 * nag).toFixed(2)}`;
  process.stderr.write(
    [
      `without votes: ${figures(without)}`,
      `with ${votes.length} votes: ${figures(withVotes)}`,
      areWorth ? 'accepted' : 'refused: data/triage is judged worse with these votes; nothing is written',
      '',
    ].join('\n'),
  );
  return areWorth;
}
