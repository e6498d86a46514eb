import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { crossValidated, fitModel, toExamples } from './triage-learn.ts';
import { report } from './triage-report.ts';
import { readRows, type TriageRow, trainingRows } from './triage-rows.ts';
import { writtenWeights } from './triage-weights.ts';

const WEIGHTS_FILE = new URL('../src/domain/intake/weights.ts', import.meta.url);

/**
 * npx tsx scripts/triage-fit.ts                 refits from data/triage and writes the weights
 * npx tsx scripts/triage-fit.ts --check         exits 1 when the committed weights are not what the data gives
 * npx tsx scripts/triage-fit.ts --eval FILE     scores labelled JSON lines {id,text,label,lang?} with the product's classify
 * npx tsx scripts/triage-fit.ts --cv [FILE]     5-fold cross-validation of the file (default: data/triage)
 */
const { values, positionals } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    eval: { type: 'boolean', default: false },
    cv: { type: 'boolean', default: false },
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
} else {
  const written = writtenWeights(fitModel(toExamples(data)));
  if (!values.check) writeFileSync(WEIGHTS_FILE, written);
  else if (readFileSync(WEIGHTS_FILE, 'utf8') !== written) {
    process.stderr.write(
      'src/domain/intake/weights.ts is not what data/triage gives: run npx tsx scripts/triage-fit.ts\n',
    );
    process.exitCode = 1;
  }
}
