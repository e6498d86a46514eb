import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Label, labels } from '../src/domain/intake/verdict.ts';

const triageRow = z.object({
  id: z.string(),
  text: z.string(),
  label: z.enum(labels),
  lang: z.enum(['fr', 'en']).default('fr'),
  source: z.string().default(''),
  /** Which people wrote it, so that what they have in common can be left out together. */
  set: z.string().optional(),
  /** Of a request: says nothing, says what is wrong or wanted, or claims urgency. */
  sub: z.enum(['vague', 'detailed', 'urgent']).optional(),
});

export type TriageRow = z.infer<typeof triageRow>;

/** The rows of a JSON lines file; throws with the line number when one is not a labelled message. */
export function readRows(file: string | URL): TriageRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const parsed = triageRow.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}, line ${index + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}

/** Every row that the product learns from, in file order. Rows of the first two files are a set each. */
export function trainingRows(): TriageRow[] {
  return ['messages', 'registers', 'hard', 'plain', 'wide'].flatMap((name) =>
    readRows(new URL(`../data/triage/${name}.jsonl`, import.meta.url)).map((row) => ({ set: name, ...row })),
  );
}

const secondLabel = z.object({ id: z.string(), label: z.enum(labels) });

/** What somebody said who saw the text and the rules only, by the row's id. */
export function secondLabels(): Map<string, Label> {
  const lines = readFileSync(new URL('../data/triage/second-labels.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return new Map(lines.map((line) => secondLabel.parse(JSON.parse(line))).map(({ id, label }) => [id, label]));
}
