import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { labels } from '../src/domain/intake/verdict.ts';

const triageRow = z.object({
  id: z.string(),
  text: z.string(),
  label: z.enum(labels),
  lang: z.enum(['fr', 'en']).default('fr'),
  source: z.string().default(''),
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

/** Every row that the product learns from, in file order. */
export function trainingRows(): TriageRow[] {
  return ['messages.jsonl', 'registers.jsonl'].flatMap((name) =>
    readRows(new URL(`../data/triage/${name}`, import.meta.url)),
  );
}
