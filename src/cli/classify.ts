import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { classify } from '../domain/intake/classify.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { presetPolicy } from '../policy/presets/presets.ts';
import { readerOf } from '../texts/reader.ts';
import { reasonWords, toldReasons } from '../views/prompt.ts';

const defaultTriage = presetPolicy('agence').triage;
const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** `guichet classify`: what triage says of messages, one JSON line each, or in words with `--explain`. */
export function registerClassify(program: Command): void {
  program
    .command('classify')
    .description('say what triage thinks of messages: JSON lines {id,text} on standard input, or texts given here')
    .argument('[texts...]', 'messages to judge')
    .option('--file <path>', 'read JSON lines from this file')
    .option('--explain', 'say it in words', false)
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`, 'fr')
    .action(async (texts: string[], options: { file?: string; explain: boolean; lang: string }) => {
      const write = options.explain ? explain(options.lang === 'en' ? 'en' : 'fr') : writeJson;
      if (texts.length > 0) {
        for (const [index, text] of texts.entries()) write(index + 1, text);
        return;
      }
      const input = options.file === undefined ? process.stdin : createReadStream(options.file);
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() === '') continue;
        const { id, text } = lineSchema.parse(JSON.parse(line));
        write(id, text);
      }
    });
}

/** The decision that a support channel would see under the default policy, with no context. */
export function judgeAlone(text: string) {
  return classify(text, { thresholds: { high: defaultTriage.answerFrom, low: defaultTriage.unsureFrom } });
}

function writeJson(id: string | number, text: string): void {
  const { label, complex, probability, reasons } = judgeAlone(text);
  console.log(JSON.stringify({ id, label, complex, p: Number(probability.toFixed(4)), reasons }));
}

function explain(language: Language): (id: string | number, text: string) => void {
  return (id, text) => {
    for (const line of explained(id, text, language)) console.log(line);
  };
}

/** A verdict in words, line by line: what it is, then its reasons as its author would read them. */
export function explained(id: string | number, text: string, language: Language): readonly string[] {
  const reader = readerOf({ language, timeZone: 'UTC' });
  const verdict = judgeAlone(text);
  return [
    `${id}  ${verdict.label}  p=${verdict.probability.toFixed(2)}  ${verdict.band}`,
    ...toldReasons(verdict).map((reason) => `    ${reasonWords(reason, reader)}`),
  ];
}
