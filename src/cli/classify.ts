import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { z } from 'zod';
import { classify } from '../domain/intake/classify.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { maskSecrets } from '../domain/secrets/mask-secrets.ts';
import type { Policy } from '../policy/policy.ts';
import { presetPolicy } from '../policy/presets/presets.ts';
import { commandLineTextsFor } from '../texts/command-line.ts';
import { policyFaultTextsFor } from '../texts/policy-faults.ts';
import { readerOf } from '../texts/reader.ts';
import { reasonWords, toldReasons } from '../views/prompt.ts';
import { codeOf, loadPolicy } from './policy/load-policy.ts';

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
      const refusal = await judgeFile(options.file, write, language);
      if (refusal === null) return;
      console.error(refusal);
      process.exitCode = 1;
    });
}

type Settings = Policy['triage'];
type Write = (id: string | number, text: string) => void;

/** Judges the JSON lines of a file, or of standard input, up to the first that is no message. Returns what is wrong. */
export async function judgeFile(file: string | undefined, write: Write, language: Language): Promise<string | null> {
  try {
    return await judgeLines(file === undefined ? process.stdin : createReadStream(file), write, language);
  } catch (error) {
    if (file === undefined) throw error;
    return policyFaultTextsFor(language).unreadable(file, codeOf(error));
  }
}

async function judgeLines(input: Readable, write: Write, language: Language): Promise<string | null> {
  const texts = commandLineTextsFor(language);
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readMessage(line);
    if (typeof read === 'string') return texts[read](number);
    write(read.id, read.text);
  }
  return null;
}

/** Unlike `readline`, it throws when the stream cannot be read. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

function readMessage(line: string): z.infer<typeof lineSchema> | 'notJson' | 'notMessage' {
  let written: unknown;
  try {
    written = JSON.parse(line.trim());
  } catch {
    return 'notJson';
  }
  return lineSchema.safeParse(written).data ?? 'notMessage';
}

/** The decision that a support channel would see under a policy, the default one unless told otherwise, with no context. */
export function judgeAlone(text: string, { answerFrom, unsureFrom }: Settings = defaultTriage) {
  return classify(maskSecrets(text).text, { thresholds: { high: answerFrom, low: unsureFrom } });
}

function writeJson(settings: Settings): Write {
  return (id, text) => {
    const { label, complex, probability, reasons } = judgeAlone(text, settings);
    console.log(JSON.stringify({ id, label, complex, p: Number(probability.toFixed(4)), reasons }));
  };
}

function explain(language: Language, settings: Settings): Write {
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
