import type { Model } from '../src/domain/intake/model.ts';
import { writeVocabulary } from '../src/domain/intake/vocabulary.ts';

/** The model as the TypeScript file that the product imports, in the repository's format. */
export function writtenWeights(model: Model): string {
  const lines = Object.entries(model.weights).map(([signal, weights]) => `    ${signal}: [${weights.join(', ')}],`);
  return [
    '// Written by scripts/triage-fit.ts from data/triage. Do not edit: change the data or the signals, and fit again.',
    '// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may happen to look like log10(e).',
    "import { learntWords } from './learnt-words.ts';",
    "import type { Model } from './model.ts';",
    "import { readVocabulary } from './vocabulary.ts';",
    '',
    '/** One weight per label, in the order of `labels` in verdict.ts. */',
    'export const model: Model = {',
    `  bias: [${model.bias.join(', ')}],`,
    '  weights: {',
    ...lines,
    '  },',
    '  vocabulary: readVocabulary(learntWords),',
    '};',
    '',
  ].join('\n');
}

/** The model's vocabulary as the TypeScript file that its weights import. */
export function writtenVocabulary({ vocabulary }: Model): string {
  return [
    '// Written by scripts/triage-fit.ts from data/triage. Do not edit: change the data, and fit again.',
    '',
    '/** A wording a line, with its weight for each label in twentieths: see vocabulary.ts. */',
    `export const learntWords = \`${writeVocabulary(vocabulary)}\`;`,
    '',
  ].join('\n');
}
