import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { classify } from '../domain/intake/classify.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { maskSecrets } from '../domain/secrets/mask-secrets.ts';
import type { Policy } from '../policy/policy.ts';
import { presetPolicy } from '../policy/presets/presets.ts';
import { readerOf } from '../texts/reader.ts';
import { reasonWords, toldReasons } from '../views/prompt.ts';
import { loadPolicy } from './policy/load-policy.ts';

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
    .option('--policy <file>', 'judge with the thresholds of this policy (JSON: a preset and what is changed of it)')
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`, 'fr')
    .action(async (texts: string[], options: { file?: string; explain: boolean; policy?: string; lang: string }) => {
      const language = options.lang === 'en' ? 'en' : 'fr';
      const loaded = await loadPolicy(options.policy, language);
      if (loaded.kind === 'refused') {
        console.error(loaded.lines.join('\n'));
        process.exitCode = 1;
        return;
      }
      const { triage } = loaded.policy;
      const write = options.explain ? explain(language, triage) : writeJson(triage);
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

type Settings = Policy['triage'];

/** The decision that a support channel would see under a policy, the default one unless told otherwise, with no context. */
export function judgeAlone(text: string, { answerFrom, unsureFrom }: Settings = defaultTriage) {
  return classify(maskSecrets(text).text, { thresholds: { high: answerFrom, low: unsureFrom } });
}

function writeJson(settings: Settings): (id: string | number, text: string) => void {
  return (id, text) => {
    const { label, complex, probability, reasons } = judgeAlone(text, settings);
    console.log(JSON.stringify({ id, label, complex, p: Number(probability.toFixed(4)), reasons }));
  };
}

function explain(language: Language, settings: Settings): (id: string | number, text: string) => void {
  return (id, text) => {
    for (const line of explained(id, text, language, settings)) console.log(line);
  };
}

/** A verdict in words, line by line: what it is, then its reasons as its author would read them. */
export function explained(
  id: string | number,
  text: string,
  language: Language,
  settings: Settings = defaultTriage,
): readonly string[] {
  const reader = readerOf({ language, timeZone: 'UTC' });
  const verdict = judgeAlone(text, settings);
  return [
    `${id}  ${verdict.label}  p=${verdict.probability.toFixed(2)}  ${verdict.band}`,
    ...toldReasons(verdict).map((reason) => `    ${reasonWords(reason, reader)}`),
  ];
}
